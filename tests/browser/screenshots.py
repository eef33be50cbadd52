"""Every view at three widths, light and dark, into `screenshots/`: `python -m tests.browser.screenshots [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from selon import pipeline, report
from selon.ledger import Ledger
from selon.model import JudgementKind
from selon.options import ReadOptions
from selon.web import Settings, application, served
from tests.browser.driver import Scheme, chromium, narrowed
from tests.report.invented import large
from tests.shared import ROOT
from tests.web.conftest import filled

WIDTHS = (360, 1280, 2560)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
EXAMPLE = ROOT / "examples" / "reservoir"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as own:
        path = Path(own) / "selon.db"
        story = _told(path)
        page = Path(own) / "report.html"
        with Ledger.open(path) as ledger:
            page.write_text(report.page(ledger.story(story)), "utf-8")
        with served(application(Settings(path))) as base:
            _taken({**_views(base, story), "report": page.as_uri()}, folder)


def _told(path: Path) -> str:
    """The example story and one of sixty articles, and a judgement; the id of the first."""
    with Ledger.open(path) as ledger:
        run = pipeline.read(sorted(EXAMPLE.glob("*.txt")), ledger, ReadOptions(one_story=True, workers=1))
        statement = run.stories[0].readings[0].statements[0].id
        ledger.judge(JudgementKind.IGNORE, statement, None, None, "Ada")
    filled(path, large(60))
    return run.stories[0].id


def _views(base: str, story: str) -> dict[str, str]:
    with httpx.Client(base_url=base) as client:
        view = client.get(f"/api/stories/{story}").json()
    article, claim, voice = view["articles"][3]["id"], view["claims"][0]["id"], view["voices"][0]["name"]
    paths = {
        "stories": "/",
        "search": "/?q=barrage",
        "story": f"/story/{story}",
        "sixty": "/story/large",
        "claim": f"/story/{story}/claims/{claim}",
        "edge": f"/story/{story}/edges/0",
        "article": f"/article/{article}",
        "speaker": f"/speaker/{voice}",
        "outlet": "/outlet/01-lumen",
        "judgements": "/judgements",
        "add": "/add",
        "enter": "/enter",
    }
    return {name: f"{base}{path}{'&' if '?' in path else '?'}ui=fr" for name, path in paths.items()}


def _taken(views: dict[str, str], folder: Path) -> None:
    with chromium() as browser:
        for width in WIDTHS:
            for scheme in SCHEMES:
                with narrowed(browser, width, scheme) as page:
                    for name, address in views.items():
                        page.goto(address)
                        target = folder / f"{name}-{width}-{scheme}.png"
                        page.screenshot(path=target, full_page=True)
                        print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "screenshots")

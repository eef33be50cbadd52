"""The pictures of the guide, from the example story: `python -m tests.browser.pictures`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from playwright.sync_api import Browser

from selon import pipeline
from selon.ledger import Ledger
from selon.options import ReadOptions
from selon.web import Settings, application, served
from tests.browser.driver import chromium
from tests.shared import ROOT

GUIDE = ROOT / "docs" / "guide"
EXAMPLE = ROOT / "examples" / "reservoir"
WIDTH, SCALE = 1180, 0.72
SHOWN = {
    "fr/glance.png": ("/story/{story}?ui=fr", "#glance", 400),
    "en/glance.png": ("/story/{story}?ui=en", "#glance", 400),
    "article.png": ("/article/{article}?ui=fr", ".text", 400),
}
"""By file: the page, the part of it, and how much of its height."""


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "selon.db"
        with Ledger.open(path) as ledger:
            run = pipeline.read(sorted(EXAMPLE.glob("*.txt")), ledger, ReadOptions(one_story=True, workers=1))
        story = run.stories[0].id
        with served(application(Settings(path))) as base, chromium() as browser:
            article = httpx.get(f"{base}/api/stories/{story}").json()["articles"][0]["id"]
            for name in SHOWN:
                _taken(browser, base, name, {"story": story, "article": article})


def _taken(browser: Browser, base: str, name: str, ids: dict[str, str]) -> None:
    path, part, height = SHOWN[name]
    target = GUIDE / name
    context = browser.new_context(viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE)
    page = context.new_page()
    page.goto(base + path.format(**ids))
    top = page.locator(part).first.evaluate("part => part.getBoundingClientRect().top + scrollY")
    page.screenshot(path=target, full_page=True, clip={"x": 0, "y": top, "width": WIDTH, "height": height})
    context.close()
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()

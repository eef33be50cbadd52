"""A real browser over the example story, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from selon import pipeline, report
from selon.ledger import Ledger
from selon.options import ReadOptions
from selon.web import Settings, application, served
from tests.browser.driver import CHROMIUM, chromium, narrowed
from tests.report.invented import hostile, large
from tests.shared import REQUIRE_ALL, ROOT
from tests.web.conftest import filled

EXAMPLE = ROOT / "examples" / "reservoir"

PATIENCE = 20_000
"""Milliseconds that a test waits for what a busy machine is slow to show."""

expect.set_options(timeout=PATIENCE)

collect_ignore = ["pictures.py", "screenshots.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    skip = pytest.mark.skip(reason=f"no browser at {CHROMIUM}; SELON_CHROMIUM names another")
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not CHROMIUM.exists() and not REQUIRE_ALL:
                item.add_marker(skip)


@dataclass(frozen=True)
class Site:
    """Where the app is, and the ids of the example story and of one of its articles."""

    base: str
    story: str
    article: str

    def at(self, path: str, lang: str = "en") -> str:
        return f"{self.base}{path}{'&' if '?' in path else '?'}ui={lang}"


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the example story, a hostile one and one of sixty articles."""
    path: Path = tmp_path_factory.mktemp("browser") / "selon.db"
    with Ledger.open(path) as ledger:
        pipeline.read(sorted(EXAMPLE.glob("*.txt")), ledger, ReadOptions(one_story=True, workers=1))
    return filled(path, hostile(), large(60))


@pytest.fixture(scope="session")
def site(told: Path) -> Iterator[Site]:
    with served(application(Settings(told))) as base, httpx.Client(base_url=base) as client:
        stories = client.get("/api/stories").json()["stories"]
        example = next(story["id"] for story in stories if story["articles"] == 8)
        articles = client.get(f"/api/stories/{example}").json()["articles"]
        yield Site(base, example, articles[3]["id"])


@pytest.fixture(scope="session")
def file(told: Path, tmp_path_factory: pytest.TempPathFactory, site: Site) -> str:
    """The address of the report of the example story, a file."""
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    with Ledger.open(told) as ledger:
        path.write_text(report.page(ledger.story(site.story), lang="en"), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as own:
        yield own


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at 1280 pixels; what the browser complains of fails the test."""
    with narrowed(browser, 1280) as own:
        told: list[str] = []
        own.on("pageerror", lambda error: told.append(str(error)))
        own.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        own.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
        yield own
        assert told == []

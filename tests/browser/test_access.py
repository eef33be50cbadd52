"""Everybody can read it: axe finds nothing, no page scrolls sideways, the keyboard reaches what the mouse does, it prints."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.driver import Scheme, narrowed

PATHS = (
    "/",
    "/?q=barrage",
    "/story/{story}",
    "/story/{story}/edges/0",
    "/article/{article}",
    "/speaker/Hydrovale",
    "/outlet/01-lumen",
    "/judgements",
    "/add",
    "/enter",
    "/nowhere",
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES: dict[Scheme, dict[str, object]] = {
    "light": {"runOnly": TAGS, "resultTypes": ["violations"]},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]},
}
"""What a page's colours decide is looked at in both schemes, all else once."""


@pytest.mark.parametrize("scheme", RULES)
def test_axe_finds_nothing(browser: Browser, site: Site, file: str, scheme: Scheme) -> None:
    found = {}
    with narrowed(browser, 1280, scheme) as page:
        for path in (*PATHS, file):
            page.goto(path if path == file else site.at(path.format(story=site.story, article=site.article)))
            page.evaluate("document.querySelectorAll('details').forEach((d, i) => { d.open = i < 3; })")
            page.wait_for_timeout(100)
            results = Axe().run(page, options=RULES[scheme])
            if results.violations_count:
                found[path] = [
                    (v["id"], v["nodes"][0]["html"][:200], len(v["nodes"])) for v in results.response["violations"]
                ]
    assert found == {}


@pytest.mark.parametrize("width", [360, 768, 2560])
def test_no_page_scrolls_sideways(browser: Browser, site: Site, file: str, width: int) -> None:
    wide = {}
    with narrowed(browser, width) as page:
        for path in (*PATHS, "/story/large", file):
            page.goto(path if path == file else site.at(path.format(story=site.story, article=site.article)))
            reached = page.evaluate("document.documentElement.scrollWidth")
            if reached > width:
                wide[path] = reached
    assert wide == {}


def test_the_keyboard_reaches_what_the_mouse_does(page: Page, site: Site) -> None:
    page.goto(site.at(f"/story/{site.story}"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    unreachable = page.evaluate(
        """[...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, .scroll')]
           .filter(e => e.checkVisibility() && e.tabIndex < 0).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert unreachable == []


def test_targets_are_large_enough(page: Page, site: Site) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels, but for links in running text."""
    page.goto(site.at(f"/story/{site.story}"))
    small = page.evaluate(
        """[...document.querySelectorAll('button, input:not([type=hidden]), select, nav a, .take a')]
           .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
           .filter(([, r]) => r.height < 24 || r.width < 24).map(([html]) => html)"""
    )
    assert small == []


def test_it_prints(page: Page, site: Site, file: str) -> None:
    for address in (site.at(f"/story/{site.story}"), file):
        page.goto(address)
        page.emulate_media(media="print")
        assert page.locator(".parts").is_hidden()
        assert page.locator(".lone li").first.bounding_box()
        assert len(page.pdf()) > 20_000

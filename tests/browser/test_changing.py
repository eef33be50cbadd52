"""Judging and undoing, adding, and hostile articles, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.report.invented import HOSTILE

PASTED = f"""Le phare de Kersan s'est éteint <script>alert(1)</script>

Le phare de Kersan s'est éteint lundi, a annoncé la mairie. « Nous cherchons », a déclaré le maire, Yann Le Goff. {HOSTILE}
"""


def test_a_difference_is_judged_away_and_brought_back(page: Page, site: Site) -> None:
    page.goto(site.at(f"/story/{site.story}"))
    first = page.locator("article.difference").first
    id_ = first.get_attribute("id")
    first.get_by_role("button", name="Not a discrepancy").click()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("status").first).to_contain_text("recorded")
    expect(page.locator(f"#{id_}")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f"#{id_}")).to_have_count(1)
    page.goto(site.at("/judgements"))
    expect(page.locator(".said > li").first).to_contain_text("Ada")


def test_a_wrong_speaker_is_corrected_in_the_margin(page: Page, site: Site) -> None:
    page.goto(site.at(f"/article/{site.article}"))
    note = page.locator("[data-note]").first
    note.locator(".wrong summary").click()
    note.get_by_label("The right speaker").fill("Ines Duval")
    note.get_by_role("button", name="Record").click()
    if page.get_by_label("Your name").count():
        page.get_by_label("Your name").fill("Ada")
        page.get_by_role("button", name="Record").click()
    expect(page.locator("[data-note]").first).to_contain_text("Ines Duval")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-note]").first).not_to_contain_text("Ines Duval")


def test_pasted_text_is_read_with_progress_and_shown_harmlessly(page: Page, site: Site) -> None:
    page.goto(site.at("/add"))
    page.get_by_label("Text of an article").fill(PASTED)
    page.get_by_label("All this is one story").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/jobs/**")
    link = page.locator('main a[href^="/story/"]')
    expect(link).to_be_visible(timeout=60_000)
    link.click()
    expect(page.locator("h1")).to_contain_text("<script>alert(1)</script>")


def test_too_much_is_said_before_it_is_sent(page: Page, site: Site) -> None:
    page.goto(site.at("/add"))
    page.locator("form.add").evaluate("form => { form.dataset.most = 3; }")
    page.locator('input[type="file"]').set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"12345"})
    page.get_by_role("button", name="Add").click()
    expect(page.locator("form.add [role=alert]")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/story/hostile", "/story/hostile/claims/c1", "/story/hostile/edges/0"])
def test_hostile_strings_run_nothing(page: Page, site: Site, path: str) -> None:
    page.goto(site.at(path))
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280

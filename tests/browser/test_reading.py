"""Reading a story: at a glance, its claims, an edge, a text and its margin."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def test_from_the_list_to_a_sentence_in_three_clicks(page: Page, site: Site) -> None:
    page.goto(site.at("/"))
    page.locator(f'a[href="/story/{site.story}"]').click()
    page.locator("#claims tbody.claim summary").first.click()
    quoted = page.locator("#claims .statements blockquote > a").first
    expect(quoted).to_be_visible()
    said = quoted.inner_text()
    quoted.click()
    lit = page.locator(".s.lit")
    expect(lit.first).to_be_visible()
    expect(lit.first).to_be_in_viewport()
    assert "".join(lit.all_inner_texts()).split()[:3] == said.split()[:3]


def test_claims_are_filtered_and_sorted_by_the_address(page: Page, site: Site) -> None:
    page.goto(site.at(f"/story/{site.story}"))
    rows = page.locator("tbody.claim")
    before = rows.count()
    page.locator('#claims input[name="q"]').fill("evacues")
    page.locator('#claims input[name="q"]').press("Enter")
    page.wait_for_url("**q=evacues**")
    assert 0 < rows.count() < before
    page.locator('#claims select[name="sort"]').select_option("origins")
    page.locator("#claims .tools button").click()
    page.wait_for_url("**sort=origins**")


def test_an_edge_of_the_drawing_opens_what_shows_it(page: Page, site: Site) -> None:
    page.goto(site.at(f"/story/{site.story}"))
    edge = page.locator("a.edge.e-copied").first
    index = edge.get_attribute("data-edge")
    edge.focus()
    page.keyboard.press("Enter")
    passages = page.locator(f"#edge-{index} .passages blockquote")
    expect(passages.first).to_be_visible()
    assert passages.count() >= 2
    assert page.locator("a.edge.on").count() == 1


def test_a_text_and_its_margin_light_up_together(page: Page, site: Site) -> None:
    page.goto(site.at(f"/article/{site.article}"))
    reference = page.locator(".ref").first
    reference.focus()
    expect(page.locator("[data-note].on")).to_have_count(1)
    assert page.locator(".s.on").count() >= 1
    page.locator("[data-note] a.num").nth(1).focus()
    expect(page.locator("[data-note].on")).to_have_count(1)


def test_a_sentence_is_linked_and_cited(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.at(f"/article/{site.article}"))
    page.locator(".pin").nth(2).focus()
    page.keyboard.press("Enter")
    buttons = page.locator(".bubble button")
    expect(buttons).to_have_count(2)
    buttons.nth(1).click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("« ")
    assert f"/article/{site.article}" in copied
    address = copied.rsplit(" ", 1)[1]
    page.goto(address)
    expect(page.locator(".s.lit").first).to_be_in_viewport()
    page.keyboard.press("Escape")


def test_the_language_is_switched_in_place(page: Page, site: Site) -> None:
    page.goto(site.at(f"/story/{site.story}"))
    page.get_by_role("link", name="français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.goto(f"{site.base}/story/{site.story}")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


@pytest.mark.parametrize("story", ["large", None])
def test_the_drawing_can_be_read(page: Page, site: Site, story: str | None) -> None:
    page.goto(site.at(f"/story/{story or site.story}"))
    boxes = page.locator(".graph .node > rect:first-of-type").evaluate_all(
        "all => all.map(r => r.getBBox()).map(b => [b.x, b.y])"
    )
    assert 5 <= len(boxes) <= 22
    assert len({tuple(box) for box in boxes}) == len(boxes)


def test_the_report_filters_sorts_and_opens_without_a_server(page: Page, file: str) -> None:
    page.goto(file)
    rows, claims = page.locator("tbody.claim:visible"), page.locator("tbody.claim").count()
    assert rows.count() == min(20, claims)
    if claims > 20:
        page.locator(".rest button").click()
    assert rows.count() == claims
    page.locator('.tools input[name="q"]').fill("evacues")
    assert 0 < rows.count() < claims
    page.locator('.tools input[name="q"]').fill("")
    page.locator('.tools select[name="sort"]').select_option("articles")
    counts = [int(value or 0) for value in rows.evaluate_all("all => all.map(r => r.dataset.articles)")]
    assert counts == sorted(counts, reverse=True)
    page.locator("#glance a").first.click()
    expect(page.locator("tbody.claim details[open]")).to_have_count(1)
    page.locator("details[open] .statements blockquote > a").first.click()
    expect(page.locator(".s.lit").first).to_be_in_viewport()
    page.locator("a.edge").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".edges details[open]")).to_have_count(1)

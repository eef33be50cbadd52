"""Every page answers, in both languages, and leads where it says."""

from __future__ import annotations

import csv
import io
import json
import re

import httpx
import pytest

from selon.model import Story
from selon.report import wording

STORY = "/story/orvault"
PAGES = (
    "/",
    "/?q=digue",
    "/?q=nowhere",
    "/?outlet=Le+Ponant&lang=fr&since=2026-01-01&until=2026-12-31",
    STORY,
    f"{STORY}?q=cause&sort=denied",
    f"{STORY}/claims/c1",
    f"{STORY}/edges/0",
    f"{STORY}/edges/1",
    "/article/{article}",
    "/speaker/Élise Marchand",
    "/outlet/Le Ponant",
    "/outlet/Agence du Ponant",
    "/judgements",
    "/add",
    "/enter",
)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_both_languages(client: httpx.Client, story: Story, page: str, lang: str) -> None:
    address = page.format(article=story.readings[0].article.id)
    answer = client.get(address, headers={"accept-language": f"{lang}-CA, de;q=0.8"})
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert answer.text.count("<h1") == 1
    assert wording(lang)("skip") in answer.text


def test_the_language_asked_for_is_kept(client: httpx.Client) -> None:
    assert '<html lang="en">' in client.get("/?ui=en").text
    assert '<html lang="en">' in client.get("/").text
    assert '<html lang="fr">' in client.get("/?ui=fr").text


def test_a_story_shows_what_is_claimed_on_whose_word_and_where_it_differs(client: httpx.Client) -> None:
    html = client.get(STORY).text
    for words in ("La digue a cédé lundi sur 40 mètres", "Élise Marchand", "longueur de la brèche", "Agence du Ponant"):
        assert words in html
    assert 'aria-label="attribué"' in html
    assert f'href="{STORY}/edges/0"' in html


def test_every_link_of_the_pages_leads_somewhere(client: httpx.Client, story: Story) -> None:
    waiting, seen = ["/", STORY], set()
    while waiting:
        page = waiting.pop()
        answer = client.get(page)
        assert answer.status_code == 200, page
        if "html" not in answer.headers["content-type"]:
            continue
        for link in re.findall(r'(?:href|data-from)="(/[^"#]*)', answer.text):
            link = link.replace("&amp;", "&")
            if link not in seen and "ui=" not in link:
                seen.add(link)
                waiting.append(link)
    assert f"/article/{story.readings[1].article.id}" in seen


def test_anchors_that_entries_lead_to_are_in_the_article(client: httpx.Client) -> None:
    html = client.get(STORY).text + client.get(f"{STORY}/claims/c1").text
    for article, anchor in set(re.findall(r'href="(/article/[0-9a-f]+)#([^"]+)"', html)):
        assert f'id="{anchor}"' in client.get(article).text


@pytest.mark.parametrize("page", [STORY, f"{STORY}?page=2", "/article/{article}"])
def test_links_within_a_page_have_their_end(client: httpx.Client, story: Story, page: str) -> None:
    html = client.get(page.format(article=story.readings[0].article.id)).text
    assert not set(re.findall(r'href="#([^"]+)"', html)) - set(re.findall(r' id="([^"]+)"', html))


def test_parts_come_without_the_page_around_them(client: httpx.Client) -> None:
    part = client.get(f"{STORY}/claims/c1?part=1").text
    assert "<html" not in part
    assert "La digue a cédé" in part


@pytest.mark.parametrize("name", ["claims", "differences", "voices", "derivations", "articles"])
def test_every_table_can_be_taken_along(client: httpx.Client, name: str) -> None:
    rows = client.get(f"{STORY}/tables/{name}.json").json()
    answer = client.get(f"{STORY}/tables/{name}.csv")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert len(list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))) == len(rows) > 0


@pytest.mark.parametrize(
    "address",
    ["/tables/stories.csv", "/tables/speaker.json?name=Élise Marchand", "/tables/outlet.csv?name=Le Ponant"],
)
def test_lists_can_be_taken_along(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_story_as_one_file_and_as_json(client: httpx.Client) -> None:
    page = client.get(f"{STORY}/report.html")
    assert page.text.startswith("<!doctype html>")
    assert "attachment" in page.headers["content-disposition"]
    assert json.loads(client.get(f"{STORY}/story.json").text)["claims"]


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere", "/story/none", f"{STORY}/claims/none", f"{STORY}/edges/99", f"{STORY}/tables/none.csv",
        f"{STORY}/tables/claims.xml", "/article/none", "/speaker/Nobody", "/outlet/None", "/jobs/none", "/assets/none.js",
        "/tables/speaker.csv?name=x",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_so(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_assets_are_kept_for_ever_under_their_own_address(client: httpx.Client) -> None:
    found = re.findall(r'"(/assets/[^"]+)"', client.get("/").text)
    assert len(found) == 3
    assert all("immutable" in client.get(address).headers["cache-control"] for address in found)
    assert "immutable" not in client.get("/assets/selon.css?v=old").headers["cache-control"]

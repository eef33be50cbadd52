"""What articles share with articles of other stories, from the reading of them to the eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import httpx
import pytest
from rich.console import Console

from selon import pipeline, report
from selon.ledger import Ledger, verify
from selon.model import Article, Story
from selon.options import ReadOptions
from selon.web import Settings, application, served
from tests.lineage.build import article
from tests.lineage.texts import AGENCY, COPY, PORTRAIT, RIVAL

BRIDGE = [
    article(AGENCY, "agency.txt", outlet="Agence Corvel", when="2031-06-03"),
    article(COPY, "copy.txt", when="2031-06-04"),
]
MUSEUM = article(PORTRAIT, "portrait.txt", outlet="Le Courrier de Sorville", when="2031-09-12")
SENTENCE = (
    "Quelque 14 000 automobilistes empruntent chaque jour cet ouvrage construit en 1931 entre Brasmont et Orsigny"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "selon.db") as opened:
        yield opened


def take(ledger: Ledger, *articles: Article) -> Story:
    [story] = pipeline.take(articles, ledger, ReadOptions(workers=1)).stories
    return story


def said(story: Story) -> set[tuple[str, str, str]]:
    """(doc, the words there, doc of the other) of all that a story shares elsewhere."""
    texts = {reading.article.doc: reading.article.text for reading in story.readings}
    return {(one.doc, " ".join(texts[one.doc][slice(*one.span)].split()), one.their_doc) for one in story.elsewhere}


def test_a_later_article_shows_it_and_so_does_the_earlier_story(ledger: Ledger) -> None:
    bridge = take(ledger, *BRIDGE)
    assert bridge.elsewhere == ()
    museum = take(ledger, MUSEUM)
    assert said(museum) == {("portrait.txt", SENTENCE, "agency.txt"), ("portrait.txt", SENTENCE, "copy.txt")}
    assert {one.story for one in museum.elsewhere} == {bridge.id}
    again = ledger.story(bridge.id)
    assert said(again) == {("agency.txt", SENTENCE, "portrait.txt"), ("copy.txt", SENTENCE, "portrait.txt")}
    assert verify(ledger) == []


def test_all_at_once_finds_the_same(ledger: Ledger) -> None:
    run = pipeline.take([MUSEUM, *BRIDGE], ledger, ReadOptions(workers=1))
    assert sorted(len(story.elsewhere) for story in run.stories) == [2, 2]
    assert ledger.count("reuse") == 2


def test_one_story_shows_it_itself(ledger: Ledger) -> None:
    told = pipeline.take([*BRIDGE, MUSEUM], ledger, ReadOptions(workers=1, one_story=True)).stories[0]
    assert told.elsewhere == ()
    assert ledger.count("reuse") == 0
    assert any(passage.doc == "portrait.txt" for lineage in told.lineage for passage in lineage.shared_with)


def test_nothing_is_said_of_articles_that_share_nothing(ledger: Ledger) -> None:
    take(ledger, MUSEUM)
    assert take(ledger, article(RIVAL, "rival.txt")).elsewhere == ()


def test_what_was_read_before_there_was_an_index_is_looked_at(ledger: Ledger) -> None:
    take(ledger, *BRIDGE)
    take(ledger, MUSEUM)
    with ledger.transaction() as connection:
        for table in ("reuse", "fingerprints", "fingerprinted"):
            connection.execute(f"DELETE FROM {table}")
    take(ledger, article(RIVAL, "rival.txt"))
    assert ledger.count("reuse") == 2


def test_forgotten_it_is_shown_nowhere(ledger: Ledger) -> None:
    bridge = take(ledger, *BRIDGE)
    take(ledger, MUSEUM)
    ledger.forget("portrait.txt")
    assert ledger.story(bridge.id).elsewhere == ()
    assert b"poirier" not in ledger.path.read_bytes()


def test_the_summary_tells_it_in_a_line(ledger: Ledger) -> None:
    out = StringIO()
    report.summary(take(ledger, *BRIDGE), Console(file=out, width=200), lang="en")
    assert "outside this story" not in out.getvalue()
    report.summary(take(ledger, MUSEUM), Console(file=out, width=200), lang="en")
    [line] = [line for line in out.getvalue().splitlines() if "outside this story" in line]
    assert line.strip().startswith("1 article shares text with articles outside this story · nearest: ")


def test_the_page_names_the_other_article_and_leads_to_the_passage(ledger: Ledger) -> None:
    bridge = take(ledger, *BRIDGE)
    museum = take(ledger, MUSEUM)
    page = report.page(ledger.story(bridge.id), lang="en")
    assert page.count("Text also found outside this story") == 2
    assert "Le Courrier de Sorville" in page
    span = next(one.span for one in ledger.story(bridge.id).elsewhere if one.doc == "agency.txt")
    anchor = f"a1-{span.start}-{span.end}"
    assert f'href="#{anchor}"' in page
    assert f'id="{anchor}"' in page
    assert museum.elsewhere[0].their_article not in page, "the report stands alone: no address of the ledger in it"


def test_the_app_leads_to_the_other_article_and_knows_when_it_goes(ledger: Ledger) -> None:
    bridge, museum = take(ledger, *BRIDGE), take(ledger, MUSEUM)
    ids = {reading.article.doc: reading.article.id for reading in (*bridge.readings, *museum.readings)}
    with served(application(Settings(ledger.path))) as base, httpx.Client(base_url=base, timeout=60) as client:
        page = client.get(f"/article/{ids['portrait.txt']}?ui=en").text
        [href] = re.findall(rf'href="(/article/{ids["agency.txt"]}[^"]*)"', page)
        address, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in client.get(address).text
        view = client.get(f"/api/stories/{bridge.id}").json()
        assert [other["article"] for other in view["articles"][0]["elsewhere"]] == [ids["portrait.txt"]]
        ledger.forget("portrait.txt")
        assert "outside this story" not in client.get(f"/article/{ids['agency.txt']}?ui=en").text

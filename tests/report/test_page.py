"""The report: one file that asks nothing of any network, shows every string as text, and leads to every sentence."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from selon.model import Span
from selon.report import page, summary
from selon.report.marking import blocks
from selon.report.notes import notes
from selon.report.page import fingerprint
from tests.ledger import invented
from tests.report.elements import ALLOWED, Elements
from tests.report.invented import HOSTILE, hostile, large, nested, word_of


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_asks_nothing_of_any_network(lang: str) -> None:
    html = page(invented.story(), lang=lang)
    assert f'<html lang="{lang}">' in html
    leads = [value for name, value in Elements(html).attributes if name in ("src", "href")]
    assert all(value.startswith("#") for value in leads), leads
    assert "url(http" not in html
    assert "@import" not in html


def test_the_policy_lets_only_its_own_style_and_script_run() -> None:
    html = page(invented.story())
    style, script = (
        re.findall(r"<style>(.*?)</style>", html, re.S)[0],
        re.findall(r"<script>(.*?)</script>", html, re.S)[0],
    )
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)[0]
    assert fingerprint(style) in policy
    assert fingerprint(script) in policy
    assert "unsafe" not in policy


def test_ids_are_one_and_every_link_has_its_end() -> None:
    shown = Elements(page(invented.story())).attributes
    ids = [value for name, value in shown if name == "id"]
    assert len(ids) == len(set(ids))
    assert not {value[1:] for name, value in shown if name == "href"} - set(ids)


def test_hostile_strings_are_shown_as_text() -> None:
    html = page(hostile())
    elements = Elements(html)
    assert set(elements.names) <= ALLOWED
    assert elements.names.count("script") == 1
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    assert not [value for name, value in elements.attributes if name == "href" and "javascript" in value]
    assert "{{ 7 * 7 }}" in html


def test_a_word_of_a_million_letters_is_shown() -> None:
    own = replace(
        invented.story(), readings=(word_of(1_000_000),), claims=(), discrepancies=(), derivations=(), lineage=()
    )
    assert "a" * 1_000_000 in page(own)


def test_sixty_articles_make_one_page() -> None:
    html = page(large(60))
    assert html.count('class="sheet"') == 60


def test_a_text_is_cut_where_anything_begins_or_ends_and_loses_nothing() -> None:
    reading = invented.reading("1.txt")
    shown = blocks(reading, 3, [Span(5, 9)])
    said = ["".join(s.text for sentence in p for s in sentence.segments) for block in shown for p in block.paragraphs]
    assert "".join(said).replace(" ", "") == reading.article.text.replace("\n", "").replace(" ", "")
    segments = [s for block in shown for p in block.paragraphs for sentence in p for s in sentence.segments]
    assert [s.anchors for s in segments if s.start == 5] == [("a3-5-9",)]
    assert {s.role for s in segments} == {"", "content", "source", "cue"}
    assert [id_ for s in segments for id_ in s.begins] == ["a1", "a2"]


def test_notes_follow_the_text_with_their_chains() -> None:
    reading = invented.reading("1.txt")
    shown = list(notes(replace(reading, attributions=nested(reading)), 1))
    assert [note.id for note in shown] == ["a1", "a2"]
    assert [note.depth for note in shown] == [1, 2]
    assert shown[1].subject == f"{reading.article.id}#a2"


def test_notes_of_a_circle_end() -> None:
    reading = invented.reading("1.txt")
    one, two = reading.attributions
    circle = replace(reading, attributions=(replace(one, parent="a2"), replace(two, parent="a1")))
    assert len(list(notes(circle, 1))) == 2
    assert blocks(circle, 1, ())


@pytest.mark.parametrize("lang", ["fr", "en", None])
def test_the_summary_says_the_main_things(lang: str | None) -> None:
    out = io.StringIO()
    summary(invented.story(), Console(file=out, width=100), lang)
    for words in ("La digue d'Orvault a cédé", "longueur de la brèche", "Élise Marchand", "Le Ponant"):
        assert words in out.getvalue()


def test_the_summary_takes_no_markup_from_articles() -> None:
    out = io.StringIO()
    summary(replace(hostile(), title="[bold]x[/bold]"), Console(file=out, width=200), "en")
    assert "[bold]x[/bold]" in out.getvalue()
    assert HOSTILE.split("\u202e")[0] in out.getvalue()

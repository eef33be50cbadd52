from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from selon.ledger import Ledger, verify
from selon.model import Block, BlockKind, Reading, Side, Span, Story
from tests.ledger import invented


def test_a_right_ledger_has_no_fault(ledger: Ledger) -> None:
    assert verify(ledger) == []


DAMAGE = [
    ("UPDATE articles SET text = replace(text, 'cause', 'raison')", "not the hash"),
    ("UPDATE articles SET title = 'Une autre'", "its seal differs"),
    ("DELETE FROM blocks WHERE ordinal = 1", "without a block|does not follow"),
    ("UPDATE blocks SET span_end = span_end + 900 WHERE ordinal = 3", "no stretch"),
    ("UPDATE attributions SET cue_end = cue_start", "no stretch"),
    ("UPDATE attributions SET content = '[[900,901]]' WHERE id = 'a2'", "no stretch"),
    ("UPDATE attributions SET parent = 'a9' WHERE id = 'a2'", "parent a9"),
    ("UPDATE statements SET attribution = 'a9'", "attribution a9"),
    ("UPDATE statements SET span_start = span_start + 1", "hull"),
    ("UPDATE statements SET chain = '[\"Personne\"]'", "not the hash of its words"),
    ("UPDATE citations SET span_start = -1", "no stretch"),
    ("UPDATE links SET score = 0.1", "not what was told"),
    ("DELETE FROM statements", "refers to statements|links to a statement"),
    ("UPDATE claims SET text = 'Une phrase de personne'", "verbatim"),
    ("UPDATE sides SET span_end = 90000", "no stretch"),
    ("UPDATE sides SET doc = '9.txt'", "'9.txt', which is not in its story"),
    ("UPDATE discrepancies SET claim = 'c9'", "claim c9"),
    ("UPDATE derivations SET taken_from = '9.txt' WHERE is_article", "'9.txt'"),
    ("UPDATE lineage SET evidence = '[[5,5]]'", "no stretch"),
    ("UPDATE reuse SET span_end = 90000", "no stretch"),
    ("UPDATE reuse SET their_span_start = their_span_end", "no stretch"),
    ("UPDATE reuse SET their_article = 'nobody'", "its article nobody is not there"),
    ("UPDATE reuse SET their_article = article", "with itself"),
    ("DELETE FROM readings", "has no reading"),
    ("DELETE FROM story_articles WHERE ordinal = 0", "not in its story"),
    ("INSERT INTO articles_words (articles_words) VALUES ('delete-all')", "not in step"),
]


@pytest.mark.parametrize(("damage", "fault"), DAMAGE, ids=[sql[:60] for sql, _ in DAMAGE])
def test_every_damage_is_named(ledger: Ledger, damage: str, fault: str) -> None:
    with ledger.connected() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(damage) is not None
    faults = "\n".join(map(str, verify(ledger)))
    assert any(part in faults for part in fault.split("|")), faults


def test_readings_that_are_off_from_the_start(tmp_path: Path, story: Story) -> None:
    """The seal proves that nothing changed since; these were never right."""
    first = story.readings[0]
    end = len(first.article.text)
    wrong = {
        "does not follow": Block(BlockKind.BODY, Span(2, end)),
        "no stretch": Block(BlockKind.BODY, Span(0, end + 1)),
    }
    for what, block in wrong.items():
        with Ledger.open(tmp_path / f"{what}.db") as ledger:
            ledger.add(replace(first, article=replace(first.article, blocks=(first.article.blocks[0], block))))
            assert any(what in str(fault) for fault in verify(ledger))


def test_a_story_with_two_articles_of_one_doc_is_named(tmp_path: Path) -> None:
    same: tuple[Reading, ...] = tuple(invented.reading("1.txt", lines) for lines in (invented.LINES, invented.OTHER))
    with Ledger.open(tmp_path / "l.db") as ledger:
        for reading in same:
            ledger.add(reading)
        ledger.put_story(Story("s", "t", same))
        assert any("one doc" in fault.what for fault in verify(ledger))


def test_a_discrepancy_needs_two_sides(ledger: Ledger, story: Story) -> None:
    one: tuple[Side, ...] = story.discrepancies[0].sides[:1]
    ledger.put_story(replace(story, discrepancies=(replace(story.discrepancies[0], sides=one),)))
    assert any("fewer than two" in fault.what for fault in verify(ledger))

"""Articles read one by one find their story, whatever is stored; what the ledger forgets, the index forgets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.grouping.scores import b_cubed

from selon import pipeline
from selon.ledger import Ledger
from selon.options import ReadOptions
from selon.stories import Index, group_topics
from tests.stories.invented import EVENTS, TEXTS, articles
from tests.stories.test_steps import drawn


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [{"doc": d, "text": text, "lang": lang, "published": day} for d, (lang, day, text) in TEXTS.items()]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def stories(ledger: Ledger) -> list[list[str]]:
    return sorted([reading.article.doc for reading in story.readings] for story in ledger.stories())


def test_articles_read_one_by_one_find_their_story(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        for article in articles():
            pipeline.take([article], ledger)
        assert stories(ledger) == EVENTS


def test_all_at_once_and_read_again_they_find_the_same(table: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "all.db") as ledger:
        first = pipeline.read([table], ledger)
        again = pipeline.read([table], ledger)
        assert stories(ledger) == EVENTS
    assert [story.id for story in again.stories] == [story.id for story in first.stories]


def test_only_the_story_that_is_touched_is_told_again(tmp_path: Path) -> None:
    *before, last = articles()
    with Ledger.open(tmp_path / "last.db") as ledger:
        pipeline.take(before, ledger)
        [told] = pipeline.take([last], ledger).stories
        assert [reading.article.doc for reading in told.readings] == EVENTS[0]
        assert len(ledger.story_ids()) == len(EVENTS)


def test_articles_that_were_read_as_one_story_are_found_later(tmp_path: Path) -> None:
    *before, last = articles()
    with Ledger.open(tmp_path / "later.db") as ledger:
        pipeline.take(before, ledger, ReadOptions(one_story=True))
        [told] = pipeline.take([last], ledger).stories
    assert [reading.article.doc for reading in told.readings] == EVENTS[0]


def test_what_is_forgotten_is_gone_from_the_index(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "gone.db") as ledger:
        pipeline.take(articles(), ledger)
        ledger.forget("dam-1")
        with ledger.connected() as connection:
            index = Index(connection)
            assert len(index) == len(TEXTS) - 1
            keyed = connection.execute("SELECT COUNT(DISTINCT article) FROM topic_keys").fetchone()[0]
    assert keyed == len(TEXTS) - 1


def test_one_by_one_and_all_at_once_agree(tmp_path: Path) -> None:
    topics = drawn(11, 300, common=3000)
    with Ledger.open(tmp_path / "agree.db") as ledger, ledger.transaction() as connection:
        index = Index(connection)
        online = [index.place([one])[0] for one in topics]
    groups = group_topics(topics)
    batch = [next(number for number, group in enumerate(groups) if place in group) for place in range(len(topics))]
    assert b_cubed(batch, online).f1 > 0.95

"""Articles read one by one find their story, whatever is stored; what the ledger forgets, the index forgets."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest
from benchmarks.floors import floors
from benchmarks.grouping import online
from benchmarks.grouping.__main__ import labelled
from benchmarks.grouping.scores import b_cubed

from selon import pipeline
from selon.ledger import Ledger, verify
from selon.model import Article
from selon.options import ReadOptions
from selon.stories import Index, Topic, group_topics
from selon.stories.regroup import ROOM
from tests.stories.invented import EVENTS, TEXTS, articles, flashes
from tests.stories.test_steps import drawn

TOLERANCE = 0.98
"""Least B-cubed F1 of the stories of articles read one by one against those of all at once."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [{"doc": d, "text": text, "lang": lang, "published": day} for d, (lang, day, text) in TEXTS.items()]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def stories(ledger: Ledger) -> list[list[str]]:
    return sorted([reading.article.doc for reading in story.readings] for story in ledger.stories())


def others(doc: str) -> tuple[list[Article], Article]:
    """All invented articles but one, and that one."""
    return [article for article in articles() if article.doc != doc], next(a for a in articles() if a.doc == doc)


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_articles_read_one_by_one_in_any_order_find_their_story(tmp_path: Path, seed: int | None) -> None:
    items = articles()
    if seed is not None:
        random.Random(seed).shuffle(items)
    with Ledger.open(tmp_path / "one.db") as ledger:
        for article in items:
            pipeline.take([article], ledger)
        assert stories(ledger) == EVENTS
        assert verify(ledger) == []


def test_all_at_once_and_read_again_they_find_the_same(table: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "all.db") as ledger:
        first = pipeline.read([table], ledger)
        again = pipeline.read([table], ledger)
        assert stories(ledger) == EVENTS
    assert [story.id for story in again.stories] == [story.id for story in first.stories]


def test_only_the_story_that_is_touched_is_told_again(tmp_path: Path) -> None:
    before, last = others("follow-up")
    with Ledger.open(tmp_path / "last.db") as ledger:
        pipeline.take(before, ledger)
        [told] = pipeline.take([last], ledger).stories
        assert [reading.article.doc for reading in told.readings] == EVENTS[0]
        assert len(ledger.story_ids()) == len(EVENTS)


def test_articles_that_were_read_as_one_story_are_found_later(tmp_path: Path) -> None:
    before, last = others("follow-up")
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


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shuffled", [False, True], ids=["by date", "shuffled"])
def test_one_by_one_and_all_at_once_agree(seed: int, shuffled: bool) -> None:
    topics = drawn(seed, 240, common=3000)
    batch = labelled(group_topics(topics))
    order = list(range(len(topics)))
    if shuffled:
        random.Random(seed).shuffle(order)
    assert b_cubed(batch, online.read(topics, order)).f1 >= TOLERANCE


def test_the_tolerance_is_the_floor_of_the_benchmark() -> None:
    held = floors("grouping")
    assert {held[f"{order}, agreement with all at once"] for order in online.ORDERS} == {TOLERANCE}


def test_a_later_article_makes_one_of_two_stories_and_the_old_id_leads_there(tmp_path: Path) -> None:
    first, second, whole = flashes()
    with Ledger.open(tmp_path / "one.db") as ledger:
        [early], [late] = (pipeline.take([article], ledger).stories for article in (first, second))
        run = pipeline.take([whole], ledger)
        [told] = run.stories
        assert (told.id, len(told.readings)) == (early.id, 3)
        assert run.joined == (pipeline.Joined(late.id, late.title, early.id),)
        assert ledger.story_ids() == (early.id,)
        assert ledger.story(late.id) == ledger.story(early.id) == told
        assert verify(ledger) == []


def test_what_a_person_put_together_grows_and_is_never_torn_apart(tmp_path: Path) -> None:
    first, second, whole = flashes()
    strange = articles()[0]
    with Ledger.open(tmp_path / "one.db") as ledger:
        [own] = pipeline.take([first, second], ledger, ReadOptions(one_story=True)).stories
        assert [story.id for story in pipeline.take([first], ledger).stories] == [own.id]
        [grown] = pipeline.take([whole], ledger).stories
        assert (grown.id, len(grown.readings)) == (own.id, 3)
        [mixed] = pipeline.take([whole, strange], ledger, ReadOptions(one_story=True)).stories
        pipeline.take(articles()[1:3], ledger)
        assert [r.article.doc for r in ledger.story(mixed.id).readings] == sorted([whole.doc, strange.doc])
        assert verify(ledger) == []


def lone(*weights: tuple[str, int], day: int = 1) -> Topic:
    return Topic("".join(word for word, _ in weights) + str(day), day, weights)


@pytest.fixture
def index() -> Index:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE articles (id TEXT)")
    return Index(connection)


def test_an_early_wrong_join_is_undone_and_both_stories_are_told(index: Index) -> None:
    shared = (("b", 450), ("c", 450))
    first, second = lone(("a", 700), ("e", 300), *shared), lone(("d", 700), ("f", 300), *shared)
    assert index.place([first]) == index.place([second])
    touched = [index.place([lone(("a", 800), ("e", 600), day=day)]) for day in (2, 3)]
    touched += [index.place([lone(("d", 800), ("f", 600), day=day)]) for day in (2, 3)]
    assert [len(index.members(index.place([topic])[0])) for topic in (first, second)] == [3, 3]
    assert max(len(homes) for homes in touched) == 2


def test_a_story_larger_than_what_is_grouped_again_still_grows(index: Index) -> None:
    for day in range(ROOM + 20):
        [home] = index.place([Topic(f"{day:03}", 1 + day % 3, (("a", 700), ("b", 700)))])
    assert len(index.members(home)) == ROOM + 20


def test_forgetting_keeps_pairs_and_homes_right(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "gone.db") as ledger:
        for article in articles():
            pipeline.take([article], ledger)
        for doc in ("dam-1", "trial-2"):
            ledger.forget(doc)
        pipeline.retell(ledger)
        with ledger.connected() as connection:
            numbers = {row[0] for row in connection.execute("SELECT number FROM topics")}
            assert {n for row in connection.execute("SELECT one, other FROM topic_pairs") for n in row} <= numbers
            assert {row[0] for row in connection.execute("SELECT home FROM topics")} <= numbers
        pipeline.take([article for article in articles() if article.doc in ("dam-1", "trial-2")], ledger)
        assert stories(ledger) == EVENTS

"""Which story goes on where, when articles are grouped over again; where old ids lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import Ledger, verify
from selon.model import JudgementKind, Reading, Story
from tests.ledger import invented

DOCS = "abcdef"


@pytest.fixture
def read() -> dict[str, Reading]:
    return {doc: invented.reading(doc) for doc in DOCS}


@pytest.fixture
def ledger(tmp_path: Path, read: dict[str, Reading]) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as own:
        for reading in read.values():
            own.add(reading)
        yield own


def put(ledger: Ledger, id_: str, docs: str, *, gathered: bool = False, joined: tuple[str, ...] = ()) -> None:
    readings = tuple(invented.reading(doc) for doc in docs)
    ledger.put_story(Story(id_, f"title {id_}", readings), joined, gathered=gathered)


def told(ledger: Ledger, *groups: str) -> list[tuple[str, str, list[str]]]:
    """For each heir its id (`new` for one that no story has), its docs, and the ids of those that join it."""
    ids = {invented.reading(doc).article.id: doc for doc in DOCS}
    by_doc = {doc: id_ for id_, doc in ids.items()}
    heirs = ledger.heirs([[by_doc[doc] for doc in group] for group in groups])
    known = ledger.story_ids()
    return [
        (
            h.story if h.story in known else "new",
            "".join(sorted(ids[a] for a in h.articles)),
            [old for old, _ in h.joined],
        )
        for h in heirs
    ]


def test_the_story_with_more_articles_keeps_its_id_of_equals_the_older(ledger: Ledger) -> None:
    put(ledger, "one", "a")
    put(ledger, "two", "b")
    put(ledger, "more", "cd")
    assert told(ledger, "ab") == [("one", "ab", ["two"])]
    assert told(ledger, "abcd") == [("more", "abcd", ["one", "two"])]


def test_a_story_that_is_parted_goes_where_most_of_it_goes(ledger: Ledger) -> None:
    put(ledger, "one", "abc")
    put(ledger, "two", "de")
    assert told(ledger, "ab", "cde") == [("one", "ab", []), ("two", "cde", [])]
    assert told(ledger, "a", "bcf") == [("new", "a", []), ("one", "bcf", [])]
    assert told(ledger, "bcde", "a") == [("one", "bcde", ["two"]), ("new", "a", [])]


def test_an_id_that_a_grown_story_has_is_not_given_again(ledger: Ledger, read: dict[str, Reading]) -> None:
    first = ledger.heirs([[read["a"].article.id]])[0].story
    put(ledger, first, "abc")
    [kept, parted] = ledger.heirs([[read["b"].article.id, read["c"].article.id], [read["a"].article.id]])
    assert kept.story == first != parted.story


def test_old_ids_lead_to_the_story_that_is_told_now_at_any_remove(ledger: Ledger) -> None:
    put(ledger, "one", "a")
    put(ledger, "two", "bc")
    put(ledger, "two", "abc", joined=("one",))
    put(ledger, "three", "def")
    put(ledger, "three", "abcdef", joined=("two",))
    assert {ledger.present(old) for old in ("one", "two", "three")} == {"three"}
    assert ledger.story("one") == ledger.story("three")
    assert len(list(ledger.readings("one"))) == 6
    assert verify(ledger) == []
    put(ledger, "one", "a")
    assert (ledger.present("one"), ledger.present("two")) == ("one", "three")
    assert verify(ledger) == []


def test_what_a_person_put_together_stays_whole(ledger: Ledger) -> None:
    put(ledger, "own", "abc", gathered=True)
    assert told(ledger, "ab", "cd") == [("own", "abc", []), ("new", "cd", [])]
    assert told(ledger, "abcd") == [("own", "abcd", [])]
    put(ledger, "own", "abcd")
    assert told(ledger, "ab", "cde") == [("own", "abcd", []), ("new", "cde", [])]
    assert told(ledger, "abc", "de") == [("own", "abc", []), ("new", "de", [])]
    put(ledger, "large", "abcdef", joined=("own",))
    assert told(ledger, "ab", "cdef") == [("large", "abcdef", [])]


def test_judgements_stand_when_stories_become_one(ledger: Ledger, read: dict[str, Reading]) -> None:
    put(ledger, "one", "a")
    put(ledger, "two", "bc")
    one, other = (read[doc].statements[0].id for doc in "ab")
    made = [
        ledger.judge(JudgementKind.SAME, one, other, None, "Ada"),
        ledger.judge(JudgementKind.WRONG_SPEAKER, f"{read['a'].article.id}#a1", None, "Paul Roy", "Ada"),
    ]
    put(ledger, "two", "abc", joined=("one",))
    assert list(ledger.judgements()) == made
    assert ledger.story("one").readings[0].attributions[0].speaker == "Paul Roy"
    assert verify(ledger) == []


def test_forgetting_all_articles_of_a_story_leaves_no_old_id(ledger: Ledger) -> None:
    put(ledger, "one", "a")
    put(ledger, "two", "ab")
    assert ledger.present("one") == "two"
    for doc in "ab":
        ledger.forget(doc)
    assert ledger.present("one") == "one"
    assert verify(ledger) == []


def test_an_old_id_under_which_a_story_stands_is_a_fault(ledger: Ledger) -> None:
    put(ledger, "one", "a")
    put(ledger, "two", "b")
    with ledger.transaction() as connection:
        connection.execute("INSERT INTO aliases VALUES ('one', 'two')")
    assert "aliases" in {fault.table for fault in verify(ledger)}

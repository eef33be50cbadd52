"""Stories in and out: which articles, and all that the set steps made of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from selon.errors import NotInLedger
from selon.identity import content_id
from selon.ledger import readings, reuse, rows, succession
from selon.ledger.fields import dumps, plain
from selon.ledger.schema import BY_NAME
from selon.model import Claim, Discrepancy, Story

STORIES = BY_NAME["stories"]


def put(connection: sqlite3.Connection, story: Story, joined: Collection[str] = (), *, gathered: bool = False) -> bool:
    """Write `story` over what was told of it; false where nothing differs. The stories `joined`, and others whose articles
    are all in this one, go on in it: their ids lead to it. With `gathered`, a person put it together."""
    articles = [reading.article.id for reading in story.readings]
    _check(connection, story.id, articles)
    parts = [old for old in dict.fromkeys((*joined, *_parts(connection, story.id, articles))) if old != story.id]
    held = articles if gathered else succession.gathered(connection, [story.id, *parts])
    written = _put(connection, story, articles)
    succession.gather(connection, story.id, held)
    for old in parts:
        succession.join(connection, old, story.id)
    return written or bool(parts)


def _put(connection: sqlite3.Connection, story: Story, articles: Sequence[str]) -> bool:
    sealed = seal(story)
    stood = connection.execute("SELECT seal FROM stories WHERE id = ?", (story.id,)).fetchone()
    if stood and stood["seal"] == sealed:
        return False
    _write(connection, story, articles)
    now = "seal = ?, told = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
    connection.execute(f"UPDATE stories SET {now} WHERE id = ?", (sealed, story.id))
    return True


def seal(story: Story) -> str:
    """A hash of everything told of `story`, its articles by their ids; what it shares with other stories is not told."""
    articles = [reading.article.id for reading in story.readings]
    told = plain(replace(story, readings=(), elsewhere=()))
    del told["elsewhere"]
    return content_id("telling", dumps(told), *articles)


def _check(connection: sqlite3.Connection, story: str, articles: Sequence[str]) -> None:
    sql = f"SELECT article FROM readings WHERE article {rows.IN}"
    there = {row["article"] for row in connection.execute(sql, (json.dumps(articles),))}
    missing = [article for article in articles if article not in there]
    if missing:
        raise NotInLedger(f"article {missing[0]} is not in the ledger", subject=story, hint="add its reading first")


def _parts(connection: sqlite3.Connection, story: str, articles: Sequence[str]) -> list[str]:
    """Other stories whose articles are all among `articles`."""
    sql = f"""
      SELECT story FROM story_articles WHERE story <> ?
      AND story IN (SELECT story FROM story_articles WHERE article {rows.IN})
      GROUP BY story HAVING sum(article NOT {rows.IN}) = 0
    """
    listed = json.dumps(articles)
    return [row["story"] for row in connection.execute(sql, (story, listed, listed))]


def _write(connection: sqlite3.Connection, story: Story, articles: Sequence[str]) -> None:
    if connection.execute("SELECT 1 FROM stories WHERE id = ?", (story.id,)).fetchone():
        readings.untell(connection, [story.id])
        connection.execute("DELETE FROM story_articles WHERE story = ?", (story.id,))
        rows.update(connection, STORIES, story, "id")
    else:
        connection.execute("DELETE FROM aliases WHERE old = ?", (story.id,))
        rows.insert_one(connection, STORIES, story)
    members = [(story.id, article, at) for at, article in enumerate(articles)]
    connection.executemany("INSERT INTO story_articles (story, article, ordinal) VALUES (?, ?, ?)", members)
    for at, claim in enumerate(story.claims):
        key = rows.insert_one(connection, BY_NAME["claims"], claim, story.id, at)
        rows.insert(connection, BY_NAME["links"], claim.links, key)
        rows.insert(connection, BY_NAME["origins"], claim.origins, key)
    for at, discrepancy in enumerate(story.discrepancies):
        key = rows.insert_one(connection, BY_NAME["discrepancies"], discrepancy, story.id, at)
        rows.insert(connection, BY_NAME["sides"], discrepancy.sides, key)
    rows.insert(connection, BY_NAME["derivations"], story.derivations, story.id)
    rows.insert(connection, BY_NAME["lineage"], story.lineage, story.id)


def members(connection: sqlite3.Connection, story: str) -> list[str]:
    """The ids of the articles of `story`, in its order."""
    found = connection.execute("SELECT article FROM story_articles WHERE story = ? ORDER BY ordinal", (story,))
    return [row["article"] for row in found]


def load(connection: sqlite3.Connection, story: str) -> Story:
    """The story of that id, with its readings. Raises `NotInLedger`."""
    row = connection.execute("SELECT * FROM stories WHERE id = ?", (story,)).fetchone()
    if row is None:
        raise NotInLedger("there is no such story", subject=story, hint="selon export --format json lists them all")
    own: dict[str, Any] = {
        name: rows.parts(connection, BY_NAME[name], [story]).get(story, ()) for name in ("derivations", "lineage")
    }
    loaded = tuple(readings.load(connection, members(connection, story)))
    return Story(
        id=row["id"],
        title=row["title"],
        readings=loaded,
        claims=_claims(connection, story),
        discrepancies=_discrepancies(connection, story),
        elsewhere=reuse.elsewhere(connection, story),
        **own,
    )


def _claims(connection: sqlite3.Connection, story: str) -> tuple[Claim, ...]:
    found, keys = _own(connection, "claims", story)
    links, origins = (rows.parts(connection, BY_NAME[name], keys) for name in ("links", "origins"))
    table = BY_NAME["claims"]
    return tuple(
        rows.noun(table, row, links=links.get(row["key"], ()), origins=origins.get(row["key"], ())) for row in found
    )


def _discrepancies(connection: sqlite3.Connection, story: str) -> tuple[Discrepancy, ...]:
    found, keys = _own(connection, "discrepancies", story)
    sides = rows.parts(connection, BY_NAME["sides"], keys)
    return tuple(rows.noun(BY_NAME["discrepancies"], row, sides=sides.get(row["key"], ())) for row in found)


def _own(connection: sqlite3.Connection, table: str, story: str) -> tuple[list[sqlite3.Row], list[int]]:
    found = list(rows.select(connection, BY_NAME[table], [story]))
    return found, [row["key"] for row in found]

"""An outlet over all stories: its articles, whom it lets speak, from whom it takes, who takes it up."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selon.ledger import Ledger

MOST = 15
SIZE = 50

ARTICLES = """
  SELECT articles.id AS id, doc, outlet, title, published,
    (SELECT story FROM story_articles WHERE article = articles.id LIMIT 1) AS story
  FROM articles WHERE outlet = :name OR (outlet IS NULL AND substr(doc || '.', 1, length(:name) + 1) = :name || '.')
  ORDER BY coalesce(published, added) DESC, key DESC
"""
TIES = """
  SELECT story, doc, taken_from, is_article, kind FROM derivations
  WHERE directed AND (taken_from = :name OR story IN (SELECT value FROM json_each(:stories)))
"""
MEMBERS = """
  SELECT story, doc, outlet FROM story_articles JOIN articles ON articles.id = article
  WHERE story IN (SELECT value FROM json_each(?))
"""
HEARD = """
  SELECT speaker, count(*) AS times FROM attributions
  WHERE speaker IS NOT NULL AND article IN (SELECT value FROM json_each(?))
  GROUP BY speaker ORDER BY times DESC, speaker LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class OwnArticle:
    id: str
    doc: str
    title: str
    published: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class TakenView:
    """One with whom the outlet shares its words: how often, in which ways."""

    name: str
    times: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """`articles` is a page of `count`; speakers are (name, statements), most first."""

    name: str
    count: int
    stories: tuple[str, ...]
    articles: tuple[OwnArticle, ...]
    speakers: tuple[tuple[str, int], ...]
    takes: tuple[TakenView, ...]
    given: tuple[TakenView, ...]
    page: int
    pages: int


def outlet(ledger: Ledger, name: str, page: int = 1, size: int = SIZE) -> OutletView | None:
    """The outlet of that name, or what others say they take from it; `None` where the ledger knows neither."""
    with ledger.connected() as connection:
        rows = [row for row in connection.execute(ARTICLES, {"name": name}) if named(row) == name]
        takes, given = _taken(connection, name, sorted({row["story"] for row in rows if row["story"]}))
        heard = connection.execute(HEARD, (json.dumps([row["id"] for row in rows]), MOST)).fetchall()
    if not rows and not given:
        return None
    pages = max(1, -(-len(rows) // size))
    page = min(max(1, page), pages)
    shown = rows[(page - 1) * size : page * size]
    return OutletView(
        name=name,
        count=len(rows),
        stories=tuple(dict.fromkeys(row["story"] for row in rows if row["story"])),
        articles=tuple(
            OwnArticle(r["id"], r["doc"], r["title"] or r["doc"], r["published"], r["story"]) for r in shown
        ),
        speakers=tuple((row["speaker"], row["times"]) for row in heard),
        takes=_views(takes),
        given=_views(given),
        page=page,
        pages=pages,
    )


Taken = dict[str, Counter[str]]
"""By name, how often in which way."""


def _taken(connection: sqlite3.Connection, name: str, stories: Sequence[str]) -> tuple[Taken, Taken]:
    """Of whom `name` takes, and who takes of it."""
    ties = connection.execute(TIES, {"name": name, "stories": json.dumps(stories)}).fetchall()
    wanted = json.dumps(sorted({tie["story"] for tie in ties}))
    names = {(row["story"], row["doc"]): named(row) for row in connection.execute(MEMBERS, (wanted,))}
    takes: Taken = defaultdict(Counter)
    given: Taken = defaultdict(Counter)
    for tie in ties:
        taker = names.get((tie["story"], tie["doc"]), tie["doc"])
        taken = names.get((tie["story"], tie["taken_from"]), "") if tie["is_article"] else tie["taken_from"]
        if taker == name != taken:
            takes[taken][tie["kind"]] += 1
        elif taken == name != taker:
            given[taker][tie["kind"]] += 1
    return takes, given


def _views(taken: Taken) -> tuple[TakenView, ...]:
    ordered = sorted(taken.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(TakenView(name, kinds.total(), tuple(sorted(kinds))) for name, kinds in ordered)


def named(row: sqlite3.Row) -> str:
    """The outlet of a row of articles, or its file's name where none is known."""
    return str(row["outlet"] or row["doc"].rsplit(".", 1)[0])

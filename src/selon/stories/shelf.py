"""The tables of the index: topics, their keys in time, and the pairs that are alike; what `index.py` reads and writes.

All is derived: made when first needed, emptied by a trigger when an article is forgotten, and may be dropped at any time.
Articles have numbers here, so that a pair takes few bytes; a home is the number of one of its members.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from selon.stories.near import KEYS, NEIGHBOURS
from selon.stories.terms import Topic

TABLES = (
    """CREATE TABLE IF NOT EXISTS topics (
  number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, day INTEGER, home INTEGER NOT NULL, terms TEXT NOT NULL
)""",
    "CREATE INDEX IF NOT EXISTS topics_home ON topics (home)",
    """CREATE TABLE IF NOT EXISTS topic_keys (
  term TEXT NOT NULL, day INTEGER NOT NULL, article TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (term, day, article)
) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS topic_pairs (
  one INTEGER NOT NULL, other INTEGER NOT NULL, alike INTEGER NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID""",
    """CREATE TRIGGER IF NOT EXISTS topics_gone AFTER DELETE ON articles BEGIN
  DELETE FROM topic_keys WHERE (term, day, article) IN (
    SELECT key, COALESCE(day, 0), article FROM topics, json_each(topics.terms) WHERE topics.article = old.id);
  DELETE FROM topic_pairs WHERE (one, other) IN (
    SELECT other, one FROM topics JOIN topic_pairs ON one = number WHERE article = old.id);
  DELETE FROM topic_pairs WHERE one = (SELECT number FROM topics WHERE article = old.id);
  UPDATE topics SET home = (SELECT MIN(number) FROM topics AS left WHERE left.home = topics.home AND article <> old.id)
    WHERE home = (SELECT number FROM topics WHERE article = old.id) AND article <> old.id;
  DELETE FROM topics WHERE article = old.id;
END""",
)
EARLIER = """SELECT article, weight FROM topic_keys
WHERE term = ? AND (day, article) < (?, ?) ORDER BY day DESC, article DESC LIMIT ?"""
LATER = """SELECT article, weight FROM topic_keys
WHERE term = ? AND (day, article) > (?, ?) ORDER BY day, article LIMIT ?"""
TIES = """SELECT one, other, alike, theirs.home AS home FROM topics AS mine
JOIN topic_pairs ON one = mine.number JOIN topics AS theirs ON theirs.number = other WHERE mine.home = ?"""


class Known(NamedTuple):
    """A topic that is stored: its terms with their weights."""

    number: int
    day: int | None
    home: int
    terms: dict[str, int]


class Tie(NamedTuple):
    """A member of a home, an article that is like it, how much, and that one's home."""

    one: int
    other: int
    alike: int
    home: int


class Shelf:
    """Rows in and out, over the connection of a ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for statement in TABLES:
            connection.execute(statement)

    def __contains__(self, article: str) -> bool:
        return self._connection.execute("SELECT 1 FROM topics WHERE article = ?", (article,)).fetchone() is not None

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT COUNT(*) FROM topics").fetchone()[0])

    def strangers(self) -> list[str]:
        """The ids of the ledger's articles that are not here."""
        sql = "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM topics) ORDER BY id"
        return [row[0] for row in self._connection.execute(sql)]

    def add(self, topic: Topic) -> int:
        """Keep `topic`, which is not here yet, in a home of its own; its number."""
        terms = json.dumps(dict(topic.terms), ensure_ascii=False, separators=(",", ":"))
        sql = "INSERT INTO topics (article, day, home, terms) VALUES (?, ?, 0, ?) RETURNING number"
        number = int(self._connection.execute(sql, (topic.article, topic.day, terms)).fetchone()[0])
        self.move({number: number})
        keys = ((term, topic.day or 0, topic.article, weight) for term, weight in topic.terms[:KEYS])
        self._connection.executemany("INSERT INTO topic_keys VALUES (?, ?, ?, ?)", keys)
        return number

    def pair(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        """Keep pairs of numbers with their likeness, each from both sides."""
        both = [pair for one, other, alike in pairs for pair in ((one, other, alike), (other, one, alike))]
        self._connection.executemany("INSERT INTO topic_pairs VALUES (?, ?, ?)", both)

    def move(self, homes: Mapping[int, int]) -> None:
        """Give topics, by their numbers, their homes."""
        rows = ((home, number) for number, home in homes.items())
        self._connection.executemany("UPDATE topics SET home = ? WHERE number = ?", rows)

    def sharing(self, topic: Topic) -> Iterator[tuple[str, int]]:
        """For each key of `topic`, the articles about it in time that have the key, with the product of both weights."""
        day = topic.day or 0
        for term, weight in topic.terms[:KEYS]:
            for query in (EARLIER, LATER):
                for article, theirs in self._connection.execute(query, (term, day, topic.article, NEIGHBOURS)):
                    yield article, weight * theirs

    def known(self, article: str) -> Known:
        sql = "SELECT number, day, home, terms FROM topics WHERE article = ?"
        number, day, home, terms = self._connection.execute(sql, (article,)).fetchone()
        return Known(number, day, home, json.loads(terms))

    def home(self, article: str) -> int:
        return int(self._connection.execute("SELECT home FROM topics WHERE article = ?", (article,)).fetchone()[0])

    def size(self, home: int) -> int:
        return int(self._connection.execute("SELECT COUNT(*) FROM topics WHERE home = ?", (home,)).fetchone()[0])

    def members(self, home: int) -> list[tuple[int, str, int]]:
        """Day (0 for none), id and number of the articles of a home: sorted, they are in time."""
        sql = "SELECT COALESCE(day, 0), article, number FROM topics WHERE home = ?"
        return [tuple(row) for row in self._connection.execute(sql, (home,))]

    def ties(self, home: int) -> list[Tie]:
        """All pairs that a member of `home` is in."""
        return [Tie(*row) for row in self._connection.execute(TIES, (home,))]

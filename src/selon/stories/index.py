"""Which story a new article belongs to, among any number stored: an index that lies in the ledger's own file.

It is derived: three tables that are made when first needed and may be dropped at any time. A story that stands is never split and
never merged with another one by a later article, so that its name and what people judged of it stay.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from selon.stories.cluster import ALIKE
from selon.stories.group import group_topics
from selon.stories.near import COMMON, KEYS, LEAST, NEIGHBOURS, PROMISING, dot, in_time, likeness
from selon.stories.terms import Topic

MOST = 200
"""Stored articles that a new one is held against in full: those whose keys promise most."""
TABLES = (
    """CREATE TABLE IF NOT EXISTS topics (
  article TEXT PRIMARY KEY, day INTEGER, home TEXT NOT NULL, terms TEXT NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS topics_home ON topics (home)",
    """CREATE TABLE IF NOT EXISTS topic_keys (
  term TEXT NOT NULL, day INTEGER NOT NULL, article TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (term, day, article)
) WITHOUT ROWID""",
    """CREATE TRIGGER IF NOT EXISTS topics_gone AFTER DELETE ON articles BEGIN
  DELETE FROM topic_keys WHERE article = old.id AND term IN
    (SELECT json_extract(value, '$[0]') FROM topics, json_each(topics.terms) WHERE topics.article = old.id);
  DELETE FROM topics WHERE article = old.id;
END""",
)
EARLIER = """SELECT article, weight FROM topic_keys
WHERE term = ? AND (day, article) < (?, ?) ORDER BY day DESC, article DESC LIMIT ?"""
LATER = """SELECT article, weight FROM topic_keys
WHERE term = ? AND (day, article) > (?, ?) ORDER BY day, article LIMIT ?"""


class Index:
    """The topics of stored articles, by their keys in time, over the connection of a ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for statement in TABLES:
            connection.execute(statement)

    def __contains__(self, article: str) -> bool:
        return self._connection.execute("SELECT 1 FROM topics WHERE article = ?", (article,)).fetchone() is not None

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT COUNT(*) FROM topics").fetchone()[0])

    def missing(self, stored: int, fresh: Collection[str]) -> list[str]:
        """The ids of the ledger's `stored` articles that are not here, `fresh` ones left out: read before there was an index,
        or as one story whatever they told."""
        known = sum(article in self for article in fresh)
        if stored <= len(self) + len(fresh) - known:
            return []
        rows = self._connection.execute(
            "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM topics) ORDER BY id"
        )
        return [row[0] for row in rows if row[0] not in fresh]

    def place(self, topics: Sequence[Topic]) -> list[str]:
        """Give each of `topics` that is not here yet its story; the homes of all of them, each once, in their order."""
        fresh = [topic for topic in topics if topic.article not in self]
        for places in group_topics(fresh):
            group = [fresh[place] for place in places]
            home = self._home(group) or group[in_time(group)[0]].article
            for topic in group:
                self._add(topic, home)
        return list(dict.fromkeys(self._home_of(topic.article) for topic in topics))

    def members(self, home: str) -> tuple[str, ...]:
        """The ids of the articles of a story."""
        found = self._connection.execute("SELECT article FROM topics WHERE home = ? ORDER BY article", (home,))
        return tuple(row[0] for row in found)

    def near(self, topic: Topic) -> Iterator[tuple[str, int]]:
        """The homes of the stored articles that are like `topic`, with their likeness: a home for each article."""
        mine = dict(topic.terms)
        for article in self._candidates(topic):
            day, home, terms = self._connection.execute(
                "SELECT day, home, terms FROM topics WHERE article = ?", (article,)
            ).fetchone()
            product = dot(mine, dict(json.loads(terms)))
            if product >= LEAST:
                yield home, likeness(product, topic.day, day)

    def _home(self, group: Sequence[Topic]) -> str | None:
        """The story whose members are most like those of `group`, if they are enough."""
        sums: Counter[str] = Counter()
        for topic in group:
            for home, alike in self.near(topic):
                sums[home] += alike
        means = {home: alike / (len(group) * self._size(home)) for home, alike in sums.items()}
        best = max(means, key=lambda home: (means[home], home), default=None)
        return best if best is not None and means[best] >= ALIKE else None

    def _candidates(self, topic: Topic) -> Iterable[str]:
        common: Counter[str] = Counter()
        products: Counter[str] = Counter()
        day = topic.day or 0
        for term, weight in topic.terms[:KEYS]:
            for query in (EARLIER, LATER):
                for article, theirs in self._connection.execute(query, (term, day, topic.article, NEIGHBOURS)):
                    common[article] += 1
                    products[article] += weight * theirs
        found = [a for a, count in common.items() if count >= COMMON and products[a] >= PROMISING]
        return sorted(found, key=lambda article: (-products[article], article))[:MOST]

    def _add(self, topic: Topic, home: str) -> None:
        terms = json.dumps(topic.terms, ensure_ascii=False, separators=(",", ":"))
        self._connection.execute("INSERT INTO topics VALUES (?, ?, ?, ?)", (topic.article, topic.day, home, terms))
        keys = ((term, topic.day or 0, topic.article, weight) for term, weight in topic.terms[:KEYS])
        self._connection.executemany("INSERT INTO topic_keys VALUES (?, ?, ?, ?)", keys)

    def _home_of(self, article: str) -> str:
        return str(self._connection.execute("SELECT home FROM topics WHERE article = ?", (article,)).fetchone()[0])

    def _size(self, home: str) -> int:
        return int(self._connection.execute("SELECT COUNT(*) FROM topics WHERE home = ?", (home,)).fetchone()[0])

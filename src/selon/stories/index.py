"""Which story a new article belongs to, among any number stored: an index that lies in the ledger's own file.

Articles read one by one come to the stories that `group_topics` finds among them all, but for what `regroup.ROOM` says and for
pairs that articles which came between them later have put too far apart in time to be named there.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from selon.identity import as_number
from selon.stories.cluster import cluster
from selon.stories.near import COMMON, LEAST, PROMISING, dot, in_time, likeness, pairs
from selon.stories.regroup import settle
from selon.stories.shelf import Known, Shelf
from selon.stories.terms import Topic

MOST = 200
"""Stored articles that a new one is held against in full: those whose keys promise most."""


class Index:
    """The topics of stored articles, over the connection of a ledger. A home is a number that the articles of one story share,
    until the next `place`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._shelf = Shelf(connection)

    def __contains__(self, article: str) -> bool:
        return article in self._shelf

    def __len__(self) -> int:
        return len(self._shelf)

    def missing(self, stored: int, fresh: Collection[str]) -> list[str]:
        """The ids of the ledger's `stored` articles that are not here, `fresh` ones left out: read before there was an index,
        or as one story whatever they told."""
        known = sum(article in self for article in fresh)
        if stored <= len(self) + len(fresh) - known:
            return []
        return [article for article in self._shelf.strangers() if article not in fresh]

    def place(self, topics: Sequence[Topic], strangers: Sequence[Topic] = ()) -> list[int]:
        """Give each of `topics` and `strangers` that is not here yet its story. The homes of all `topics`, each once, in their
        order; then those of other stories that lost or won articles by it."""
        fresh = [topic for topic in (*strangers, *topics) if topic.article not in self]
        ordered = [fresh[place] for place in in_time(fresh)]
        touched: set[int] = set()
        if len(self):
            for topic in ordered:
                touched |= settle(self._shelf, self._add(topic))
        else:
            self._found(ordered)
        own = [self._shelf.home(topic.article) for topic in topics]
        return list(dict.fromkeys([*own, *sorted(home for home in touched if self._shelf.size(home))]))

    def members(self, home: int) -> tuple[str, ...]:
        """The ids of the articles of a story."""
        return tuple(sorted(article for _, article, _ in self._shelf.members(home)))

    def near(self, topic: Topic) -> Iterator[tuple[Known, int]]:
        """The stored articles that are like `topic`, with their likeness."""
        mine = dict(topic.terms)
        for article in self._candidates(topic):
            known = self._shelf.known(article)
            product = dot(mine, known.terms)
            if product >= LEAST:
                yield known, likeness(product, topic.day, known.day)

    def _candidates(self, topic: Topic) -> list[str]:
        common: Counter[str] = Counter()
        products: Counter[str] = Counter()
        for article, product in self._shelf.sharing(topic):
            common[article] += 1
            products[article] += product
        found = [a for a, count in common.items() if count >= COMMON and products[a] >= PROMISING]
        return sorted(found, key=lambda article: (-products[article], article))[:MOST]

    def _add(self, topic: Topic) -> int:
        """Keep `topic` with its pairs, in a home of its own; its number."""
        near = [(known.number, alike) for known, alike in self.near(topic)]
        number = self._shelf.add(topic)
        self._shelf.pair((number, other, alike) for other, alike in near)
        return number

    def _found(self, topics: Sequence[Topic]) -> None:
        """The first articles, in time: all of them at once, as `group_topics` does."""
        numbers = [self._shelf.add(topic) for topic in topics]
        found = list(pairs(topics))
        self._shelf.pair((numbers[one], numbers[other], alike) for one, other, alike in found)
        for group in cluster([as_number(topic.article) for topic in topics], found):
            self._shelf.move({numbers[place]: numbers[group[0]] for place in group})

"""The same articles one by one, as `selon read` and `selon watch` take them: shuffled, and by their dates."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence

from selon.stories import Index, Topic

Order = Callable[[Sequence[Topic], random.Random], list[int]]


def shuffled(topics: Sequence[Topic], chance: random.Random) -> list[int]:
    """Any order."""
    return chance.sample(range(len(topics)), len(topics))


def dated(topics: Sequence[Topic], chance: random.Random) -> list[int]:
    """By day, those of one day shuffled; those without a day among them at days drawn from the others'."""
    days = [topic.day for topic in topics if topic.day]
    keys = [(topic.day or chance.choice(days or [0]), chance.random()) for topic in topics]
    return sorted(range(len(topics)), key=lambda place: keys[place])


ORDERS: dict[str, Order] = {"shuffled": shuffled, "by date": dated}


def read(topics: Sequence[Topic], order: Sequence[int]) -> list[int]:
    """For each topic its home, after all were placed one by one in `order`."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE articles (id TEXT)")
    index = Index(connection)
    for place in order:
        index.place([topics[place]])
    return [index.place([topic])[0] for topic in topics]

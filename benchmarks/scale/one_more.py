"""One article more: what it costs to find its story, and what it shares text with, beside any number stored."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial

from benchmarks.scale.synthetic import one

from selon.lineage import fingerprint
from selon.lineage.shared import passages
from selon.lineage.words import words
from selon.model import Article
from selon.stories import Index
from selon.stories.terms import UNIT, Topic

EVENTS = 12
"""Articles of an event."""
FIELD = 4
"""Events of a field, which have words in common."""
ASKED = 60
COMMON = 3
ALIGNED = 24


def topics(number: int) -> list[Topic]:
    """Topics about events of a dozen articles each: eight terms of the event, twelve of its field, sixty of the language."""
    chance = random.Random(5)  # noqa: S311  (an order, not a secret)
    return [_topic(place, chance) for place in range(number)]


def _topic(place: int, chance: random.Random) -> Topic:
    event = place // EVENTS
    field = event // FIELD
    own = [(f"e{event}.{n}", 230) for n in chance.sample(range(12), 8)]
    near = [(f"f{field}.{n}", 120) for n in chance.sample(range(60), 12)]
    rest = [(f"w{int(20_000 * chance.random() ** 2)}", 75) for _ in range(60)]
    weights = dict(sorted({*own, *near, *rest}))
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    whole = tuple((term, round(UNIT * weight / length)) for term, weight in ranked)
    return Topic(f"{place:020x}", 741_000 + event % 300 + chance.randrange(3), whole)


def measure(stored: int) -> dict[str, float]:
    """Median milliseconds to add one article to `stored`: its story, and its passages."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE articles (id TEXT)")
    index = Index(connection)
    made = topics(stored + ASKED)
    index.place(made[:stored])
    _print(connection, stored)
    grouping = [_took(partial(index.place, [last])) for last in made[stored:]]
    reuse = [_took(partial(_share, connection, one(n).article)) for n in range(stored, stored + ASKED)]
    return {"story": statistics.median(grouping), "reuse": statistics.median(reuse)}


def _print(connection: sqlite3.Connection, stored: int) -> None:
    connection.execute("CREATE TABLE prints (hash INTEGER, number INTEGER, PRIMARY KEY (hash, number)) WITHOUT ROWID")
    for number in range(stored):
        rows = {(hash_, number) for hash_, _ in fingerprint(one(number).article)}
        connection.executemany("INSERT INTO prints VALUES (?, ?)", rows)


def _share(connection: sqlite3.Connection, article: Article) -> int:
    """How many passages the article shares with those stored."""
    common: Counter[int] = Counter()
    for hash_ in {hash_ for hash_, _ in fingerprint(article)}:
        common.update(
            row[0] for row in connection.execute("SELECT number FROM prints WHERE hash = ? LIMIT 24", (hash_,))
        )
    ours = words(article)
    near = [number for number, count in common.most_common(ALIGNED) if count >= COMMON]
    return sum(len(passages(article, ours, words(one(number).article))) for number in near)


def _took(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return 1000 * (time.process_time() - start)

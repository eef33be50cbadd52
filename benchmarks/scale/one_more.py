"""One article more: what it costs to find its story, and what it shares text with, beside any number stored.

A ledger file is filled with made articles: their texts, blocks, fingerprints and topics, in both indices. Nothing else is read in
them: neither index nor alignment asks for it, and parsing 100,000 articles would take hours. The articles added at the end find
their story, look for shared text, are aligned and what is found is kept, one transaction each.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scale.synthetic import one

from selon import lineage, pipeline, stories
from selon.ledger import Ledger, rows
from selon.ledger.readings import pack
from selon.ledger.schema import BY_NAME
from selon.model import Reading
from selon.stories.terms import UNIT, Topic

EVENTS = 12
"""Articles of an event."""
FIELD = 4
"""Events of a field, which have words in common."""
ASKED = 60
BATCH = 500
"""Articles of a transaction while the ledger is filled."""


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
    """Median milliseconds of processor to add one article to `stored`: its story, and its passages."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "selon.db") as ledger:
        about = topics(stored + ASKED)
        for first in range(0, stored, BATCH):
            _fill(ledger, about, range(first, min(first + BATCH, stored)))
        took = [_one_more(ledger, about[place], place) for place in range(stored, stored + ASKED)]
    grouping, reuse = zip(*took, strict=True)
    return {"story": statistics.median(grouping), "reuse": statistics.median(reuse)}


def _fill(ledger: Ledger, about: list[Topic], places: range) -> None:
    with ledger.transaction() as connection:
        topics_, prints = stories.Index(connection), lineage.Index(connection)
        for place in places:
            reading = _bare(place)
            _keep(connection, reading)
            topics_._add(replace(about[place], article=reading.article.id), about[place - place % EVENTS].article)
            prints.add(reading.article.id)


def _keep(connection: sqlite3.Connection, reading: Reading) -> None:
    """What the indices and an alignment ask for; without the seal, which costs more to make than all this."""
    article = reading.article
    rows.insert_one(connection, BY_NAME["articles"], article)
    rows.insert(connection, BY_NAME["blocks"], article.blocks, article.id)
    values = (article.id, "", pack(reading.fingerprint))
    connection.execute("INSERT INTO readings (article, seal, fingerprint) VALUES (?, ?, ?)", values)


def _one_more(ledger: Ledger, topic: Topic, place: int) -> tuple[float, float]:
    reading = _bare(place)
    ledger.add(reading)
    grouping = _took(partial(_place, ledger, replace(topic, article=reading.article.id)))
    return grouping, _took(partial(pipeline.look_elsewhere, ledger))


def _place(ledger: Ledger, topic: Topic) -> None:
    with ledger.transaction() as connection:
        stories.Index(connection).place([topic])


def _bare(place: int) -> Reading:
    article = one(place).article
    return Reading(article, (), (), (), lineage.fingerprint(article))


def _took(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return 1000 * (time.process_time() - start)

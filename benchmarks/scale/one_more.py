"""One article more: what it costs to find its story, and what it shares text with, beside any number stored.

A ledger file is filled with made articles: their texts, blocks, fingerprints and topics, in both indices. Nothing else is read in
them: neither index nor alignment asks for it, and parsing 100,000 articles would take hours. The articles added at the end find
their story, look for shared text, are aligned and what is found is kept, one transaction each.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scale.synthetic import one
from benchmarks.scale.topics import EVENTS, FIELD, made

from selon import lineage, pipeline, stories
from selon.ledger import Ledger, rows
from selon.ledger.readings import pack
from selon.ledger.schema import BY_NAME
from selon.model import Reading
from selon.stories.near import in_time, pairs
from selon.stories.shelf import Shelf
from selon.stories.terms import Topic

ASKED = 60
BATCH = 10 * FIELD * EVENTS
"""Articles of a transaction while the ledger is filled."""


def measure(stored: int) -> dict[str, float]:
    """Median milliseconds of processor to add one article to `stored`: its story, and its passages."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "selon.db") as ledger:
        for first in range(0, stored, BATCH):
            _fill(ledger, range(first, min(first + BATCH, stored)))
        took = [_one_more(ledger, place) for place in range(stored, stored + ASKED)]
    grouping, reuse = zip(*took, strict=True)
    return {"story": statistics.median(grouping), "reuse": statistics.median(reuse)}


def _fill(ledger: Ledger, places: range) -> None:
    """Keep the articles of whole fields, with their pairs, each event as a story."""
    with ledger.transaction() as connection:
        shelf, prints = Shelf(connection), lineage.Index(connection)
        topics = []
        for place in places:
            reading = _bare(place)
            _keep(connection, reading)
            topics.append(replace(made(place), article=reading.article.id))
            prints.add(reading.article.id)
        numbers = [shelf.add(topic) for topic in topics]
        order = in_time(topics)
        found = pairs([topics[at] for at in order])
        shelf.pair((numbers[order[one]], numbers[order[other]], alike) for one, other, alike in found)
        shelf.move({number: numbers[at - at % EVENTS] for at, number in enumerate(numbers)})


def _keep(connection: sqlite3.Connection, reading: Reading) -> None:
    """What the indices and an alignment ask for; without the seal, which costs more to make than all this."""
    article = reading.article
    rows.insert_one(connection, BY_NAME["articles"], article)
    rows.insert(connection, BY_NAME["blocks"], article.blocks, article.id)
    values = (article.id, "", pack(reading.fingerprint))
    connection.execute("INSERT INTO readings (article, seal, fingerprint) VALUES (?, ?, ?)", values)


def _one_more(ledger: Ledger, place: int) -> tuple[float, float]:
    reading = _bare(place)
    ledger.add(reading)
    grouping = _took(partial(_place, ledger, replace(made(place), article=reading.article.id)))
    return grouping, _took(partial(pipeline.look_elsewhere, ledger))


def _place(ledger: Ledger, topic: Topic) -> None:
    with ledger.transaction() as connection:
        stories.Index(connection).place([topic])


def _bare(place: int) -> Reading:
    article = one(place)
    return Reading(article, (), (), (), lineage.fingerprint(article))


def _took(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return 1000 * (time.process_time() - start)

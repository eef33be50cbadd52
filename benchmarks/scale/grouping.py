"""Grouping alone, from terms to stories, by the steps of a batch: what it costs as articles grow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from benchmarks.scale.running import each, timed
from benchmarks.scale.topics import articles_of, event_of, made

from selon.batch.grouping import group_all
from selon.batch.layout import Layout, write_note
from selon.batch.reading import SCHEMAS, Part
from selon.batch.rows import write_columns
from selon.engines import engine
from selon.identity import as_number

PART = 1000


@dataclass(frozen=True, slots=True)
class Grouping:
    """Seconds of processor over all cores, and the share of events found whole and alone."""

    articles: int
    seconds: float
    whole: float


def make_part(item: str) -> str:
    """The `terms` and `plain` of a part of made topics."""
    part = Part.of(item)
    layout = Layout(Path(part.folder))
    terms: dict[str, list[object]] = {name: [] for name in SCHEMAS["terms"].names}
    plain: dict[str, list[object]] = {name: [] for name in SCHEMAS["plain"].names}
    for place in range(part.number * PART, (part.number + 1) * PART):
        topic = made(place)
        for nth, (term, weight) in enumerate(topic.terms):
            row = {"number": as_number(topic.article), "day": topic.day, "nth": nth, "term": term, "weight": weight}
            for name, value in row.items():
                terms[name].append(value)
        for name, column in plain.items():
            column.append({"id": topic.article, "place": place, "number": as_number(topic.article)}.get(name))
    write_columns(layout.part("terms", part.number), terms, SCHEMAS["terms"])
    write_columns(layout.part("plain", part.number), plain, SCHEMAS["plain"])
    return item


def measure(name: str, workers: int, folder: str, number: int) -> Grouping:
    """Group `number` made topics (a multiple of `PART`)."""
    layout, chosen = Layout(Path(folder)), engine(name, workers)
    each(chosen, make_part, [Part(folder, part).text() for part in range(number // PART)])
    write_note(layout.whole("made"), {"articles": number})
    took = timed(lambda: group_all(layout, chosen))
    chosen.close()
    return Grouping(number, took, _whole(layout, number))


def _whole(layout: Layout, number: int) -> float:
    """The share of events whose articles are one story, and nothing else is."""
    whole = 0
    for batch in pq.ParquetFile(layout.part("tales", 0)).iter_batches():
        for places in batch.column("places").to_pylist():
            whole += places == list(articles_of(event_of(places[0]), number))
    return whole / (event_of(number - 1) + 1)

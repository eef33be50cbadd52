"""Reuse alone: fingerprints, candidates in SQL, alignment; what it finds against what was lifted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from benchmarks.scale.running import each, timed
from benchmarks.scale.synthetic import articles, doc_of, source_of

from selon.batch.layout import Layout, read_note, write_note
from selon.batch.reading import PLACES, SCHEMAS, Part
from selon.batch.reading import articles as taken
from selon.batch.rows import ROWS, write, write_columns
from selon.batch.sharing import align_part, find_sharing
from selon.batch.taking import SCHEMA
from selon.engines import engine
from selon.identity import as_number
from selon.ledger.fields import dumps
from selon.lineage import fingerprint
from selon.stories.terms import day_of

PART = 1000
ENOUGH = 200
"""Characters of the shortest passage that counts as found: half of what was lifted."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """Seconds of processor of the steps, over all cores, and what came of them."""

    articles: int
    fingerprints: float
    candidates: float
    alignment: float
    recall: float
    precision: float

    @property
    def seconds(self) -> float:
        return self.fingerprints + self.candidates + self.alignment


def make_part(item: str) -> str:
    """Write a part of made articles as `taken`."""
    part = Part.of(item)
    made = articles(part.number * PART, (part.number + 1) * PART)
    rows = ({"article": dumps(one)} for one in made)
    write(Layout(Path(part.folder)).part("taken", part.number), rows, SCHEMA, ROWS)
    return item


def print_part(item: str) -> str:
    """The fingerprints of a part."""
    part = Part.of(item)
    columns: dict[str, list[object]] = {name: [] for name in SCHEMAS["prints"].names}
    for place, own in enumerate(taken(Layout(Path(part.folder)), part.number), part.number * PLACES):
        hashes = sorted({hash_ for hash_, _ in fingerprint(own)})
        columns["hash"] += hashes
        for name, value in (
            ("place", place),
            ("number", as_number(own.id)),
            ("day", day_of(own.published)),
            ("outlet", own.outlet),
        ):
            columns[name] += [value] * len(hashes)
    write_columns(Layout(Path(part.folder)).part("prints", part.number), columns, SCHEMAS["prints"])
    return item


def measure(name: str, workers: int, folder: str, number: int) -> Reuse:
    """Run reuse over `number` made articles (a multiple of `PART`)."""
    layout, chosen = Layout(Path(folder)), engine(name, workers)
    parts = [Part(folder, part).text() for part in range(number // PART)]
    each(chosen, make_part, parts)
    write_note(layout.whole("made"), {"articles": number})
    fingerprints = timed(lambda: each(chosen, print_part, parts))
    candidates = timed(lambda: find_sharing(layout, chosen))
    groups = [Part(folder, part).text() for part in range(read_note(layout.whole("sharing"))["parts"])]
    alignment = timed(lambda: each(chosen, align_part, groups))
    chosen.close()
    return Reuse(number, fingerprints, candidates, alignment, *_found(layout, number))


def _found(layout: Layout, number: int) -> tuple[float, float]:
    """Recall and precision of pairs, by passages of some length. Two that lift from one article share what they lifted."""
    lifted = ((copier, source_of(copier)) for copier in range(number))
    sources = {doc_of(copier): doc_of(source) for copier, source in lifted if source is not None}
    found = {
        (max(row["doc"], row["their_doc"]), min(row["doc"], row["their_doc"]))
        for path in layout.table("shared").glob("*.parquet")
        for row in pq.read_table(path).to_pylist()
        if row["span"]["end"] - row["span"]["start"] >= ENOUGH
    }
    wanted = set(sources.items())
    siblings = {pair for pair in found if sources.get(pair[0], "") == sources.get(pair[1])}
    return len(wanted & found) / (len(wanted) or 1), len((wanted | siblings) & found) / (len(found) or 1)

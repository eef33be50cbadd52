"""Text that any two articles share, whatever their stories: candidates by SQL, aligned pair by pair."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selon.batch.chains import Chains, slices_of
from selon.batch.layout import Layout, write_note
from selon.batch.ordered import count, regroup
from selon.batch.reading import PLACES, Part
from selon.batch.rows import Row, read_at, row, write
from selon.engines import Engine
from selon.ledger.fields import loads
from selon.lineage.reuse import between
from selon.lineage.steps import LINKS, SLICE, STEPS, chosen, sliced
from selon.lineage.words import Words, words
from selon.model import Article
from selon.pipeline import Progress, silent

MOST = 5_000_000
"""Fingerprints of a slice: those of some forty thousand articles."""
PAIRS = 500
"""Pairs of a row group of `sharing`: what one worker aligns at a time."""
KEPT = 2_000
"""Articles whose words a worker keeps at hand: at 450 words some 40 MB. One that many copy is asked for again and again."""
SPAN = pa.struct([pa.field("start", pa.int64()), pa.field("end", pa.int64())])
SCHEMA = pa.schema(
    [
        ("article", pa.string()),
        ("doc", pa.string()),
        ("span", SPAN),
        ("their_article", pa.string()),
        ("their_doc", pa.string()),
        ("their_span", SPAN),
        ("sameness", pa.float64()),
    ]
)


def find_sharing(layout: Layout, engine: Engine, progress: Progress = silent, slice_: int = MOST) -> None:
    """Write `sharing` (one, other, common), in order; at most about `slice_` fingerprints are held at a time."""
    if layout.whole("sharing").exists():
        return
    chains = Chains(layout.table("finding"), engine, "shared", progress)
    prints = layout.table("prints")
    of = slices_of(count(prints), slice_)
    if of == 1:
        found = chains.run("found", STEPS, {"prints": prints})
    else:
        laid = chains.run("prints", sliced(of), {"all_prints": prints}, by=SLICE)
        parts = chains.slices("links", ((LINKS, {"prints": one}) for one in sorted(laid.glob(f"{SLICE}=*"))))
        found = chains.run("found", chosen(parts), parts)
    pairs = regroup(found, layout.part("sharing", 0), PAIRS)
    chains.clear()
    write_note(layout.whole("sharing"), {"pairs": pairs, "parts": -(-pairs // PAIRS)})


def align_part(item: str) -> str:
    """Align the pairs of one row group; answers with how many passages they share."""
    part = Part.of(item)
    layout = Layout(Path(part.folder))
    group = pq.ParquetFile(layout.part("sharing", 0)).read_row_group(part.number)
    rows = [
        shared
        for one, other in zip(group.column("one").to_pylist(), group.column("other").to_pylist(), strict=True)
        for shared in _rows(*_article(layout.folder, other), *_article(layout.folder, one))
    ]
    write(layout.part("shared", part.number), rows, SCHEMA)
    write_note(layout.note("aligned", part.number), {"passages": len(rows)})
    return json.dumps({"part": part.number, "passages": len(rows)})


def _rows(article: Article, ours: Words, other: Article, theirs: Words) -> Iterator[Row]:
    """A row for each passage that `article` shares with the earlier `other`."""
    for found in between(article, ours, other, theirs):
        yield row(found, doc=article.doc, their_doc=other.doc)


@lru_cache(maxsize=KEPT)
def _article(folder: Path, place: int) -> tuple[Article, Words]:
    number, at = divmod(place, PLACES)
    article = loads(Article, read_at(Layout(folder).part("taken", number), at))
    return article, words(article)

"""Tables that are longer than memory, read from the first row to the last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selon.batch.rows import STORED, Row
from selon.engines.files import replace

ROWS = 10_000
"""Rows held at a time."""


def count(table: Path) -> int:
    """Rows of a table, by what its files say of themselves."""
    return sum(pq.read_metadata(path).num_rows for path in _files(table))


def in_order(table: Path) -> Iterator[Row]:
    """The rows of a table, in the order in which an engine wrote them."""
    for batch in _batches(table, ROWS):
        yield from batch.to_pylist()


def regroup(table: Path, out: Path, size: int) -> int:
    """Write the rows of `table`, in their order, as one file in row groups of `size`; gives back how many rows there are."""
    rows = 0
    files = _files(table)
    schema = pq.read_schema(files[0])
    with replace(out) as unfinished, pq.ParquetWriter(unfinished, schema, **STORED) as writer:
        held: list[pa.RecordBatch] = []
        for batch in _batches(table, size):
            held.append(batch)
            while sum(map(len, held)) >= size:
                whole = pa.Table.from_batches(held)
                writer.write_table(whole.slice(0, size))
                held = whole.slice(size).to_batches()
                rows += size
        if any(map(len, held)):
            writer.write_table(pa.Table.from_batches(held))
            rows += sum(map(len, held))
    return rows


def _batches(table: Path, size: int) -> Iterator[pa.RecordBatch]:
    for path in _files(table):
        yield from pq.ParquetFile(path).iter_batches(size)


def _files(table: Path) -> list[Path]:
    return sorted(table.glob("*.parquet"))

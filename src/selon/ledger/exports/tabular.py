"""The tables as CSV, JSON lines and Parquet, one file a table in one folder; the last two can be read back whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from selon.errors import LedgerError
from selon.ledger.store import Ledger
from selon.ledger.tables import (
    BATCH,
    batches,
    cells,
    from_json,
    rows,
    schema,
    to_json,
    to_stored,
    write_rows,
)

Rows = list[tuple[Any, ...]]


def write_csv(ledger: Ledger, out: Path) -> list[Path]:
    """UTF-8 with a header line; nested values as JSON, nothing for no value (which an empty text looks like, too)."""
    return [_write_csv(ledger, table, _file(out, table, "csv")) for table in cells()]


def _write_csv(ledger: Ledger, table: str, path: Path) -> Path:
    shown = cells()[table]
    with ledger.connected() as connection, path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([cell.name for cell in shown])
        for batch in rows(connection, table):
            writer.writerows([[_csv(value) for value in row] for row in batch])
    return path


def _csv(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def write_jsonl(ledger: Ledger, out: Path) -> list[Path]:
    """One object a row; named parts of nested values are objects."""
    return [_write_jsonl(ledger, table, _file(out, table, "jsonl")) for table in cells()]


def _write_jsonl(ledger: Ledger, table: str, path: Path) -> Path:
    shown = cells()[table]
    with ledger.connected() as connection, path.open("w", encoding="utf-8") as file:
        for batch in rows(connection, table):
            for row in batch:
                shaped = {cell.name: to_json(cell, value) for cell, value in zip(shown, row, strict=True)}
                file.write(json.dumps(shaped, ensure_ascii=False) + "\n")
    return path


def write_parquet(ledger: Ledger, out: Path) -> list[Path]:
    """Zstandard-compressed, by the Arrow schemas of `tables.schema`."""
    return [_write_parquet(ledger, table, _file(out, table, "parquet")) for table in cells()]


def _write_parquet(ledger: Ledger, table: str, path: Path) -> Path:
    with ledger.connected() as connection, pq.ParquetWriter(path, schema(table), compression="zstd") as writer:
        for batch in batches(connection, table):
            writer.write_batch(batch)
    return path


def _file(out: Path, table: str, suffix: str) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    return out / f"{table}.{suffix}"


def restore(folder: Path, ledger: Ledger) -> None:
    """Read a folder of JSON lines or Parquet, as exported, into `ledger`, which must be empty."""
    if any(ledger.count(table) for table in ("articles", "stories", "judgements")):
        raise LedgerError("the ledger is not empty", subject=str(ledger.path), hint="restore into a new one")
    with ledger.transaction(str(folder)) as connection:
        for table in cells():
            for batch in _stored(folder, table):
                write_rows(connection, table, batch)


def _stored(folder: Path, table: str) -> Iterator[Rows]:
    for suffix, reader in (("jsonl", _from_jsonl), ("parquet", _from_parquet)):
        path = folder / f"{table}.{suffix}"
        if path.is_file():
            return reader(path, table)
    raise LedgerError(f"no {table}.jsonl and no {table}.parquet", subject=str(folder), hint="name an exported folder")


def _from_jsonl(path: Path, table: str) -> Iterator[Rows]:
    shown = cells()[table]
    batch: Rows = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            shaped = json.loads(line)
            batch.append(tuple(from_json(cell, shaped[cell.name]) for cell in shown))
            if len(batch) == BATCH:
                yield batch
                batch = []
    yield batch


def _from_parquet(path: Path, table: str) -> Iterator[Rows]:
    shown = cells()[table]
    for batch in pq.ParquetFile(path).iter_batches(batch_size=BATCH):
        columns = pa.Table.from_batches([batch]).to_pydict()
        stored = [[to_stored(cell, value) for value in columns[cell.name]] for cell in shown]
        yield list(zip(*stored, strict=True))

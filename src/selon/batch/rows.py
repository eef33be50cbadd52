"""Nouns as rows of Arrow tables: one column a field, nested values as lists and structs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from selon.engines.files import replace
from selon.ledger.fields import hints
from selon.ledger.tables import arrow_type

Row = dict[str, Any]
STORED = {"compression": "zstd", "compression_level": 3}


@cache
def schema(noun: type, before: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> pa.Schema:
    """The columns of `noun`, after those named in `before` (strings, `articles` a count)."""
    declared = hints(noun)
    own = [field.name for field in fields(noun) if field.name not in without]
    extra = [pa.field(name, pa.string()) for name in before]
    return pa.schema([*extra, *(pa.field(name, arrow_type(declared[name])) for name in own)])


def row(noun: object, without: Sequence[str] = (), **before: Any) -> Row:
    """The fields of `noun` as plain values."""
    shown = (field.name for field in fields(noun) if field.name not in without)  # type: ignore[arg-type]
    return {**before, **{name: _plain(getattr(noun, name)) for name in shown}}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return row(value)
    if hasattr(value, "_asdict"):
        return {name: _plain(own) for name, own in value._asdict().items()}
    return [_plain(member) for member in value] if isinstance(value, tuple) else value


def write(path: Path, rows: Iterable[Row], columns: pa.Schema, group: int | None = None) -> None:
    """One Parquet file, whole or not at all; the same rows give the same bytes. `group` is the rows of a row group."""
    table = pa.Table.from_pylist(list(rows), columns)
    with replace(path) as unfinished:
        pq.write_table(table, unfinished, row_group_size=group, **STORED)

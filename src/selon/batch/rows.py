"""Nouns as rows of Arrow tables: one column a field, nested values as lists and structs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from selon.engines.files import replace
from selon.ledger.fields import hints
from selon.ledger.tables import arrow_type

Row = dict[str, Any]
ROWS = 16
"""Rows of a group in tables that are read here and there: the least that is read to get at one."""
OPEN = 64
STORED = {"compression": "zstd", "compression_level": 3}


@cache
def schema(noun: type, before: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> pa.Schema:
    """The columns of `noun`, after those named in `before` (strings, `articles` a count)."""
    declared = hints(noun)
    own = [field.name for field in fields(noun) if field.name not in without]
    extra = [pa.field(name, pa.string()) for name in before]
    return pa.schema([*extra, *(pa.field(name, arrow_type(declared[name])) for name in own)])


def row(noun: Any, without: Sequence[str] = (), **before: Any) -> Row:
    """The fields of `noun` as plain values."""
    return {**before, **{name: plain(getattr(noun, name)) for name in _names(noun.__class__) if name not in without}}


def plain(value: Any) -> Any:
    """Strings, numbers, lists and objects; `ledger.fields.revive` makes the value of them again."""
    kind: Any = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple:
        return [own if type(own) in PLAIN else plain(own) for own in value]
    named = [(name, getattr(value, name)) for name in _names(kind)]
    return {name: own if type(own) in PLAIN else plain(own) for name, own in named} if named else value.value


PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a noun or a named tuple; none for what has only a value."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    named: tuple[str, ...] = getattr(kind, "_fields", ())
    return named


def write(path: Path, rows: Iterable[Row], columns: pa.Schema, group: int | None = None) -> None:
    """One Parquet file, whole or not at all; the same rows give the same bytes. `group` is the rows of a row group."""
    _stored(path, pa.Table.from_pylist(list(rows), columns), group)


def write_columns(path: Path, values: Mapping[str, list[Any]], columns: pa.Schema) -> None:
    """`write` for a table of many short rows, given column by column."""
    _stored(path, pa.table([pa.array(values[field.name], field.type) for field in columns], columns), None)


def read_at(path: Path, at: int) -> str:
    """The text in row `at` of a table of one column, written in groups of `ROWS`; only its group is read."""
    return _group(path, at // ROWS)[at % ROWS]


@lru_cache(maxsize=OPEN)
def _group(path: Path, number: int) -> list[str]:
    texts: list[str] = _file(path).read_row_group(number).column(0).to_pylist()
    return texts


@lru_cache(maxsize=OPEN)
def _file(path: Path) -> pq.ParquetFile:
    return pq.ParquetFile(path)


def _stored(path: Path, table: pa.Table, group: int | None) -> None:
    with replace(path) as unfinished:
        pq.write_table(table, unfinished, row_group_size=group, **STORED)

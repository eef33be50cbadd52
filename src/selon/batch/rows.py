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
AS_OBJECTS = 1000
"""Rows of a table that are gathered before they are turned into Arrow."""
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


class Gathered:
    """Rows of several tables, kept as Arrow: as objects of Python those of one part would take a tenth of a gigabyte."""

    def __init__(self, schemas: Mapping[str, pa.Schema]) -> None:
        self._schemas = schemas
        self._rows: dict[str, list[Row]] = {name: [] for name in schemas}
        self._held: dict[str, list[pa.Table]] = {name: [] for name in schemas}

    def add(self, rows: Mapping[str, Iterable[Row]]) -> None:
        """Rows of some of the tables, after those they have."""
        for name, more in rows.items():
            self._rows[name] += more
            if len(self._rows[name]) >= AS_OBJECTS:
                self._hold(name)

    def tables(self) -> dict[str, pa.Table]:
        """All tables, each whole."""
        for name in self._schemas:
            self._hold(name)
        return {name: pa.concat_tables(held) for name, held in self._held.items()}

    def _hold(self, name: str) -> None:
        self._held[name].append(pa.Table.from_pylist(self._rows[name], self._schemas[name]))
        self._rows[name] = []


def write(path: Path, rows: Iterable[Row], columns: pa.Schema, group: int | None = None) -> None:
    """One Parquet file, whole or not at all; the same rows give the same bytes. `group` is the rows of a row group."""
    store(path, pa.Table.from_pylist(list(rows), columns), group)


def write_columns(path: Path, values: Mapping[str, list[Any]], columns: pa.Schema) -> None:
    """`write` for a table of many short rows, given column by column."""
    store(path, pa.table([pa.array(values[field.name], field.type) for field in columns], columns))


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


def store(path: Path, table: pa.Table, group: int | None = None) -> None:
    """`write` for a table as it is."""
    with replace(path) as unfinished:
        pq.write_table(table, unfinished, row_group_size=group, **STORED)

"""The ledger's tables as rows of plain values with an Arrow schema, from the one list of fields."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

import pyarrow as pa

from selon.ledger.fields import SQL_TYPES, bare, dumps, hints, loads, plain, revive
from selon.ledger.schema import TABLES, Table

BATCH = 5000
"""Rows held at once: memory stays the same over a ledger of any size."""

ORDERS = {"story_articles": "story, ordinal", "aliases": "old"}
"""What the rows of tables without a `key` are sorted by."""
SCALARS = {"TEXT": str, "INTEGER": int, "REAL": float, "BLOB": bytes}
ARROW = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64(), bytes: pa.binary()}


@dataclass(frozen=True, slots=True)
class Cell:
    """A column as exports see it: its name, the type of its values, and whether the ledger keeps it as JSON."""

    name: str
    hint: Any
    nested: bool = False


@cache
def cells() -> dict[str, tuple[Cell, ...]]:
    """The columns of every table, in the order that rows may be written back."""
    found = {table.name: _cells(table) for table in TABLES}
    members = (Cell("story", str), Cell("article", str), Cell("ordinal", int), Cell("gathered", bool))
    aliases = (Cell("old", str), Cell("story", str))
    reading = (Cell("key", int), Cell("article", str), Cell("seal", str), Cell("fingerprint", bytes))
    return {**found, "story_articles": members, "aliases": aliases, "readings": reading}


def _cells(table: Table) -> tuple[Cell, ...]:
    own = {column.name: column for column in table.columns}
    shown = [Cell("key", int)]
    for name in table.names:
        if name in own:
            column = own[name]
            shown.append(Cell(name, int if column.part is not None else column.hint, column.nested))
        else:
            number = name == "ordinal" or (table.of or "").endswith("(key)")
            shown.append(Cell(name, int if number else str))
    extra = (line.split()[:2] for line in table.extra)
    return (*shown, *(Cell(name, SCALARS[kind]) for name, kind in extra))


def rows(connection: sqlite3.Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Batches of a table's rows as SQLite holds them, in the order of `cells`."""
    names = ", ".join(cell.name for cell in cells()[table])
    cursor = connection.execute(f"SELECT {names} FROM {table} ORDER BY {ORDERS.get(table, 'key')}")
    while batch := cursor.fetchmany(BATCH):
        yield [tuple(row) for row in batch]


def write_rows(connection: sqlite3.Connection, table: str, batch: list[tuple[Any, ...]]) -> None:
    """Rows back into an empty ledger's table, as `rows` gave them."""
    shown = cells()[table]
    names, marks = ", ".join(cell.name for cell in shown), ", ".join("?" * len(shown))
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", batch)


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table: spans in two columns, nested values as lists and structs."""
    return pa.schema([pa.field(cell.name, arrow_type(cell.hint)) for cell in cells()[table]])


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a field's type; a named tuple or a noun is a struct."""
    hint, _ = bare(hint)
    if hint in ARROW:
        return ARROW[hint]
    if get_origin(hint) is tuple:
        return pa.list_(arrow_type(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, str):
        return pa.string()
    return pa.struct([pa.field(name, arrow_type(own)) for name, own in hints(hint).items()])


def batches(connection: sqlite3.Connection, table: str) -> Iterator[pa.RecordBatch]:
    """A table's rows as Arrow record batches."""
    shown, declared = cells()[table], schema(table)
    for batch in rows(connection, table):
        turned = list(zip(*batch, strict=True))
        arrays = [
            pa.array([to_value(cell, value) for value in column], field.type)
            for cell, column, field in zip(shown, turned, declared, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=declared)


def to_value(cell: Cell, stored: Any) -> Any:
    """What SQLite holds as a plain value: nested JSON as lists and dicts, named tuples by their names, truth as bool."""
    if stored is None:
        return None
    if cell.nested:
        return _named(loads(cell.hint, stored))
    return bool(stored) if cell.hint is bool else stored


def to_stored(cell: Cell, value: Any) -> Any:
    """The opposite of `to_value`."""
    if value is None:
        return None
    return dumps(revive(cell.hint, value)) if cell.nested else value


def to_json(cell: Cell, stored: Any) -> Any:
    """What SQLite holds as JSON has it: `to_value`, with bytes in hexadecimal and no infinite number."""
    value = to_value(cell, stored)
    if isinstance(value, bytes):
        return value.hex()
    return _plain(value)


def from_json(cell: Cell, value: Any) -> Any:
    """The opposite of `to_json`."""
    if value is not None and cell.hint is bytes:
        return bytes.fromhex(value)
    if value is not None and SQL_TYPES.get(cell.hint) == "REAL":
        return float(value)
    return to_stored(cell, value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(own) for name, own in value.items()}
    return [_plain(own) for own in value] if isinstance(value, list) else plain(value)


def _named(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _named(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _named(own) for name, own in value._asdict().items()}
    if isinstance(value, tuple):
        return [_named(own) for own in value]
    return plain(value) if isinstance(value, str) else value

"""Rows of any noun in and out of its table, by what `schema` declares."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from selon.ledger.fields import from_row, to_row
from selon.ledger.schema import Table

IN = "IN (SELECT value FROM json_each(?))"
"""A list of any length as one parameter."""


def insert(
    connection: sqlite3.Connection, table: Table, nouns: Iterable[object], owner: str | int | None = None
) -> None:
    """Write `nouns` in their order, all of one `owner`."""
    connection.executemany(_insert(table), [_row(table, noun, owner, at) for at, noun in enumerate(nouns)])


def insert_one(
    connection: sqlite3.Connection, table: Table, noun: object, owner: str | int | None = None, at: int = 0
) -> int:
    """Write one noun and return its key, for rows that are part of it."""
    return int(connection.execute(_insert(table), _row(table, noun, owner, at)).lastrowid or 0)


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.names))
    return f"INSERT INTO {table.name} ({', '.join(table.names)}) VALUES ({marks})"


def _row(table: Table, noun: object, owner: str | int | None, at: int) -> list[Any]:
    cells = to_row(noun, table.columns)
    if table.owner is None:
        return cells
    return [owner, at, *(cell for column, cell in zip(table.columns, cells, strict=True) if column.name != table.owner)]


def update(connection: sqlite3.Connection, table: Table, noun: object, key: str) -> None:
    """Write every column of `noun` anew, in the row whose column `key` is the noun's."""
    names = [column.name for column in table.columns]
    changes = ", ".join(f"{name} = ?" for name in names)
    cells = to_row(noun, table.columns)
    connection.execute(f"UPDATE {table.name} SET {changes} WHERE {key} = ?", (*cells, getattr(noun, key)))


def select(
    connection: sqlite3.Connection, table: Table, owners: Sequence[str] | Sequence[int], by: str | None = None
) -> Iterator[sqlite3.Row]:
    """The rows whose owner (or column `by`) is one of `owners`, those of one owner in their order."""
    column = by or table.owner
    order = f"{column}, ordinal" if table.owner else "key"
    sql = f"SELECT * FROM {table.name} WHERE {column} {IN} ORDER BY {order}"
    yield from connection.execute(sql, (json.dumps(list(owners)),))


def parts(
    connection: sqlite3.Connection, table: Table, owners: Sequence[str] | Sequence[int]
) -> dict[str | int, tuple[Any, ...]]:
    """The nouns of each of `owners`, in their order; owners without any have no entry."""
    found: dict[str | int, list[Any]] = {}
    for row in select(connection, table, owners):
        found.setdefault(row[str(table.owner)], []).append(from_row(table.noun, row, table.columns))
    return {owner: tuple(nouns) for owner, nouns in found.items()}


def noun(table: Table, row: sqlite3.Row, **others: object) -> Any:
    """The noun of one row; `others` are its parts from other tables."""
    return from_row(table.noun, row, table.columns, **others)

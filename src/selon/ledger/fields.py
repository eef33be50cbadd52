"""From the declared fields of a noun to columns and back: the one place that knows how a field is stored.

A span becomes two columns, `NAME_start` and `NAME_end`; a plain value one; everything nested one column of JSON, in
which a record is an object, a tuple a list and a span `[start, end]`. Stores, exports and wire forms all ask here.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Protocol, get_args, get_type_hints

from pydantic import TypeAdapter

from selon.model import LATER, Span

SQL_TYPES: dict[type, str] = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}
EXACT = 2**53
"""Below this every whole float is exactly the integer it looks like."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a noun's table. `field` is the noun's field; `hint` its type without `None`; `part` is 0 or 1 for
    the two ends of a span, else `None`; `sql` is SQLite's type; `nested` says that it holds JSON."""

    name: str
    field: str
    hint: Any
    nullable: bool
    sql: str
    part: int | None = None
    nested: bool = False


class Row(Protocol):
    """A row of any store: its cells by the names of their columns."""

    def __getitem__(self, name: str, /) -> Any: ...


@cache
def columns(noun: type, without: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The columns of `noun`, in the order of its fields, but for those that live in a table of their own."""
    declared = hints(noun)
    names = [field.name for field in fields(noun) if field.name not in without]
    return tuple(column for name in names for column in _columns(name, *bare(declared[name])))


def bare(hint: Any) -> tuple[Any, bool]:
    """A type hint without its `None`, and whether it had one."""
    if isinstance(hint, UnionType):
        kept = [member for member in get_args(hint) if member is not NoneType]
        return kept[0], True
    return hint, False


def _columns(name: str, hint: Any, nullable: bool) -> tuple[Column, ...]:
    if hint is Span:
        ends = (f"{name}_start", f"{name}_end")
        return tuple(Column(end, name, hint, nullable, "INTEGER", part) for part, end in enumerate(ends))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return (Column(name, name, hint, nullable, "TEXT"),)
    nested = hint not in SQL_TYPES
    return (Column(name, name, hint, nullable, SQL_TYPES.get(hint, "TEXT"), nested=nested),)


def to_row(value: object, shown: tuple[Column, ...]) -> list[Any]:
    """The values of one row: what SQLite takes, in the order of `shown`."""
    return [_cell(getattr(value, column.field), column) for column in shown]


def _cell(value: Any, column: Column) -> Any:
    if value is None:
        return None
    if column.part is not None:
        return value[column.part]
    if column.nested:
        return dumps(value)
    return value.value if isinstance(value, StrEnum) else value


def from_row(noun: type, row: Row, shown: tuple[Column, ...], **others: object) -> Any:
    """The noun that `row` was made of; `others` are its fields that live in other tables."""
    return noun(**values(row, shown), **others)


def values(row: Row, shown: tuple[Column, ...]) -> dict[str, Any]:
    """The fields in `row`, each in the type that the noun declares."""
    found: dict[str, Any] = {}
    for column in shown:
        cell = row[column.name]
        if column.part == 1:
            found[column.field] = None if cell is None else Span(row[column.field + "_start"], cell)
        elif column.part is None:
            found[column.field] = None if cell is None else _revived(cell, column)
    return found


def _revived(cell: Any, column: Column) -> Any:
    return loads(column.hint, cell) if column.nested else revive(column.hint, cell)


def dumps(value: object) -> str:
    """Canonical JSON of a noun or any part of one: the same value gives the same bytes."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    """Lists, objects, strings and numbers only. JSON knows no infinity: it is written as a string, and read as such.

    A whole float is written as an integer, so that 5 and 5.0, which are equal, give the same bytes.
    """
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float):
        return _number(value)
    if is_dataclass(value) and not isinstance(value, type):
        given = ((name, getattr(value, name), unsaid) for name, unsaid in _written(type(value)))
        return {name: plain(own) for name, own, unsaid in given if own is not unsaid}
    if isinstance(value, (tuple, list)):
        return [plain(member) for member in value]
    return value


@cache
def _written(noun: type) -> tuple[tuple[str, Any], ...]:
    """The fields of `noun`, each with the value at which it is not written: `MISSING`, which none has, but for later ones."""
    return tuple((one.name, one.default if one.metadata == LATER else MISSING) for one in fields(noun))


def _number(value: float) -> float | int | str:
    if not isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < EXACT else float(value)


def revive(hint: Any, data: Any) -> Any:
    """The value of type `hint` that `plain` made `data` of; named tuples may be given as objects, too.

    Raises pydantic's `ValidationError`, a `ValueError`, where there is no such value.
    """
    return None if data is None else _adapter(hint).validate_python(data)


def loads(hint: Any, text: str) -> Any:
    """The value of type `hint` that `dumps` wrote as `text`; raises as `revive` does."""
    return _adapter(hint).validate_json(text)


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)


@cache
def hints(noun: type) -> dict[str, Any]:
    """The declared types of the fields of a dataclass or a named tuple, by name."""
    return get_type_hints(noun)

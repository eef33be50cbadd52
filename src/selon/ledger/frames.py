"""Tables and views of the ledger as Arrow, pandas and polars, and as HTML for notebooks."""

from __future__ import annotations

import sqlite3
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import pyarrow as pa

from selon.errors import UsageError
from selon.ledger.tables import batches, cells, schema
from selon.ledger.views import VIEWS

if TYPE_CHECKING:
    import pandas
    import polars

COUNTS = """
  SELECT id, title, told,
    (SELECT count(*) FROM story_articles WHERE story = stories.id) AS articles,
    (SELECT count(*) FROM claims WHERE story = stories.id) AS claims,
    (SELECT count(*) FROM discrepancies WHERE story = stories.id AND weight = 'main') AS differences
  FROM stories ORDER BY told DESC, key DESC LIMIT 200
"""
HEADS = ("story", "articles", "claims", "differences")


def names() -> tuple[str, ...]:
    """The tables (each field of a noun a column) and the views (joined, with the words themselves)."""
    return (*cells(), *VIEWS)


def arrow(connection: sqlite3.Connection, name: str) -> pa.Table:
    """A table with its nested values as lists and structs, or a view. Raises `UsageError` for another name."""
    if name in VIEWS:
        cursor = connection.execute(VIEWS[name][1])
        found = cursor.fetchall()
        return pa.table({column[0]: [row[at] for row in found] for at, column in enumerate(cursor.description)})
    if name not in cells():
        raise UsageError(f"there is no table {name!r}", hint="there are " + ", ".join(names()))
    return pa.Table.from_batches(batches(connection, name), schema=schema(name))


def to_pandas(table: pa.Table) -> pandas.DataFrame:
    _optional("pandas")
    return table.to_pandas()


def to_polars(table: pa.Table) -> polars.DataFrame:
    frame: polars.DataFrame = _optional("polars").from_arrow(table)
    return frame


def _optional(package: str) -> ModuleType:
    try:
        return import_module(package)
    except ImportError as error:
        raise UsageError(f"{package} is not installed", hint=f"pip install {package}, or take arrow()") from error


def stories_html(connection: sqlite3.Connection, title: str) -> str:
    """The stories of a ledger, the one told last first, as a table."""
    found = connection.execute(COUNTS).fetchall()
    head = "".join(f"<th>{name}</th>" for name in HEADS)
    rows = "".join(_row(row) for row in found)
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: sqlite3.Row) -> str:
    numbers = "".join(f"<td>{row[name]}</td>" for name in HEADS[1:])
    return f'<tr><td title="{escape(row["id"])}">{escape(row["title"])}</td>{numbers}</tr>'

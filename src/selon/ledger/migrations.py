"""From each released version of the schema to the next. A migration is never changed once released."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from selon.ledger.schema import APPLICATION, VERSION, statements

REUSE = (
    """CREATE TABLE reuse (
  key INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  their_article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  their_span_start INTEGER NOT NULL,
  their_span_end INTEGER NOT NULL,
  sameness REAL NOT NULL
)""",
    "CREATE INDEX reuse_article ON reuse (article)",
    "CREATE INDEX reuse_their_article ON reuse (their_article)",
)


def _reuse(connection: sqlite3.Connection) -> None:
    """Passages shared between stories; the next reading looks for those of all articles that are there."""
    for statement in REUSE:
        connection.execute(statement)


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _reuse}
"""By the version it starts from: what makes that version the next one. Runs inside a transaction."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the present version, inside a transaction of the caller's."""
    for statement in statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a ledger of an earlier `version` to the present one, inside a transaction of the caller's."""
    for step in range(version, VERSION):
        MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {step + 1}")

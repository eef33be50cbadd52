"""From each released version of the schema to the next. A migration is never changed once released."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from selon.ledger.schema import APPLICATION, VERSION, statements

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}
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

"""From each released version of the schema to the next. A migration is never changed once released."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from selon.ledger.schema import APPLICATION, VERSION, statements

ALIASES = (
    "ALTER TABLE story_articles ADD COLUMN gathered INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE aliases (
  old TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE
) WITHOUT ROWID""",
    "CREATE INDEX aliases_story ON aliases (story)",
)
GATHERED = """
  UPDATE story_articles SET gathered = 1
  WHERE story IN (SELECT story FROM story_articles WHERE article NOT IN (SELECT article FROM topics))
"""
INDEX_DROPPED = (
    "DROP TRIGGER IF EXISTS topics_gone",
    "DROP TABLE IF EXISTS topic_keys",
    "DROP TABLE IF EXISTS topics",
)


def _aliases(connection: sqlite3.Connection) -> None:
    """Where ids of stories that became part of another lead, and what a person put together: the stories of which grouping
    had not seen every article. Its index is dropped; the next reading makes it anew, with pairs."""
    for statement in ALIASES:
        connection.execute(statement)
    connection.execute("CREATE TABLE IF NOT EXISTS topics (article TEXT)")
    connection.execute(GATHERED)
    for statement in INDEX_DROPPED:
        connection.execute(statement)


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _aliases}
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

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


def _aliases(connection: sqlite3.Connection) -> None:
    """Where ids of stories that became part of another lead, and what a person put together: the stories of which grouping
    had not seen every article. Its index is dropped; the next reading makes it anew, with pairs."""
    for statement in ALIASES:
        connection.execute(statement)
    connection.execute("CREATE TABLE IF NOT EXISTS topics (article TEXT)")
    connection.execute(GATHERED)
    for statement in INDEX_DROPPED:
        connection.execute(statement)


def _reuse(connection: sqlite3.Connection) -> None:
    """Passages shared between stories; the next reading looks for those of all articles that are there."""
    for statement in REUSE:
        connection.execute(statement)


def _second(connection: sqlite3.Connection) -> None:
    _aliases(connection)
    _reuse(connection)


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _second}
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

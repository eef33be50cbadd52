"""Which stored articles a new one may share text with, among any number: an index that lies in the ledger's own file.

It is derived: two tables that are made when first needed and may be emptied, or dropped with their triggers, at any time. A
fingerprint is kept as the first `KEPT` bytes of what `readings` packs in twelve, so that SQL alone fills the index, and
empties it where an article is forgotten or read anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from selon.lineage.partners import Held, partners
from selon.lineage.steps import STOP

PAIR = 12
"""Bytes of a packed fingerprint in `readings`: the hash, little endian, then its position."""
KEPT = 5
"""Bytes kept of a hash. Beside 10^8 of them one in ten thousand is taken for another; three in common are asked for."""


def _hashes(article: str) -> str:
    """SQL: the kept hashes of an article. Triggers know no recursion, so the pairs are numbered by a list of zeros."""
    numbers = f"json_each('[0' || replace(hex(zeroblob(length(fingerprint) / {PAIR} - 1)), '00', ',0') || ']')"
    return f"""SELECT DISTINCT substr(fingerprint, {PAIR} * numbers.key + 1, {KEPT}) AS hash
  FROM readings, {numbers} AS numbers
  WHERE readings.article = {article} AND numbers.key < length(fingerprint) / {PAIR}"""


def _without(article: str) -> str:
    """SQL: take an article's fingerprints out of the index."""
    return f"""DELETE FROM fingerprints
  WHERE article = (SELECT key FROM articles WHERE articles.id = {article}) AND hash IN (
  {_hashes(article)})"""


def _unknown(article: str) -> str:
    """SQL: an article without fingerprints here is not known any more."""
    return f"DELETE FROM fingerprinted WHERE article = (SELECT key FROM articles WHERE articles.id = {article})"


def _trigger(table: str, *statements: str) -> str:
    body = ";\n  ".join(statements)
    return f"CREATE TRIGGER IF NOT EXISTS fingerprints_of_{table} BEFORE DELETE ON {table} BEGIN\n  {body};\nEND"


TABLES = (
    """CREATE TABLE IF NOT EXISTS fingerprinted (
  article INTEGER PRIMARY KEY, day INTEGER NOT NULL, id TEXT NOT NULL, outlet TEXT
)""",
    """CREATE TABLE IF NOT EXISTS fingerprints (
  hash BLOB NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)
) WITHOUT ROWID""",
    _trigger("readings", _without("old.article"), _unknown("old.article")),
    _trigger("articles", _without("old.id"), _unknown("old.id"), _unknown("old.supersedes")),
)
"""Each article has its key, day (0 where none is known) and outlet; all but superseded versions have fingerprints too."""
DAY = "substr(published, 1, 10)"
CURRENT = "NOT EXISTS (SELECT 1 FROM articles WHERE supersedes = :article)"
PRINTS = f"{_hashes(':article')} AND {CURRENT}"
ADDED = (
    f"""INSERT INTO fingerprinted
SELECT key, CASE WHEN date({DAY}) = {DAY} THEN CAST(julianday({DAY}) AS INTEGER) ELSE 0 END, id, outlet
FROM articles WHERE id = :article""",
    f"""INSERT INTO fingerprints
SELECT hash, key FROM ({PRINTS}), articles WHERE id = :article ORDER BY hash""",
)
REPLACED = _without("(SELECT supersedes FROM articles AS later WHERE later.id = :article)")
MISSING = "SELECT id FROM articles WHERE {} ORDER BY key"
FRESH = MISSING.format("key > (SELECT COALESCE(MAX(article), 0) FROM fingerprinted)")
"""Those that came after all that are known: nearly always all that are missing, and found without a look at the others."""
ANY = MISSING.format("key NOT IN (SELECT article FROM fingerprinted)")
HOLDERS = f"""SELECT article FROM fingerprints WHERE hash = ?1
AND (SELECT COUNT(*) FROM (SELECT 1 FROM fingerprints WHERE hash = ?1 LIMIT {STOP + 1})) <= {STOP}"""
"""None where there are more than `STOP`: counted here, so that what leads nowhere is not handed out row by row."""
KEYS = "SELECT key FROM articles WHERE id IN (SELECT value FROM json_each(?))"
KNOWN = """SELECT article, day, id, outlet FROM fingerprinted
WHERE article IN (SELECT value FROM json_each(?))"""


class Index:
    """The fingerprints of stored articles, over the connection of a ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for statement in TABLES:
            connection.execute(statement)

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT COUNT(*) FROM fingerprinted").fetchone()[0])

    def missing(self) -> list[str]:
        """The ids of the articles that are not here, in the order they came in."""
        missed = int(self._connection.execute("SELECT COUNT(*) FROM articles").fetchone()[0]) - len(self)
        fresh = [row[0] for row in self._connection.execute(FRESH)] if missed else []
        if len(fresh) == missed:
            return fresh
        return [row[0] for row in self._connection.execute(ANY)]

    def add(self, article: str) -> None:
        """Take up the article of that id, which was read, in the place of the version that it supersedes."""
        for statement in (REPLACED, *ADDED):
            self._connection.execute(statement, {"article": article})

    def near(self, article: str, but: Iterable[str] = ()) -> list[str]:
        """The ids of articles that may share text with one that is here, the most promising first, by the rules of
        `partners`. Those of `but` (ids) are passed over."""
        [mine], others = self._keys([article]), self._keys(but)
        hashes = self._connection.execute(PRINTS, {"article": article}).fetchall()
        holders = [[row[0] for row in self._connection.execute(HOLDERS, (hash_[0],))] for hash_ in hashes]
        places = {place for held in holders for place in held} | {mine}
        rows = self._connection.execute(KNOWN, (json.dumps(list(places)),))
        known = {row[0]: Held(*row[1:]) for row in rows}
        return [known[place].id for place in partners(mine, holders, known, others)]

    def _keys(self, ids: Iterable[str]) -> set[int]:
        return {row[0] for row in self._connection.execute(KEYS, (json.dumps(list(ids)),))}

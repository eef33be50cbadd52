"""What people decided: rows that outlive every re-reading, never changed but for being taken back."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime

from selon.errors import NotInLedger
from selon.identity import content_id
from selon.ledger import rows
from selon.ledger.schema import BY_NAME
from selon.model import Judgement, JudgementKind

JUDGEMENTS = BY_NAME["judgements"]
HOMES = ("statements", "claims", "discrepancies", "stories", "articles")
"""Where the ids that may be judged live, beside attributions (`ARTICLE#aN`)."""


def judge(
    connection: sqlite3.Connection,
    kind: JudgementKind,
    subject: str,
    object: str | None,
    value: str | None,
    author: str,
) -> Judgement:
    """Record a decision; the same one by the same author that still stands is returned instead.

    Raises `NotInLedger` for an id that nothing here has.
    """
    for id_ in (subject, object):
        if id_ is not None and not known(connection, id_):
            raise NotInLedger("nothing here has this id", subject=id_, hint="ids stand in the report and in --json")
    made = datetime.now(UTC).isoformat()
    fields = (kind, subject, object, value, author)
    for judgement in judgements(connection):
        if (judgement.kind, judgement.subject, judgement.object, judgement.value, judgement.author) == fields:
            return judgement
    judgement = Judgement(content_id("judgement", *fields, made), kind, subject, object, value, author, made)
    rows.insert_one(connection, JUDGEMENTS, judgement)
    return judgement


def known(connection: sqlite3.Connection, id_: str) -> bool:
    """Whether something in the ledger has this id."""
    article, mark, attribution = id_.partition("#")
    if mark:
        sql, values = "SELECT 1 FROM attributions WHERE article = ? AND id = ?", (article, attribution)
        return connection.execute(sql, values).fetchone() is not None
    queries = (f"SELECT 1 FROM {home} WHERE id = ?" for home in HOMES)
    return any(connection.execute(sql, (id_,)).fetchone() for sql in queries)


def revoke(connection: sqlite3.Connection, id_: str) -> Judgement:
    """Take a judgement back; it stays, with the time. Raises `NotInLedger`."""
    now = datetime.now(UTC).isoformat()
    connection.execute("UPDATE judgements SET revoked = ? WHERE id = ? AND revoked IS NULL", (now, id_))
    found = list(rows.select(connection, JUDGEMENTS, [id_], by="id"))
    if not found:
        raise NotInLedger("there is no such judgement", subject=id_, hint="selon judge list shows all")
    judgement: Judgement = rows.noun(JUDGEMENTS, found[0])
    return judgement


def judgements(connection: sqlite3.Connection, *, revoked: bool = False) -> tuple[Judgement, ...]:
    """All that stand, in the order they were made; with `revoked` also those taken back."""
    where = "" if revoked else "WHERE revoked IS NULL"
    found = connection.execute(f"SELECT * FROM judgements {where} ORDER BY key")
    return tuple(rows.noun(JUDGEMENTS, row) for row in found)


def forget(connection: sqlite3.Connection, ids: list[str]) -> int:
    """Remove the judgements about any of `ids`, and how many they were."""
    sql = f"DELETE FROM judgements WHERE subject {rows.IN} OR object {rows.IN}"
    listed = json.dumps(ids)
    return connection.execute(sql, (listed, listed)).rowcount

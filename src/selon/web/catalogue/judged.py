"""What judgements are about, in words: the sentence, the attribution, the discrepancy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from selon.ledger import Ledger
from selon.model import Judgement

STATEMENTS = """
  SELECT statements.id AS id, article, span_start AS start, span_end AS stop,
    substr(text, span_start + 1, span_end - span_start) AS words
  FROM statements JOIN articles ON articles.id = article WHERE statements.id IN (SELECT value FROM json_each(?))
"""
ATTRIBUTIONS = """
  SELECT article || '#' || attributions.id AS id, article, json_extract(content, '$[0][0]') AS start,
    json_extract(content, '$[0][1]') AS stop, substr(text, json_extract(content, '$[0][0]') + 1,
    json_extract(content, '$[0][1]') - json_extract(content, '$[0][0]')) AS words
  FROM attributions JOIN articles ON articles.id = article
  WHERE article IN (SELECT substr(value, 1, instr(value, '#') - 1) FROM json_each(?1))
    AND article || '#' || attributions.id IN (SELECT value FROM json_each(?1))
"""
DISCREPANCIES = """
  SELECT id, NULL AS article, 0 AS start, 0 AS stop, about AS words FROM discrepancies
  WHERE id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class About:
    """`words` are what is judged; `address` leads to them, where they stand in an article."""

    words: str
    address: str | None


def abouts(ledger: Ledger, judgements: Iterable[Judgement]) -> dict[str, About]:
    """By id, what the subjects and objects of `judgements` are; what is in the ledger no more is left out."""
    wanted = json.dumps(sorted({id_ for j in judgements for id_ in (j.subject, j.object) if id_}))
    with ledger.connected() as connection:
        rows = [row for sql in (STATEMENTS, ATTRIBUTIONS, DISCREPANCIES) for row in connection.execute(sql, (wanted,))]
    return {row["id"]: _about(row) for row in rows}


def _about(row: sqlite3.Row) -> About:
    address = f"/article/{row['article']}#a1-{row['start']}-{row['stop']}" if row["article"] else None
    return About(" ".join((row["words"] or "").split()), address)

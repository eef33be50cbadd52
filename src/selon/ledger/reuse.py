"""Passages that articles of different stories share: kept once for both, shown from either side."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from selon.ledger import rows
from selon.ledger.faults import Fault, span_faults
from selon.ledger.fields import columns, from_row
from selon.ledger.schema import BY_NAME
from selon.model import Elsewhere, Reuse

REUSE = BY_NAME["reuse"]
TOGETHER = """
  SELECT DISTINCT article FROM story_articles
  WHERE story IN (SELECT story FROM story_articles WHERE article = ?) ORDER BY article
"""
ELSEWHERE = """
  WITH own AS (SELECT article FROM story_articles WHERE story = ?),
  seen AS (
    SELECT article AS ours, span_start, span_end, their_article, their_span_start, their_span_end, sameness
    FROM reuse WHERE article IN own
    UNION ALL
    SELECT their_article, their_span_start, their_span_end, article, span_start, span_end, sameness
    FROM reuse WHERE their_article IN own
  ),
  told AS (
    SELECT seen.*, (
      SELECT story FROM story_articles JOIN stories ON stories.id = story
      WHERE article = their_article ORDER BY told DESC, stories.key DESC LIMIT 1
    ) AS story
    FROM seen
    WHERE their_article NOT IN own AND NOT EXISTS (SELECT 1 FROM articles WHERE supersedes = their_article)
  )
  SELECT here.doc, there.doc AS their_doc, there.title, there.outlet, there.published, told.*, (
    SELECT ordinal + 1 FROM story_articles WHERE story = told.story AND article = their_article
  ) AS number
  FROM told JOIN articles AS here ON here.id = ours JOIN articles AS there ON there.id = their_article
  ORDER BY here.doc, span_start, span_end, their_doc, their_span_start, their_article
"""
"""Passages from the side of one story, without those that it shows itself because it has both articles by now."""
TEXTS = """
  SELECT reuse.*, here.text AS text, there.text AS their_text
  FROM reuse LEFT JOIN articles AS here ON here.id = article LEFT JOIN articles AS there ON there.id = their_article
"""


def together(connection: sqlite3.Connection, article: str) -> tuple[str, ...]:
    """The ids of all articles that are in a story with `article`."""
    return tuple(row["article"] for row in connection.execute(TOGETHER, (article,)))


def put(connection: sqlite3.Connection, article: str, found: Iterable[Reuse]) -> None:
    """Write what `article` shares, over what was written of the same pairs."""
    found = tuple(found)
    others = json.dumps(sorted({one.their_article for one in found}))
    pairs = f"article = ?1 AND their_article {_in(2)} OR their_article = ?1 AND article {_in(2)}"
    connection.execute(f"DELETE FROM reuse WHERE {pairs}", (article, others))
    rows.insert(connection, REUSE, found)


def _in(parameter: int) -> str:
    return f"IN (SELECT value FROM json_each(?{parameter}))"


def elsewhere(connection: sqlite3.Connection, story: str) -> tuple[Elsewhere, ...]:
    """What the articles of `story` share with articles that are not in it, by doc and place."""
    shown = columns(Elsewhere)
    return tuple(from_row(Elsewhere, row, shown) for row in connection.execute(ELSEWHERE, (story,)))


def faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Passages of an article that is not there, of one article alone, or that are no stretch of its text."""
    for row in connection.execute(TEXTS):
        name = f"{row['article']} and {row['their_article']}"
        one = rows.noun(REUSE, row)
        for id_, text, span in (
            (one.article, row["text"], one.span),
            (one.their_article, row["their_text"], one.their_span),
        ):
            if text is None:
                yield Fault("reuse", name, f"its article {id_} is not there")
            else:
                yield from span_faults("reuse", name, text, [span])
        if one.article == one.their_article:
            yield Fault("reuse", name, "is shared by one article with itself")

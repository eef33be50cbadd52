"""Full-text search over titles and texts, accents folded."""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

WORDS = re.compile(r'"([^"]*)"|([^\s"]+)')


class Hit(NamedTuple):
    """An article that was found: its id, doc and title, and the words around the first hit, `[` and `]` about it."""

    article: str
    doc: str
    title: str | None
    around: str


def search(connection: sqlite3.Connection, query: str, limit: int = 50) -> tuple[Hit, ...]:
    """The best `limit` articles that hold every word of `query`: `"two words"` as they stand, `minist*` by beginning."""
    wanted = match(query)
    if not wanted:
        return ()
    sql = """
      SELECT id, doc, articles.title AS title, snippet(articles_words, -1, '[', ']', '…', 16) AS around
      FROM articles_words JOIN articles ON articles.key = articles_words.rowid
      WHERE articles_words MATCH ? ORDER BY rank LIMIT ?
    """
    return tuple(Hit(*row) for row in connection.execute(sql, (wanted, limit)))


def match(query: str) -> str:
    """`query` in FTS5's own language, in which nothing that a person types is an operator but `*` at a word's end."""
    terms = []
    for phrase, word in WORDS.findall(query.replace("\0", " ")):
        beginning = word.endswith("*")
        term = (phrase or word.rstrip("*")).strip()
        if any(letter.isalnum() for letter in term):
            terms.append(f'"{term}"' + ("*" if beginning else ""))
    return " ".join(terms)

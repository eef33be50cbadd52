"""Removing an article and everything derived from it, so that its words are nowhere in the file."""

from __future__ import annotations

import json
import sqlite3

from selon.errors import NotInLedger
from selon.ledger import judgements, readings, rows
from selon.ledger.schema import BY_NAME, OF_ARTICLE, OF_STORY

COUNTED = ("articles", *OF_ARTICLE, "stories", *OF_STORY, "links", "origins", "sides", "reuse", "judgements")


def forget(connection: sqlite3.Connection, name: str) -> dict[str, int]:
    """Remove every article whose id, doc or address is `name`, and say how many rows of each table went.

    What was told of its stories goes too, since it may hold the article's words; stories that have other articles stay,
    to be told again. Raises `NotInLedger`.
    """
    articles = _named(connection, name)
    before = _counts(connection)
    judgements.forget(connection, _judged(connection, articles))
    for article in articles:
        stories = readings.stories_with(connection, article)
        readings.untell(connection, stories)
        connection.execute("DELETE FROM articles WHERE id = ?", (article,))
        _retitle(connection, stories)
    after = _counts(connection)
    return {table: before[table] - after[table] for table in COUNTED}


def erase(connection: sqlite3.Connection) -> None:
    """Rewrite the word index and empty the log: deleted rows are zeroed by SQLite, but both still hold their words.

    Outside a transaction; while another process reads, the log is emptied later, when the last one closes.
    """
    connection.execute("INSERT INTO articles_words (articles_words) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _named(connection: sqlite3.Connection, name: str) -> list[str]:
    found = connection.execute("SELECT id FROM articles WHERE id = ?1 OR doc = ?1 OR url = ?1", (name,)).fetchall()
    if not found:
        raise NotInLedger("no article has this id, doc or address", subject=name, hint="nothing was removed")
    return [row["id"] for row in found]


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}


def _judged(connection: sqlite3.Connection, articles: list[str]) -> list[str]:
    """Every id under which a person may have judged these articles: their own, their statements', attributions' and
    those of discrepancies that they have a side in."""
    listed = json.dumps(articles)
    sql = f"""
      SELECT value AS id FROM json_each(?1)
      UNION SELECT id FROM statements WHERE article IN (SELECT value FROM json_each(?1))
      UNION SELECT article || '#' || id FROM attributions WHERE article IN (SELECT value FROM json_each(?1))
      UNION SELECT discrepancies.id FROM discrepancies JOIN sides ON sides.discrepancy = discrepancies.key
        WHERE (discrepancies.story, sides.doc) IN (
          SELECT story, doc FROM story_articles JOIN {BY_NAME["articles"].name} ON articles.id = article
          WHERE article IN (SELECT value FROM json_each(?1)))
    """
    return [row["id"] for row in connection.execute(sql, (listed,))]


def _retitle(connection: sqlite3.Connection, stories: list[str]) -> None:
    """A story's title is one of its articles': take another's, and drop stories that have no article left."""
    listed = json.dumps(stories)
    connection.execute(
        f"DELETE FROM stories WHERE id {rows.IN} AND id NOT IN (SELECT story FROM story_articles)",
        (listed,),
    )
    connection.execute(
        f"""UPDATE stories SET title = (
          SELECT coalesce(articles.title, articles.doc) FROM story_articles JOIN articles ON articles.id = article
          WHERE story = stories.id ORDER BY ordinal LIMIT 1
        ) WHERE id {rows.IN}""",
        (listed,),
    )

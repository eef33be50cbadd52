"""Readings in and out: an article and all that the article steps made of it."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator, Sequence

from selon.errors import LedgerError
from selon.identity import content_id
from selon.ledger import rows
from selon.ledger.fields import dumps
from selon.ledger.schema import BY_NAME, OF_ARTICLE, OF_STORY
from selon.ledger.versions import link_version
from selon.model import Article, Reading

CHUNK = 200
"""Readings loaded with one query a table: bounds memory over a ledger of any size."""

ARTICLES = BY_NAME["articles"]
PAIR = struct.Struct("<QI")
"""One pair of a fingerprint: hash (64 bits, unsigned) and position, little endian."""


def add(connection: sqlite3.Connection, reading: Reading) -> bool:
    """Write `reading` unless the same stands there already. One of the same article, made otherwise, is replaced, and
    its stories lose what was told of them: their ids and articles stay."""
    _check(reading)
    article, sealed = reading.article, seal(reading)
    stood = connection.execute("SELECT seal FROM readings WHERE article = ?", (article.id,)).fetchone()
    if stood and stood["seal"] == sealed:
        return False
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (article.id,)).fetchone():
        _unread(connection, article.id)
        rows.update(connection, ARTICLES, article, "id")
    else:
        rows.insert_one(connection, ARTICLES, article)
        link_version(connection, article)
    _write_parts(connection, reading, sealed)
    return True


def _check(reading: Reading) -> None:
    strangers = [statement.id for statement in reading.statements if statement.article != reading.article.id]
    if strangers:
        raise LedgerError(f"statement {strangers[0]} is of another article", subject=reading.article.doc)


def _write_parts(connection: sqlite3.Connection, reading: Reading, sealed: str) -> None:
    article = reading.article
    by_table = {
        "blocks": article.blocks,
        "attributions": reading.attributions,
        "statements": reading.statements,
        "citations": reading.citations,
    }
    for name, nouns in by_table.items():
        rows.insert(connection, BY_NAME[name], nouns, article.id)
    values = (article.id, sealed, pack(reading.fingerprint))
    connection.execute("INSERT INTO readings (article, seal, fingerprint) VALUES (?, ?, ?)", values)


def _unread(connection: sqlite3.Connection, article: str) -> None:
    untell(connection, stories_with(connection, article))
    connection.execute("DELETE FROM reuse WHERE ? IN (article, their_article)", (article,))
    for name in (*OF_ARTICLE, "readings"):
        connection.execute(f"DELETE FROM {name} WHERE article = ?", (article,))


def stories_with(connection: sqlite3.Connection, article: str) -> list[str]:
    """The ids of the stories that `article` is in."""
    found = connection.execute("SELECT story FROM story_articles WHERE article = ?", (article,))
    return [row["story"] for row in found]


def untell(connection: sqlite3.Connection, stories: Sequence[str]) -> None:
    """Remove what was told of `stories`; the stories and their articles stay."""
    for story in stories:
        for name in OF_STORY:
            connection.execute(f"DELETE FROM {name} WHERE story = ?", (story,))
        connection.execute("UPDATE stories SET seal = '' WHERE id = ?", (story,))


def load(connection: sqlite3.Connection, articles: Sequence[str]) -> Iterator[Reading]:
    """The readings of `articles` that there are, in that order."""
    for start in range(0, len(articles), CHUNK):
        chunk = articles[start : start + CHUNK]
        found = {reading.article.id: reading for reading in _chunk(connection, chunk)}
        yield from (found[article] for article in chunk if article in found)


def _chunk(connection: sqlite3.Connection, articles: Sequence[str]) -> Iterator[Reading]:
    made = {name: rows.parts(connection, BY_NAME[name], articles) for name in OF_ARTICLE}
    sql = f"SELECT article, fingerprint FROM readings WHERE article {rows.IN}"
    prints = {row["article"]: row["fingerprint"] for row in connection.execute(sql, (json.dumps(list(articles)),))}
    for row in list(rows.select(connection, ARTICLES, articles, by="id")):
        own = row["id"]
        if own in prints:
            yield Reading(
                article=rows.noun(ARTICLES, row, blocks=made["blocks"].get(own, ())),
                attributions=made["attributions"].get(own, ()),
                statements=made["statements"].get(own, ()),
                citations=made["citations"].get(own, ()),
                fingerprint=unpack(prints[own]),
            )


def articles(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[Article, ...]:
    """The articles of these ids that there are, in that order, without what was read in them."""
    blocks = rows.parts(connection, BY_NAME["blocks"], ids)
    found = {
        row["id"]: rows.noun(ARTICLES, row, blocks=blocks.get(row["id"], ()))
        for row in list(rows.select(connection, ARTICLES, ids, by="id"))
    }
    return tuple(found[id_] for id_ in ids if id_ in found)


def seal(reading: Reading) -> str:
    """A hash of every field of `reading`: two readings are the same where it is, and a changed row shows."""
    return content_id("reading", dumps(reading))


def pack(fingerprint: tuple[tuple[int, int], ...]) -> bytes:
    """Twelve bytes a pair instead of a row each: a hundred pairs an article are never asked for one by one."""
    return b"".join(PAIR.pack(*pair) for pair in fingerprint)


def unpack(packed: bytes) -> tuple[tuple[int, int], ...]:
    return tuple((word, position) for word, position in PAIR.iter_unpack(packed))

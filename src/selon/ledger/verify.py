"""Proof that the ledger holds: every span inside its article, every hash as its content says, every reference met.

`verify` checks the file (SQLite's own checks, the word index), then reading by reading, then story by story.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from selon.errors import LedgerError
from selon.identity import article_id, statement_id
from selon.ledger import readings, reuse, tellings
from selon.ledger.faults import Fault, span_faults
from selon.ledger.store import Ledger
from selon.ledger.succession import alias_faults
from selon.ledger.verify_story import story_faults
from selon.model import Article, Attribution, Reading, Statement


def verify(ledger: Ledger) -> list[Fault]:
    """All that is off, in the order it was found; empty where every span, hash and reference is right."""
    with ledger.connected() as connection:
        return list(_faults(ledger, connection))


def _faults(ledger: Ledger, connection: sqlite3.Connection) -> Iterator[Fault]:
    yield from _file_faults(connection)
    ids = [row["id"] for row in connection.execute("SELECT id FROM articles ORDER BY key")]
    seen = set()
    for reading in readings.load(connection, ids):
        seen.add(reading.article.id)
        yield from _seal_faults(connection, reading)
        yield from reading_faults(reading)
    yield from alias_faults(connection)
    yield from (Fault("articles", id_, "has no reading") for id_ in ids if id_ not in seen)
    for id_ in ledger.story_ids():
        story = ledger.story(id_)
        sealed = connection.execute("SELECT seal FROM stories WHERE id = ?", (id_,)).fetchone()["seal"]
        if sealed and sealed != tellings.seal(story):
            yield Fault("stories", id_, "is not what was told: its seal differs")
        yield from story_faults(story)
    yield from reuse.faults(connection)


def _file_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Fault("file", "", row[0])
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(row["table"], str(row["rowid"]), f"refers to {row['parent']} that is not there")
    try:
        connection.execute("INSERT INTO articles_words (articles_words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise LedgerError(
                f"the word index cannot be checked: {error}", hint="open the ledger for writing"
            ) from error
        yield Fault("articles_words", "", "the word index is not in step with the articles")


def _seal_faults(connection: sqlite3.Connection, reading: Reading) -> Iterator[Fault]:
    row = connection.execute("SELECT seal FROM readings WHERE article = ?", (reading.article.id,)).fetchone()
    if row["seal"] != readings.seal(reading):
        yield Fault("readings", reading.article.id, "is not what was read: its seal differs")


def reading_faults(reading: Reading) -> Iterator[Fault]:
    """What is off within one reading."""
    article = reading.article
    if article.id != article_id(article.doc, article.text):
        yield Fault("articles", article.id, "is not the hash of its doc and text")
    yield from _block_faults(article)
    attributions = {attribution.id for attribution in reading.attributions}
    for attribution in reading.attributions:
        yield from _attribution_faults(article, attribution, attributions)
    for statement in reading.statements:
        yield from _statement_faults(article, statement, attributions)
    for at, citation in enumerate(reading.citations):
        yield from span_faults("citations", f"{article.id}/{at}", article.text, [citation.span])


def _block_faults(article: Article) -> Iterator[Fault]:
    end = 0
    for at, block in enumerate(article.blocks):
        name = f"{article.id}/{at}"
        yield from span_faults("blocks", name, article.text, [block.span])
        if article.text[end : block.span.start].strip() or block.span.start < end:
            yield Fault("blocks", name, f"does not follow on {end}: it starts at {block.span.start}")
        end = block.span.end
    if article.text[end:].strip():
        yield Fault("blocks", article.id, f"leave the text from {end} on without a block")


def _attribution_faults(article: Article, attribution: Attribution, known: Iterable[str]) -> Iterator[Fault]:
    name = f"{article.id}#{attribution.id}"
    spans = [*attribution.content, *(span for span in (attribution.source, attribution.cue) if span)]
    yield from span_faults("attributions", name, article.text, spans)
    if not attribution.content:
        yield Fault("attributions", name, "has no content")
    if attribution.parent is not None and attribution.parent not in known:
        yield Fault("attributions", name, f"its parent {attribution.parent} is not there")


def _statement_faults(article: Article, statement: Statement, known: Iterable[str]) -> Iterator[Fault]:
    quantities = statement.coding.quantities if statement.coding else ()
    spans = [statement.span, *statement.parts, *(quantity.span for quantity in quantities)]
    yield from span_faults("statements", statement.id, article.text, spans)
    said = [article.text[slice(*part)] for part in statement.parts]
    if statement.id != statement_id(article.id, statement.parts, said, statement.how, statement.chain):
        yield Fault("statements", statement.id, "is not the hash of its words, its place and its voices")
    if statement.doc != article.doc:
        yield Fault("statements", statement.id, f"names the doc {statement.doc!r}, its article {article.doc!r}")
    if statement.attribution is not None and statement.attribution not in known:
        yield Fault("statements", statement.id, f"its attribution {statement.attribution} is not there")
    ends = [end for part in statement.parts for end in part]
    if ends and (min(ends), max(ends)) != statement.span:
        yield Fault("statements", statement.id, "its span is not the hull of its parts")

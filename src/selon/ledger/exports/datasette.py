"""A copy of the ledger that Datasette opens well: ids as primary keys, readable views, search, a metadata file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from selon.ledger.exports.contexts import write
from selon.ledger.schema import BY_NAME
from selon.ledger.store import Ledger
from selon.ledger.tables import cells, rows
from selon.ledger.views import VIEWS

LEFT_OUT = {"readings"}
"""Fingerprints are for machines."""

LABELS = {"articles": "doc", "stories": "title", "claims": "text", "discrepancies": "about"}
ABOUT = {
    "articles": "One published text, as read; never altered",
    "blocks": "Stretches of an article: title, body, caption, byline, boilerplate",
    "attributions": "Who said what in one article: source, cue and content by their offsets",
    "statements": "One article says one thing, in its own voice or through a chain of voices",
    "citations": "Outlets, agencies and documents that an article names as where something comes from",
    "stories": "Articles about one event",
    "claims": "What several statements say, hedge or deny; the text is the clearest of them, verbatim",
    "links": "Which statements make a claim, and why",
    "origins": "Independent ways by which a claim entered the story",
    "discrepancies": "Accounts that cannot all be so",
    "sides": "What each account of a discrepancy says",
    "derivations": "Which article takes from which, or from an outlet",
    "lineage": "What each article stands on",
    "reuse": "Passages that articles of different stories share",
    "judgements": "What people decided",
    "story_articles": "Which articles make a story",
    "aliases": "Where the id of a story that became part of another leads",
}

PLAIN = {
    "story_articles": "CREATE TABLE story_articles (story TEXT REFERENCES stories(id), "
    "article TEXT REFERENCES articles(id), ordinal INTEGER, gathered INTEGER, PRIMARY KEY (story, article))",
    "aliases": "CREATE TABLE aliases (old TEXT PRIMARY KEY, story TEXT REFERENCES stories(id))",
}


def write_datasette(ledger: Ledger, out: Path) -> list[Path]:
    """`selon.db` and `metadata.json` in a folder: `datasette selon.db -m metadata.json`."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "selon.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in cells():
            if name not in LEFT_OUT:
                _copy(ledger, connection, name)
        connection.execute(
            'CREATE VIRTUAL TABLE articles_words USING fts5(title, text, content="articles", '
            'tokenize="unicode61 remove_diacritics 2")'
        )
        connection.execute("INSERT INTO articles_words (articles_words) VALUES ('rebuild')")
        for name, (_, sql) in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {sql}")
    return [path, *write(out / "metadata.json", metadata())]


def _copy(ledger: Ledger, connection: sqlite3.Connection, name: str) -> None:
    connection.execute(_create(name))
    table = BY_NAME.get(name)
    dropped = table is not None and table.key == "id"
    shown = [cell.name for cell in cells()[name] if not (dropped and cell.name == "key")]
    into = f"INSERT INTO {name} ({', '.join(shown)}) VALUES ({', '.join('?' * len(shown))})"
    with ledger.connected() as source:
        for batch in rows(source, name):
            connection.executemany(into, [row[1:] if dropped else row for row in batch])


def _create(name: str) -> str:
    if name in BY_NAME:
        return BY_NAME[name].create(by_id=True)
    return PLAIN[name]


def metadata() -> dict[str, Any]:
    """Datasette's metadata: what each table and view is, what a row is called, where to search."""
    tables: dict[str, Any] = {name: {"description": about} for name, about in ABOUT.items()}
    for name, label in LABELS.items():
        tables[name]["label_column"] = label
    tables["articles"] |= {"fts_table": "articles_words", "fts_pk": "rowid"}
    tables |= {name: {"description": about} for name, (about, _) in VIEWS.items()}
    return {
        "title": "selon: who said what, on whose word",
        "description": "A ledger of articles, statements, claims and where they come from. It gives no verdict on truth.",
        "databases": {"selon": {"tables": tables}},
    }

"""Versions of one address: each is an article of its own, and the later one tells what changed.

An address is a web address, or the name of a document that has none. Two texts at one address are versions of one article
only where the shorter has much of its wording in the longer: a page of the day's news is another article every morning.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from selon.model import Article, Span

RUN = 4
"""Words in a row that two texts are compared by."""

NEAR = 0.3
"""Share of its runs that the shorter text must have in the longer for both to be versions of one article."""


class Change(NamedTuple):
    """A stretch that differs: `before` in the text of the earlier version, `after` in that of the later one; either
    may be empty, for what was put in or taken out."""

    before: Span
    after: Span


class Version(NamedTuple):
    """One version of an address: the article's id, when it was taken in, which one it follows and what changed since."""

    article: str
    added: str
    supersedes: str | None
    changes: tuple[Change, ...]


def link_version(connection: sqlite3.Connection, article: Article) -> None:
    """Where an earlier version of `article` is there, note that it follows that one, and what changed."""
    earlier = earlier_version(connection, article.doc, article.text, article.url, article.id)
    if earlier is None:
        return
    changed = json.dumps(changes(earlier["text"], article.text))
    values = (earlier["id"], changed, article.id)
    connection.execute("UPDATE articles SET supersedes = ?, changed = ? WHERE id = ?", values)


def earlier_version(
    connection: sqlite3.Connection, doc: str, text: str, url: str | None, but: str = ""
) -> sqlite3.Row | None:
    """The article at the same address that came in last and reads like `text`, other than the one of id `but`."""
    same = "url = ?" if url else "doc = ? AND url IS NULL"
    sql = f"SELECT id, text FROM articles WHERE {same} AND id <> ? ORDER BY key DESC LIMIT 8"
    found = connection.execute(sql, (url or doc, but))
    return next((row for row in found if near(row["text"], text)), None)


def taken(connection: sqlite3.Connection, doc: str, text: str, url: str | None) -> bool:
    """Whether `doc` is the name of another article here, neither this text nor an earlier version of it."""
    rows = connection.execute("SELECT text FROM articles WHERE doc = ?", (doc,)).fetchall()
    if not rows or any(row["text"] == text for row in rows):
        return False
    earlier = earlier_version(connection, doc, text, url)
    return earlier is None or all(row["text"] != earlier["text"] for row in rows)


def superseded(connection: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """Those of `articles` that another one follows."""
    listed = json.dumps(list(articles))
    sql = "SELECT supersedes FROM articles WHERE supersedes IN (SELECT value FROM json_each(?))"
    return {row["supersedes"] for row in connection.execute(sql, (listed,))}


def near(one: str, other: str) -> bool:
    """Whether the shorter of two texts has at least `NEAR` of its runs of words in the longer."""
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    return len(shorter & longer) >= NEAR * len(shorter)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def changes(before: str, after: str) -> tuple[Change, ...]:
    """What differs between two texts, line by line; lines are compared whole, so that cost stays low on long texts."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    olds, news = _offsets(old), _offsets(new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Change(Span(olds[a], olds[b]), Span(news[c], news[d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def versions(connection: sqlite3.Connection, url: str) -> tuple[Version, ...]:
    """All versions of `url`, the earliest first."""
    found = connection.execute("SELECT * FROM articles WHERE url = ? ORDER BY key", (url,))
    return tuple(Version(row["id"], row["added"], row["supersedes"], _changes(row["changed"])) for row in found)


def _changes(stored: str) -> tuple[Change, ...]:
    return tuple(Change(Span(*before), Span(*after)) for before, after in json.loads(stored))

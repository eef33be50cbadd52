"""Versions of one address: each is an article of its own, and the later one tells what changed."""

from __future__ import annotations

import json
import sqlite3
from difflib import SequenceMatcher
from typing import NamedTuple

from selon.model import Article, Span


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
    """Where an earlier article of the same address is there, note that `article` follows it, and what changed."""
    if article.url is None:
        return
    sql = "SELECT id, text FROM articles WHERE url = ? AND id <> ? ORDER BY key DESC LIMIT 1"
    earlier = connection.execute(sql, (article.url, article.id)).fetchone()
    if earlier is None:
        return
    changed = json.dumps(changes(earlier["text"], article.text))
    values = (earlier["id"], changed, article.id)
    connection.execute("UPDATE articles SET supersedes = ?, changed = ? WHERE id = ?", values)


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

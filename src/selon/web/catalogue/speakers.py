"""A speaker over all stories: what is credited to the name, where, by whom."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass

from selon.ledger import Ledger
from selon.model import Span
from selon.report.listing import folded
from selon.web.catalogue.outlets import named

MOST = 12
SIZE = 50

ALL = """
  SELECT attributions.key AS key, article, doc, outlet, stance, kind,
    (SELECT story FROM story_articles WHERE story_articles.article = attributions.article LIMIT 1) AS story
  FROM attributions JOIN articles ON articles.id = article
  WHERE speaker = ? ORDER BY coalesce(published, added) DESC, articles.key DESC, ordinal
"""
SAID = """
  SELECT attributions.key AS key, attributions.id AS id, article, doc, outlet, published, lang, stance, factuality, content,
    (SELECT story FROM story_articles WHERE story_articles.article = attributions.article LIMIT 1) AS story,
    (SELECT json_group_array(substr(text, json_extract(value, '$[0]') + 1,
       json_extract(value, '$[1]') - json_extract(value, '$[0]'))) FROM json_each(content)) AS words
  FROM attributions JOIN articles ON articles.id = article
  WHERE attributions.key IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class SaidView:
    """One thing that is credited to the speaker in one article; `words` are the pieces of its content."""

    attribution: str
    article: str
    story: str | None
    doc: str
    outlet: str
    published: str | None
    lang: str
    stance: str
    factuality: str
    span: Span | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """`said` is a page of `statements`; counts are (value, how often), most first."""

    name: str
    kind: str
    statements: int
    articles: int
    outlets: tuple[tuple[str, int], ...]
    stances: tuple[tuple[str, int], ...]
    stories: tuple[str, ...]
    said: tuple[SaidView, ...]
    page: int
    pages: int


def speaker(ledger: Ledger, name: str, page: int = 1, size: int = SIZE) -> SpeakerView | None:
    """All that is credited to `name`, the latest first; `None` where nothing is."""
    with ledger.connected() as connection:
        rows = connection.execute(ALL, (name,)).fetchall()
        pages = max(1, -(-len(rows) // size))
        page = min(max(1, page), pages)
        keys = [row["key"] for row in rows[(page - 1) * size : page * size]]
        said = {row["key"]: row for row in connection.execute(SAID, (json.dumps(keys),))}
    if not rows:
        return None
    outlets = Counter(named(row) for row in rows)
    return SpeakerView(
        name=name,
        kind=Counter(row["kind"] for row in rows).most_common(1)[0][0],
        statements=len(rows),
        articles=len({row["article"] for row in rows}),
        outlets=tuple(outlets.most_common()),
        stances=tuple(Counter(row["stance"] for row in rows).most_common()),
        stories=tuple(dict.fromkeys(row["story"] for row in rows if row["story"])),
        said=tuple(_said(said[key]) for key in keys),
        page=page,
        pages=pages,
    )


def _said(row: sqlite3.Row) -> SaidView:
    content = json.loads(row["content"])
    return SaidView(
        row["id"],
        row["article"],
        row["story"],
        row["doc"],
        named(row),
        row["published"],
        row["lang"],
        row["stance"],
        row["factuality"],
        Span(*content[0]) if content else None,
        tuple(json.loads(row["words"])),
    )


def articles_of(ledger: Ledger, name: str) -> set[str]:
    """The ids of the articles in which a speaker is heard whose name is `name`, accents and case aside."""
    same = [own for own in _known(ledger) if folded(own) == folded(name)]
    sql = "SELECT DISTINCT article FROM attributions WHERE speaker IN (SELECT value FROM json_each(?))"
    with ledger.connected() as connection:
        return {row["article"] for row in connection.execute(sql, (json.dumps(same),))}


def names(ledger: Ledger, query: str, most: int = MOST) -> tuple[str, ...]:
    """Speakers whose name bears every word of `query`, those with most statements first."""
    words = folded(query).split()
    if not words:
        return ()
    return tuple(own for own in _known(ledger) if all(word in folded(own) for word in words))[:most]


def _known(ledger: Ledger) -> tuple[str, ...]:
    sql = "SELECT speaker FROM attributions WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY count(*) DESC, speaker"
    with ledger.connected() as connection:
        return tuple(row["speaker"] for row in connection.execute(sql))

"""A line for each story of the ledger, kept in memory and brought up to date story by story."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from selon.ledger import Ledger
from selon.ledger.rows import parts
from selon.ledger.schema import BY_NAME
from selon.report.views import roots

CHUNK = 200

MEMBERS = """
  SELECT story, articles.id AS id, doc, lang, outlet, published, added FROM story_articles
  JOIN articles ON articles.id = article WHERE story IN (SELECT value FROM json_each(?))
"""
CLAIMS = """
  SELECT story, count(*) AS shared FROM (
    SELECT claims.story AS story FROM claims JOIN links ON links.claim = claims.key
    JOIN statements ON statements.id = links.statement
    WHERE claims.story IN (SELECT value FROM json_each(?))
    GROUP BY claims.key HAVING count(DISTINCT statements.article) > 1
  ) GROUP BY story
"""
DIFFERENCES = """
  SELECT story, count(*) AS found FROM discrepancies WHERE story IN (SELECT value FROM json_each(?)) GROUP BY story
"""
SHOWN = "SELECT id, title, told FROM stories ORDER BY key"


@dataclass(frozen=True, slots=True)
class Entry:
    """`newest` is when its last article was published, or read where none says (ISO); `ids` are its articles."""

    id: str
    title: str
    told: str
    newest: str
    ids: frozenset[str]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    articles: int
    claims: int
    discrepancies: int
    origins: int


class Entries:
    """All entries, the newest story first; only what was told since the last look is read again."""

    def __init__(self) -> None:
        self._kept: dict[str, Entry] = {}
        self._sorted: tuple[Entry, ...] = ()
        self._lock = Lock()

    def all(self, ledger: Ledger) -> tuple[Entry, ...]:
        with self._lock, ledger.connected() as connection:
            stood = {row["id"]: row for row in connection.execute(SHOWN)}
            changed = [
                id_ for id_, row in stood.items() if id_ not in self._kept or self._kept[id_].told != row["told"]
            ]
            if changed or len(stood) != len(self._kept):
                kept = {id_: entry for id_, entry in self._kept.items() if id_ in stood}
                for start in range(0, len(changed), CHUNK):
                    rows = [stood[id_] for id_ in changed[start : start + CHUNK]]
                    kept |= {entry.id: entry for entry in _entries(connection, rows)}
                self._kept = kept
                self._sorted = tuple(sorted(kept.values(), key=lambda entry: (entry.newest, entry.told), reverse=True))
            return self._sorted


def _entries(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> Iterator[Entry]:
    wanted = json.dumps([row["id"] for row in rows])
    members: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(MEMBERS, (wanted,)):
        members[row["story"]].append(row)
    claims = {row["story"]: row["shared"] for row in connection.execute(CLAIMS, (wanted,))}
    found = {row["story"]: row["found"] for row in connection.execute(DIFFERENCES, (wanted,))}
    derivations = parts(connection, BY_NAME["derivations"], json.loads(wanted))
    for row in rows:
        own = members[row["id"]]
        yield Entry(
            id=row["id"],
            title=row["title"],
            told=row["told"],
            newest=max((article["published"] or article["added"] for article in own), default=row["told"]),
            ids=frozenset(article["id"] for article in own),
            outlets=tuple(sorted({article["outlet"] for article in own if article["outlet"]}, key=str.casefold)),
            languages=tuple(sorted({article["lang"] for article in own})),
            articles=len(own),
            claims=claims.get(row["id"], 0),
            discrepancies=found.get(row["id"], 0),
            origins=roots({article["doc"] for article in own}, derivations.get(row["id"], ())),
        )

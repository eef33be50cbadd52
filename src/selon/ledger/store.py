"""The ledger: one SQLite file that holds articles, what was read in them, stories, and what people decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyarrow as pa

from selon.errors import LedgerError, NotInLedger
from selon.ledger import forgetting, frames, judgements, readings, reuse, search, succession, tellings, versions
from selon.ledger.connection import connect, failures, transaction
from selon.ledger.overruled import overruled
from selon.ledger.schema import TABLES
from selon.ledger.succession import Heir
from selon.model import Article, Claim, Elsewhere, Judgement, JudgementKind, Reading, Reuse, Statement, Story

if TYPE_CHECKING:
    import pandas
    import polars

CURRENT = """
  SELECT id FROM articles WHERE id NOT IN (SELECT supersedes FROM articles WHERE supersedes IS NOT NULL) ORDER BY key
"""
"""Articles that no later version of their address supersedes, in the order they came in."""

UNTOLD = CURRENT.replace(" ORDER BY", " AND id NOT IN (SELECT article FROM story_articles) ORDER BY")


class Ledger:
    """Every method that writes does all of its work or none, and waits for other writers; readers never wait.

    One object may be used by several threads, one after the other. Raises `LedgerError` and its kinds.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self._connection, self._lock = path, connection, RLock()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, readonly: bool = False) -> Self:
        """The ledger at `path`; with `create`, made where there is none."""
        path = Path(path)
        return cls(path, connect(path, make=create and not readonly, readonly=readonly))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({str(self.path)!r})"

    @contextmanager
    def transaction(self, subject: str = "") -> Iterator[sqlite3.Connection]:
        """All writes inside together or not at all; also many at the price of one."""
        with self._lock, failures(self.path, subject), transaction(self._connection):
            yield self._connection

    @contextmanager
    def connected(self) -> Iterator[sqlite3.Connection]:
        """The open SQLite connection, for reading what has no method here; its rows are named."""
        with self._lock, failures(self.path):
            yield self._connection

    def add(self, reading: Reading) -> bool:
        """Keep `reading`; false, and nothing changed, where the very same is there already."""
        with self.transaction(reading.article.doc) as connection:
            return readings.add(connection, reading)

    def has(self, article: str) -> bool:
        """Whether a reading of the article of that id is here."""
        with self.connected() as connection:
            found = connection.execute("SELECT 1 FROM readings WHERE article = ?", (article,)).fetchone()
        return found is not None

    def taken(self, doc: str, text: str, url: str | None = None) -> bool:
        """Whether `doc` is the name of another article here, neither this text nor an earlier version of it."""
        with self.connected() as connection:
            return versions.taken(connection, doc, text, url)

    def superseded(self, articles: Iterable[str]) -> set[str]:
        """Those of `articles` (ids) that a later version of their address supersedes."""
        with self.connected() as connection:
            return versions.superseded(connection, articles)

    def untold(self) -> tuple[str, ...]:
        """The ids of articles that stand in no story, superseded versions left out: a run was ended before it told them."""
        with self.connected() as connection:
            return tuple(row["id"] for row in connection.execute(UNTOLD))

    def to_retell(self) -> tuple[str, ...]:
        """The ids of stories whose articles changed or went, so that what was told of them was removed."""
        with self.connected() as connection:
            return tuple(row["id"] for row in connection.execute("SELECT id FROM stories WHERE seal = '' ORDER BY key"))

    def reading(self, article: str) -> Reading:
        """The reading of the article of that id, its speakers as people judged. Raises `NotInLedger`."""
        with self.connected() as connection:
            found = next(readings.load(connection, [article]), None)
        if found is None:
            raise NotInLedger("there is no such article", subject=article)
        return overruled(found, self.judgements())

    def readings(self, story: str | None = None) -> Iterator[Reading]:
        """The readings of a story, in its order; without one, of all articles but superseded versions. Speakers are as
        people judged."""
        decided = self.judgements()
        with self.connected() as connection:
            ids = (
                tellings.members(connection, succession.present(connection, story))
                if story
                else [row["id"] for row in connection.execute(CURRENT)]
            )
        for start in range(0, len(ids), readings.CHUNK):
            with self.connected() as connection:
                chunk = list(readings.load(connection, ids[start : start + readings.CHUNK]))
            yield from (overruled(reading, decided) for reading in chunk)

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """The articles of these ids that are here, in that order; without ids, all but superseded versions."""
        if ids is None:
            return (reading.article for reading in self.readings())
        with self.connected() as connection:
            return iter(readings.articles(connection, ids))

    def together(self, article: str) -> tuple[str, ...]:
        """The ids of all articles that are in a story with the article of that id, itself among them."""
        with self.connected() as connection:
            return reuse.together(connection, article)

    def put_reuse(self, article: str, found: Iterable[Reuse]) -> None:
        """Keep the passages that `article` (its id) was found to share, over what was kept of the same pairs."""
        with self.transaction(article) as connection:
            reuse.put(connection, article, found)

    def elsewhere(self, story: str) -> tuple[Elsewhere, ...]:
        """What the articles of `story` share with articles that are not in it, by doc and place."""
        with self.connected() as connection:
            return reuse.elsewhere(connection, story)

    def put_story(self, story: Story, joined: Collection[str] = (), *, gathered: bool = False) -> bool:
        """Keep all that was told of `story`; false where the very same is there already. Its readings must be here.
        The stories `joined` go on in it; with `gathered`, a person put it together, so that it is never torn apart."""
        with self.transaction(story.id) as connection:
            return tellings.put(connection, story, joined, gathered=gathered)

    def heirs(self, groups: Sequence[Collection[str]]) -> list[Heir]:
        """What is to be told of groups of articles (ids), by the stories that stand: see `succession`."""
        with self.connected() as connection:
            return succession.heirs(connection, groups)

    def present(self, story: str) -> str:
        """The id under which the story that was `story` stands now; `story` itself where it is no old id."""
        with self.connected() as connection:
            return succession.present(connection, story)

    def story(self, id_: str) -> Story:
        """The story of that id, or the one it became part of, with its readings, speakers as people judged. Raises
        `NotInLedger`."""
        decided = self.judgements()
        with self.connected() as connection:
            told = tellings.load(connection, succession.present(connection, id_))
        return replace(told, readings=tuple(overruled(reading, decided) for reading in told.readings))

    def story_ids(self) -> tuple[str, ...]:
        """The ids of all stories, the one told last first."""
        with self.connected() as connection:
            return tuple(row["id"] for row in connection.execute("SELECT id FROM stories ORDER BY told DESC, key DESC"))

    def stories(self) -> Iterator[Story]:
        """All stories, the one told last first; loaded one by one."""
        return (self.story(id_) for id_ in self.story_ids())

    def newest_story(self) -> str:
        """The id of the story that was told last. Raises `NotInLedger` where there is none."""
        ids = self.story_ids()
        if not ids:
            raise NotInLedger("there is no story", subject=str(self.path), hint="selon read tells some")
        return ids[0]

    def judge(self, kind: JudgementKind, subject: str, object: str | None, value: str | None, author: str) -> Judgement:
        """Record what `author` decided. Raises `NotInLedger` for an id that nothing here has."""
        with self.transaction(subject) as connection:
            return judgements.judge(connection, kind, subject, object, value, author)

    def revoke(self, judgement: str) -> Judgement:
        """Take a judgement back. Raises `NotInLedger`."""
        with self.transaction(judgement) as connection:
            return judgements.revoke(connection, judgement)

    def judgements(self, *, revoked: bool = False) -> tuple[Judgement, ...]:
        """What people decided and did not take back; with `revoked`, that too."""
        with self.connected() as connection:
            return judgements.judgements(connection, revoked=revoked)

    def forget(self, name: str) -> dict[str, int]:
        """Remove every article whose id, doc or address is `name` and all that is derived from it, words included; says
        how many rows of each table went. Its stories are to be told again."""
        with self.transaction(name) as connection:
            gone = forgetting.forget(connection, name)
        with self.connected() as connection:
            forgetting.erase(connection)
        return gone

    def search(self, query: str, limit: int = 50) -> tuple[search.Hit, ...]:
        """Articles that hold every word of `query`, the best first; accents do not matter."""
        with self.connected() as connection:
            return search.search(connection, query, limit)

    def versions(self, url: str) -> tuple[versions.Version, ...]:
        """The versions of one address, the earliest first, each with what changed since the one before."""
        with self.connected() as connection:
            return versions.versions(connection, url)

    def claims(self) -> Iterator[Claim]:
        """The claims of all stories, those of the story told last first."""
        return (claim for story in self.stories() for claim in story.claims)

    def statements(self) -> Iterator[Statement]:
        """The statements of all articles but superseded versions, in their order."""
        return (statement for reading in self.readings() for statement in reading.statements)

    def arrow(self, name: str) -> pa.Table:
        """A table of the ledger, or one of its views, as an Arrow table. `frames.names()` are the names there are."""
        with self.connected() as connection:
            return frames.arrow(connection, name)

    def pandas(self, name: str) -> pandas.DataFrame:
        """The same as a pandas frame; pandas must be installed."""
        return frames.to_pandas(self.arrow(name))

    def polars(self, name: str) -> polars.DataFrame:
        """The same as a polars frame; polars must be installed."""
        return frames.to_polars(self.arrow(name))

    def _repr_html_(self) -> str:
        """In a notebook: its stories as a table."""
        with self.connected() as connection:
            return frames.stories_html(connection, self.path.name)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        if table not in {known.name for known in TABLES}:
            raise LedgerError(f"there is no table {table}", subject=str(self.path))
        with self.connected() as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

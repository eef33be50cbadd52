"""A part of articles to its tables: what runs, unchanged, on every engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selon.batch.layout import Layout, write_note
from selon.batch.rows import ROWS, Gathered, Row, plain, schema, store
from selon.batch.taking import failure
from selon.engines import WorkerDied
from selon.identity import as_number
from selon.ledger.fields import loads
from selon.model import Article, Attribution, Reading, Statement
from selon.pipeline import read_article
from selon.stories import topic

DEATHS = 2
"""How often the process of a part may end at one article before it is passed over."""
PLACES = 1 << 20
"""More than the articles of any part: the place of an article is part · PLACES + its row among those taken in."""
PLACE, NUMBER, DAY = (pa.field(name, pa.int64()) for name in ("place", "number", "day"))
"""Where an article stands in the batch, its id as a number, and its day, in tables that SQL steps read."""
SCHEMAS = {
    "attributions": schema(Attribution, ("article", "doc"), ("reasons",)),
    "statements": schema(Statement),
    "readings": pa.schema([("reading", pa.string())]),
    "plain": pa.schema([*schema(Article, (), ("blocks",)), PLACE, NUMBER]),
    "terms": pa.schema([NUMBER, DAY, ("nth", pa.int32()), ("term", pa.string()), ("weight", pa.int64())]),
    "prints": pa.schema([PLACE, NUMBER, DAY, ("outlet", pa.string()), ("hash", pa.int64())]),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What is sent to a worker: where, and which part."""

    folder: str
    number: int

    def text(self) -> str:
        return json.dumps([self.folder, self.number])

    @classmethod
    def of(cls, text: str) -> Part:
        return cls(*json.loads(text))


def read_part(item: str) -> str:
    """All article steps on a part; answers with its note. Twice on the same part gives the same files."""
    return _read(Part.of(item), read_article)


def _read(part: Part, step: Callable[[Article], Reading]) -> str:
    layout = Layout(Path(part.folder))
    gathered, articles, failures = Gathered(SCHEMAS), 0, []
    for place, (article, result) in enumerate(_attempts(layout, part.number, step), part.number * PLACES):
        if isinstance(result, Reading):
            gathered.add(rows_of(result, place))
            articles += 1
        else:
            gathered.add({"readings": [{"reading": None}]})
            failures.append(failure(article.doc, result))
    store_part(layout, part.number, gathered)
    note = {"articles": articles, "failures": failures}
    write_note(layout.note("read", part.number), note)
    _crumb(layout, part.number).unlink(missing_ok=True)
    return json.dumps({"part": part.number, **note}, ensure_ascii=False)


def _attempts(
    layout: Layout, number: int, step: Callable[[Article], Reading]
) -> Iterator[tuple[Article, Reading | Exception]]:
    """Each article with its reading, or why there is none. Where a process ended at an article before, and again, it is one
    that kills: it is passed over."""
    crumb = _crumb(layout, number)
    deaths = _deaths(crumb)
    with crumb.open("w", encoding="utf-8") as trace:
        for place, article in enumerate(articles(layout, number)):
            if deaths.count(place) >= DEATHS:
                yield article, WorkerDied("the process that read it ended without an answer")
                continue
            trace.seek(0)  # never shorter than what it goes over
            trace.write(json.dumps([*deaths, place]))
            trace.flush()
            try:
                yield article, step(article)
            except Exception as error:
                yield article, error


def _deaths(crumb: Path) -> list[int]:
    crumb.parent.mkdir(parents=True, exist_ok=True)
    try:
        found: list[int] = json.loads(crumb.read_text())
    except (FileNotFoundError, ValueError):
        return []
    return found


def _crumb(layout: Layout, number: int) -> Path:
    """Names the article that is being read, after those at which a process ended."""
    return layout.folder / "work" / "at" / f"{number:06}.json"


def articles(layout: Layout, number: int) -> Iterator[Article]:
    """The articles of a part, as they were taken in."""
    for text in pq.read_table(layout.part("taken", number)).column("article").to_pylist():
        yield loads(Article, text)


def store_part(layout: Layout, number: int, gathered: Gathered) -> None:
    """Write the tables of a part."""
    for name, table in gathered.tables().items():
        store(layout.part(name, number), table, ROWS if name == "readings" else None)


def rows_of(reading: Reading, place: int) -> dict[str, list[Row]]:
    """The rows that an article at `place` of the batch has in the tables of its part."""
    whole, own, about = plain(reading), reading.article, topic(reading.article)
    named = {"number": as_number(own.id), "day": about.day}
    hashes = sorted({hash_ for hash_, _ in reading.fingerprint})
    return {
        "readings": [{"reading": json.dumps(whole, ensure_ascii=False, separators=(",", ":"))}],
        "statements": whole["statements"],
        "attributions": [{**one, "article": own.id, "doc": own.doc} for one in whole["attributions"]],
        "plain": [{**whole["article"], "place": place, "number": named["number"]}],
        "terms": [{**named, "nth": n, "term": t, "weight": w} for n, (t, w) in enumerate(about.terms)],
        "prints": [{**named, "place": place, "outlet": own.outlet, "hash": hash_} for hash_ in hashes],
    }

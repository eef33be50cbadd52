"""All steps behind reading, over any number of articles: grouping, telling, sharing, as `selon batch` runs them.

A hundred short press articles are read once; every further hundred is the same under other names, days and dates, with other
fingerprints and other heaviest terms: its own events among the events of all, in the same common words. So what was told of
one hundred is told anew of each, while the set steps see articles that differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from benchmarks.grouping.corpora import BENCH, cut, rows
from benchmarks.scale.running import each, timed

from selon import intake
from selon.batch import BatchOptions, batch
from selon.batch.layout import Layout, write_note
from selon.batch.reading import PLACES, SCHEMAS, Part, rows_of, store_part
from selon.batch.rows import ROWS, Gathered, write
from selon.batch.taking import SCHEMA
from selon.engines import engine
from selon.identity import article_id
from selon.ledger.fields import dumps, loads
from selon.model import Article, Reading
from selon.pipeline import read_article

WORLD = 100
"""Articles of a part, and of what is repeated."""
WORDS = 60
OWN = 16
"""Terms of an article, the heaviest, that no other world has."""
DAYS = 300
SPREAD = 0x9E3779B97F4A7C15


def measure(name: str, workers: int, folder: str, number: int) -> float:
    """Seconds of processor of all set steps over `number` articles (a multiple of `WORLD`)."""
    layout, chosen, parts = Layout(Path(folder)), engine(name, workers), number // WORLD
    write_base(layout)
    each(chosen, make_part, [Part(folder, part).text() for part in range(parts)])
    chosen.close()
    write_note(layout.whole("taken"), {"parts": parts})
    options = BatchOptions(name, workers, WORLD)
    return timed(lambda: _checked(batch([str(base(layout))], layout.folder, options).articles, number))


def _checked(found: int, wanted: int) -> None:
    if found != wanted:
        raise RuntimeError(f"{found} articles of {wanted}")


def base(layout: Layout) -> Path:
    return layout.folder / "work" / "base.jsonl"


def write_base(layout: Layout) -> None:
    """Read a hundred press articles, cut behind the paragraph with their 60th word; shorter ones whole."""
    base(layout).parent.mkdir(parents=True)
    found = islice(_short(), WORLD)
    base(layout).write_text("\n".join(dumps(read_article(article)) for article in found), encoding="utf-8")


def _short() -> Iterator[Article]:
    for row in rows(BENCH / "rpm2" / "dev.jsonl.gz"):
        text = cut(row["text"], WORDS) or row["text"]
        yield intake.article(text, row["doc"], lang="fr", published=row.get("date"))


def make_part(item: str) -> str:
    """Write the tables of a part as the reading steps would."""
    part = Part.of(item)
    layout = Layout(Path(part.folder))
    readings = [_of_world(reading, part.number) for reading in _base(part.folder)]
    gathered = Gathered(SCHEMAS)
    for place, reading in enumerate(readings, part.number * PLACES):
        found = rows_of(reading, place)
        for row in found["terms"]:
            row["term"] = f"{part.number}.{row['term']}" if row["nth"] < OWN else row["term"]
        gathered.add(found)
    store_part(layout, part.number, gathered)
    write(layout.part("taken", part.number), ({"article": dumps(r.article)} for r in readings), SCHEMA, ROWS)
    for step in ("taken", "read"):
        write_note(layout.note(step, part.number), {"articles": WORLD, "repeated": 0, "failures": []})
    return item


def _of_world(reading: Reading, world: int) -> Reading:
    own = reading.article
    doc = f"{world}-{own.doc}"
    day = date.fromordinal(741_000 + world * 7 % DAYS + int(own.id[:4], 16) % 3).isoformat()
    article = replace(own, id=article_id(doc, own.text), doc=doc, published=day)
    statements = tuple(replace(one, article=article.id, doc=doc) for one in reading.statements)
    prints = tuple(((hash_ ^ world * SPREAD) & (2**63 - 1), at) for hash_, at in reading.fingerprint)
    return replace(reading, article=article, statements=statements, fingerprint=prints)


@lru_cache(maxsize=1)
def _base(folder: str) -> list[Reading]:
    lines = base(Layout(Path(folder))).read_text("utf-8").split("\n")
    return [loads(Reading, line) for line in lines]

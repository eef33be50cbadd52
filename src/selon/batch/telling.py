"""Stories to their tables, some at a time; and articles with the story they are of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selon.batch.layout import Layout, write_note
from selon.batch.reading import PLACES, Part
from selon.batch.rows import Gathered, Row, read_at, row, schema, store, write
from selon.ledger.fields import loads
from selon.model import Article, Claim, Derivation, Discrepancy, Reading, Story
from selon.pipeline import tell

SCHEMAS = {
    "claims": schema(Claim, ("story",)),
    "discrepancies": schema(Discrepancy, ("story",)),
    "derivations": schema(Derivation, ("story",)),
    "stories": pa.schema(
        [
            ("id", pa.string()),
            ("title", pa.string()),
            ("size", pa.int64()),
            ("first", pa.string()),
            ("last", pa.string()),
            ("articles", pa.list_(pa.string())),
            ("places", pa.list_(pa.int64())),
        ]
    ),
}


def tell_part(item: str) -> str:
    """Tell the stories of one row group of `tales`; answers with how many."""
    part = Part.of(item)
    layout = Layout(Path(part.folder))
    gathered = Gathered(SCHEMAS)
    for story, places in tales(layout, part.number):
        gathered.add(_rows(tell(tuple(load(layout, places)), (), story), places))
    found = gathered.tables()
    for name, table in found.items():
        store(layout.part(name, part.number), table)
    note = {"stories": len(found["stories"]), "claims": len(found["claims"])}
    write_note(layout.note("told", part.number), note)
    return json.dumps({"part": part.number, **note})


def place_part(item: str) -> str:
    """The articles of a part with their stories; answers with how many."""
    part = Part.of(item)
    layout = Layout(Path(part.folder))
    first, end = part.number * PLACES, (part.number + 1) * PLACES
    members = pq.read_table(layout.table("members"), filters=[("place", ">=", first), ("place", "<", end)])
    stories = dict(zip(members.column("place").to_pylist(), members.column("story").to_pylist(), strict=True))
    plain = pq.read_table(layout.part("plain", part.number))
    rows = ({**one, "story": stories[one["place"]]} for one in plain.to_pylist())
    write(layout.part("articles", part.number), rows, schema(Article, ("story",), ("blocks",)))
    write_note(layout.note("placed", part.number), {"articles": len(plain)})
    return json.dumps({"part": part.number, "articles": len(plain)})


def load(layout: Layout, places: Sequence[int]) -> Iterator[Reading]:
    """The readings at `places`, in their order."""
    for place in places:
        number, at = divmod(place, PLACES)
        yield loads(Reading, read_at(layout.part("readings", number), at))


def tales(layout: Layout, number: int) -> Iterator[tuple[str, list[int]]]:
    """The stories of a row group of `tales`, each with its places."""
    group = pq.ParquetFile(layout.part("tales", 0)).read_row_group(number)
    return zip(group.column("story").to_pylist(), group.column("places").to_pylist(), strict=True)


def _rows(told: Story, places: list[int]) -> dict[str, list[Row]]:
    """The rows that a story has in each table."""
    nouns = {"claims": told.claims, "discrepancies": told.discrepancies, "derivations": told.derivations}
    rows = {name: [row(noun, story=told.id) for noun in some] for name, some in nouns.items()}
    return {**rows, "stories": [_story(told, places)]}


def _story(told: Story, places: list[int]) -> Row:
    dates = sorted(reading.article.published for reading in told.readings if reading.article.published)
    return {
        "id": told.id,
        "title": told.title,
        "size": len(places),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "articles": [reading.article.id for reading in told.readings],
        "places": places,
    }

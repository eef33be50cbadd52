"""Which articles make which story, over all articles: what `stories.group_topics` finds, from tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from selon.batch.layout import Layout, write_note
from selon.engines import Engine
from selon.engines.files import replace
from selon.identity import content_id
from selon.stories.components import stories_of
from selon.stories.steps import STEPS

TALES = 100
"""Stories of a row group of `tales`: what one worker tells at a time."""
TALE = pa.schema([("story", pa.string()), ("places", pa.list_(pa.int64()))])
MEMBER = pa.schema([("place", pa.int64()), ("story", pa.string())])
MEMBERS = 100_000
"""Articles of a row group of `members`: the least that is read to find the stories of a part."""
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Index:
    """Every article in time: its place, day (0 for none) and id."""

    places: Places
    days: Places
    ids: pa.ChunkedArray


def group_all(layout: Layout, engine: Engine) -> None:
    """Write `tales` (story, its places) and `members` (place, its story), both in order."""
    if layout.whole("grouped").exists():
        return
    engine.sql(STEPS, {"terms": layout.table("terms")}, layout.table("pairs"))
    index = _index(layout)
    one, other, products = _pairs(layout, index)
    stories = stories_of(index.days, one, other, products)
    order = np.argsort(stories, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(stories[order])) + 1) if len(order) else []
    tales = sorted(_tales(index, groups), key=lambda tale: tale[1][0])
    _write_tales(layout, tales)
    _write_members(layout, tales)
    write_note(layout.whole("grouped"), {"stories": len(tales), "articles": len(index.places)})


def _index(layout: Layout) -> Index:
    read = pq.read_table(layout.table("plain"), columns=["id", "place", "day", "tie"])
    days = read.column("day").fill_null(0).to_numpy()
    order = np.lexsort((read.column("tie").to_numpy(), days))
    return Index(read.column("place").to_numpy()[order], days[order], read.column("id").take(pa.array(order)))


def _pairs(layout: Layout, index: Index) -> tuple[Places, Places, Places]:
    """The pairs, by the ranks of their articles in time."""
    read = pq.read_table(layout.table("pairs"))
    by_place = np.argsort(index.places)
    sorted_places = index.places[by_place]
    one, other = (by_place[np.searchsorted(sorted_places, read.column(name).to_numpy())] for name in ("one", "other"))
    return one, other, read.column("product").to_numpy()


def _tales(index: Index, groups: list[Places]) -> Iterator[tuple[str, list[int]]]:
    ids = index.ids.to_pylist()
    for group in groups:
        yield content_id("story", *sorted(ids[rank] for rank in group.tolist())), sorted(index.places[group].tolist())


def _write_tales(layout: Layout, tales: list[tuple[str, list[int]]]) -> None:
    table = pa.table([[story for story, _ in tales], [places for _, places in tales]], TALE)
    with replace(layout.part("tales", 0)) as unfinished:
        pq.write_table(table, unfinished, row_group_size=TALES)


def _write_members(layout: Layout, tales: list[tuple[str, list[int]]]) -> None:
    members = sorted((place, story) for story, places in tales for place in places)
    table = pa.table([[place for place, _ in members], [story for _, story in members]], MEMBER)
    with replace(layout.part("members", 0)) as unfinished:
        pq.write_table(table, unfinished, row_group_size=MEMBERS)

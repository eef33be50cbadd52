"""Which articles make which story, over all articles: what `stories.group_topics` finds, from tables.

Edges between alike articles come by SQL; rounds of SQL join groups until few edges are left, which are joined here. What each
step leaves is a folder of `work/`, there whole or not at all, so that a batch that was ended goes on with the step it was in.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selon.batch.layout import Layout, write_note
from selon.batch.ordered import count, in_order, regroup
from selon.batch.rows import write
from selon.engines import Engine, SqlStep
from selon.engines.files import replace
from selon.identity import content_id
from selon.pipeline import Progress, silent
from selon.stories.cluster import merges, roots
from selon.stories.near import Pair
from selon.stories.rounds import MERGED, NEAREST, OPEN
from selon.stories.rounds import roots as root_steps
from selon.stories.steps import STEPS

IN_HAND = 50_000
"""Edges that are joined in this process, in some tens of megabytes; more are by rounds of SQL."""
TALES = 100
"""Stories of a row group of `tales`: what one worker tells at a time."""
TALE = pa.schema([("first", pa.int64()), ("story", pa.string()), ("places", pa.list_(pa.int64()))])
MEMBERS = 100_000
"""Articles of a row group of `members`: the least that is read to find the stories of a part."""
MERGE = pa.schema([("node", pa.int64()), ("label", pa.int64()), ("size", pa.int64())])
PLACED = (
    SqlStep(
        "grouped",
        """SELECT plain.place, plain.id, COALESCE(ends.label, plain.number) AS label
FROM plain
LEFT JOIN ends ON ends.node = plain.number""",
        again=True,
    ),
    SqlStep("firsts", "SELECT label, MIN(place) AS first FROM grouped GROUP BY label"),
    SqlStep(
        "placed",
        """SELECT firsts.first, grouped.place, grouped.id
FROM grouped
JOIN firsts ON firsts.label = grouped.label
ORDER BY first, place""",
    ),
)
"""From `plain` and the `ends` of all merges: every article by the first place of its story, then by its own."""
MEMBERSHIP = (
    SqlStep(
        "members",
        "SELECT placed.place, tales.story FROM placed JOIN tales ON tales.first = placed.first ORDER BY place",
    ),
)


def group_all(layout: Layout, engine: Engine, progress: Progress = silent, in_hand: int = IN_HAND) -> None:
    """Write `tales` (first place, story, its places) and `members` (place, its story), both in order."""
    if layout.whole("grouped").exists():
        return
    run = _Grouping(layout, engine, progress)
    ends = run.ends(in_hand)
    placed = run.sql("placed", PLACED, {"plain": layout.table("plain"), "ends": ends})
    stories = _write_tales(layout, placed)
    listed = run.sql("listed", MEMBERSHIP, {"placed": placed, "tales": layout.part("tales", 0)})
    articles = regroup(listed, layout.part("members", 0), MEMBERS)
    shutil.rmtree(run.folder)
    write_note(layout.whole("grouped"), {"stories": stories, "articles": articles})


class _Grouping:
    """The steps of one grouping, each in a folder of `work/grouping/`; those that are there are not run again."""

    def __init__(self, layout: Layout, engine: Engine, progress: Progress) -> None:
        self.folder, self._layout, self._engine = layout.table("grouping"), layout, engine
        self._progress, self._done = progress, 0

    def sql(self, name: str, steps: tuple[SqlStep, ...], tables: Mapping[str, Path]) -> Path:
        out = self.folder / name
        if not out.exists():
            self._engine.sql(steps, tables, out)
        self._done += 1
        self._progress("grouped", self._done, None)
        return out

    def ends(self, in_hand: int) -> Path:
        """The table (node, label) of every group that became part of another, and of which in the end."""
        edges = self.sql("edges", STEPS, {"terms": self._layout.table("terms")})
        edges = self.sql("edges-000", OPEN, {"edges": edges})
        found: dict[str, Path] = {}
        while count(edges) > in_hand:
            number = f"{len(found):03}"
            merged = self.sql(f"merges-{number}", NEAREST, {"edges": edges})
            edges = self.sql(f"edges-{len(found) + 1:03}", MERGED, {"edges": edges, "merges": merged})
            found[f"merges_{number}"] = merged
        last = self.folder / "merges-last.parquet"
        _join(edges, last)
        found["merges_last"] = last
        return self.sql("ends", root_steps(tuple(found)), found)


def _join(edges: Path, out: Path) -> None:
    """Join what few `edges` are left, each group with the one in which it ends."""
    sizes: dict[int, int] = {}
    pairs: list[Pair] = []
    for row in in_order(edges):
        sizes |= {row["one"]: row["one_size"], row["other"]: row["other_size"]}
        pairs.append(Pair(row["one"], row["other"], row["alike"]))
    ends = roots(merges(sizes, pairs))
    write(out, ({"node": node, "label": label, "size": sizes[label]} for node, label in ends.items()), MERGE)


def _write_tales(layout: Layout, placed: Path) -> int:
    """How many stories there are; each with its id and its places, by its first."""
    stories = 0
    with replace(layout.part("tales", 0)) as unfinished, pq.ParquetWriter(unfinished, TALE) as writer:
        for tales in _some(_tales(placed)):
            writer.write_table(pa.Table.from_pylist(tales, TALE))
            stories += len(tales)
    return stories


def _tales(placed: Path) -> Iterator[dict[str, object]]:
    for first, group in groupby(in_order(placed), key=lambda row: row["first"]):
        members = list(group)
        story = content_id("story", *sorted(row["id"] for row in members))
        yield {"first": first, "story": story, "places": [row["place"] for row in members]}


def _some(tales: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    while some := [tale for _, tale in zip(range(TALES), tales, strict=False)]:
        yield some

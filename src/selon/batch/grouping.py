"""Which articles make which story, over all articles: what `stories.group_topics` finds, from tables.

Edges between alike articles come by SQL; rounds of SQL join groups until few edges are left, which are joined here. What each
step leaves is a folder of `work/`, there whole or not at all, so that a batch that was ended goes on with the step it was in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from selon.batch.chains import Chains, slices_of
from selon.batch.layout import Layout, write_note
from selon.batch.ordered import count, in_order, regroup
from selon.batch.rows import Row, write
from selon.engines import Engine, SqlStep, union
from selon.engines.files import replace
from selon.identity import content_id
from selon.pipeline import Progress, silent
from selon.stories.cluster import merges, roots
from selon.stories.near import Pair
from selon.stories.rounds import MERGED, NEAREST, OPEN
from selon.stories.rounds import roots as root_steps
from selon.stories.steps import KEYED, STEPS
from selon.stories.steps import edges as sliced_edges

SLICE = 20_000
"""Articles of a slice, whose candidates are held at a time."""
IN_HAND = 50_000
"""Edges that are joined in this process, in some tens of megabytes; more are by rounds of SQL."""
TOLD = 200
"""Articles of a row group of `tales`, at most unless one story has more: what one worker tells at a time."""
LEFT, FEWEST = 16, 25
"""Towards the end they are smaller, one in `LEFT` of the articles left, not under `FEWEST`: so none waits long for the last."""
TALE = pa.schema([("first", pa.int64()), ("story", pa.string()), ("places", pa.list_(pa.int64()))])
MEMBERS = 100_000
"""Articles of a row group of `members`: the least that is read to find the stories of a part."""
END = pa.schema([("node", pa.int64()), ("label", pa.int64())])
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


def group_all(
    layout: Layout, engine: Engine, progress: Progress = silent, *, in_hand: int = IN_HAND, slice_: int = SLICE
) -> None:
    """Write `tales` (first place, story, its places) and `members` (place, its story), both in order."""
    if layout.whole("grouped").exists():
        return
    chains = Chains(layout.table("grouping"), engine, "grouped", progress)
    plain = layout.table("plain")
    edges = _edges(chains, layout.table("terms"), slices_of(count(plain), slice_))
    placed = chains.run("placed", PLACED, {"plain": plain, "ends": _ends(chains, edges, in_hand)})
    stories = _write_tales(layout, placed)
    listed = chains.run("listed", MEMBERSHIP, {"placed": placed, "tales": layout.part("tales", 0)})
    articles = regroup(listed, layout.part("members", 0), MEMBERS)
    chains.clear()
    write_note(layout.whole("grouped"), {"stories": stories, "articles": articles})


def portions(layout: Layout) -> int:
    """How many row groups `tales` has."""
    groups: int = pq.read_metadata(layout.part("tales", 0)).num_row_groups
    return groups


def _edges(chains: Chains, terms: Path, of: int) -> Path:
    """The edges between all articles."""
    if of == 1:
        return chains.run("edges", STEPS, {"terms": terms})
    cells = chains.run("cells", KEYED, {"terms": terms})
    tables = {"terms": terms, "cells": cells}
    parts = chains.slices("edges", ((sliced_edges(n, of), tables) for n in range(of)))
    return chains.run("edges", [union("edges", "*", parts)], parts)


def _ends(chains: Chains, edges: Path, in_hand: int) -> Path:
    """The table (node, label) of every group that became part of another, and of which in the end."""
    last, found = chains.folder / "merges-last.parquet", dict[str, Path]()
    if count(edges) > in_hand:
        edges = chains.run("open-000", OPEN, {"edges": edges})
    while count(edges) > in_hand:
        merged = chains.run(f"merges-{len(found):03}", NEAREST, {"edges": edges})
        found[f"merges_{len(found):03}"] = merged
        edges = chains.run(f"open-{len(found):03}", MERGED, {"edges": edges, "merges": merged})
    _join(edges, last)
    if not found:
        return last
    found["merges_last"] = last
    return chains.run("ends", root_steps(tuple(found)), found)


def _join(edges: Path, out: Path) -> None:
    """Join what few `edges` are left, each group with the one in which it ends."""
    sizes: dict[int, int] = {}
    pairs: list[Pair] = []
    for row in in_order(edges):
        sizes |= {row["one"]: row["one_size"], row["other"]: row["other_size"]}
        pairs.append(Pair(row["one"], row["other"], row["alike"]))
    ends = roots(merges(sizes, pairs))
    write(out, ({"node": node, "label": label} for node, label in ends.items()), END)


def _write_tales(layout: Layout, placed: Path) -> int:
    """How many stories there are; each with its id and its places, by its first."""
    stories = 0
    with replace(layout.part("tales", 0)) as unfinished, pq.ParquetWriter(unfinished, TALE) as writer:
        for some in _portions(_tales(placed), count(placed)):
            writer.write_table(pa.Table.from_pylist(some, TALE))
            stories += len(some)
    return stories


def _portions(tales: Iterable[Row], left: int) -> Iterator[list[Row]]:
    """The stories in their order, of as many articles at a time as one worker should tell; `left` articles are in all."""
    portion: list[Row] = []
    articles, most = 0, _most(left)
    for tale in tales:
        if portion and articles + len(tale["places"]) > most:
            yield portion
            left -= articles
            portion, articles, most = [], 0, _most(left)
        portion.append(tale)
        articles += len(tale["places"])
    if portion:
        yield portion


def _most(left: int) -> int:
    """Articles of the next portion where so many are left."""
    return min(TOLD, max(FEWEST, left // LEFT))


def _tales(placed: Path) -> Iterator[Row]:
    for first, group in groupby(in_order(placed), key=lambda row: row["first"]):
        members = list(group)
        story = content_id("story", *sorted(row["id"] for row in members))
        yield {"first": first, "story": story, "places": [row["place"] for row in members]}

"""The SQL steps find the edges and stories that plain Python finds, on every engine."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.batch.grouping import group_all
from selon.batch.layout import Layout
from selon.engines import Engine
from selon.identity import as_number, content_id
from selon.stories import group_topics
from selon.stories.cluster import ALIKE, cluster
from selon.stories.near import Pair, in_time, pairs
from selon.stories.steps import STEPS
from selon.stories.terms import UNIT, Topic
from tests.spark import kept

ENGINES = ["local", pytest.param("spark", marks=pytest.mark.spark)]


def drawn(seed: int, articles: int = 400, common: int = 60) -> list[Topic]:
    """Topics about a few dozen events, some words common to all, some dated, one in eight a copy of another, in time."""
    chance = random.Random(seed)
    made: list[Topic] = []
    for number in range(articles):
        id_ = content_id("made", seed, number)
        if number % 8 == 7:
            made.append(Topic(id_, made[-3].day, made[-3].terms))
            continue
        event = chance.randrange(40)
        own = [f"e{event}w{chance.randrange(12)}" for _ in range(9)]
        words = own + [f"c{chance.randrange(common)}" for _ in range(40)]
        weighed = {word: chance.randrange(20, 260) for word in words}
        length = math.hypot(*weighed.values())
        weights = {word: round(UNIT * weight / length) for word, weight in weighed.items()}
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        day = 740000 + event + chance.randrange(30) if chance.random() < 0.7 else None
        made.append(Topic(id_, day, tuple(ranked)))
    return [made[place] for place in in_time(made)]


def write_tables(layout: Layout, topics: Sequence[Topic]) -> None:
    """The tables that grouping reads, as the parts of a batch would have them."""
    terms = [
        {"number": as_number(topic.article), "day": topic.day, "nth": nth, "term": term, "weight": weight}
        for topic in topics
        for nth, (term, weight) in enumerate(topic.terms)
    ]
    plain = [{"place": p, "number": as_number(t.article), "id": t.article} for p, t in enumerate(topics)]
    for name, rows in (("terms", terms), ("plain", plain)):
        layout.table(name).mkdir(parents=True)
        pq.write_table(pa.Table.from_pylist(rows), layout.part(name, 0))


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(("in_hand", "slice_"), [(0, 10**9), (10**9, 10**9), (10**9, 50)])
def test_every_engine_finds_the_stories_of_plain_python(name: str, in_hand: int, slice_: int, tmp_path: Path) -> None:
    """By rounds of SQL to the end; with all edges joined in this process; by slices of the articles."""
    few = 120 if in_hand else 40  # a round costs Spark seconds
    topics, layout = drawn(7, 400 if name == "local" else few), Layout(tmp_path)
    write_tables(layout, topics)
    group_all(layout, kept(name), in_hand=in_hand, slice_=slice_)
    tales = pq.read_table(layout.table("tales")).to_pylist()
    assert [tale["places"] for tale in tales] == group_topics(topics)
    members = pq.read_table(layout.table("members")).to_pylist()
    assert members == sorted(
        ({"place": place, "story": tale["story"]} for tale in tales for place in tale["places"]),
        key=lambda row: row["place"],
    )
    assert not layout.table("grouping").exists()


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_finds_the_edges_of_plain_python(name: str, tmp_path: Path) -> None:
    topics, layout = drawn(8, 200), Layout(tmp_path)
    write_tables(layout, topics)
    kept(name).sql(STEPS, {"terms": layout.table("terms")}, tmp_path / "edges")
    numbers = [as_number(topic.article) for topic in topics]
    ours = {(*sorted((numbers[one], numbers[other])), alike) for one, other, alike in pairs(topics)}
    assert len(ours) > 300
    found = pq.read_table(tmp_path / "edges").to_pylist()
    assert {(row["one"], row["other"], row["alike"]) for row in found} == ours
    assert {(row["one_size"], row["other_size"]) for row in found} == {(1, 1)}


EDGES = st.dictionaries(
    st.tuples(st.integers(0, 13), st.integers(0, 13)).filter(lambda ends: ends[0] < ends[1]),
    st.sampled_from([ALIKE // 2, ALIKE - 1, ALIKE, ALIKE + 1, 2 * ALIKE, 3 * ALIKE]),
    max_size=40,
)


@settings(deadline=None, max_examples=25)
@given(edges=EDGES, seed=st.integers(0, 2**40))
def test_rounds_end_as_joining_one_by_one_however_many_are_equally_alike(
    edges: dict[tuple[int, int], int], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    numbers = [as_number(content_id("made", seed, place)) for place in range(14)]
    found = cluster(numbers, [Pair(*ends, alike) for ends, alike in edges.items()])
    assert found == _by_rounds(kept("local"), tmp_path_factory.mktemp("rounds"), numbers, edges)


def _by_rounds(engine: Engine, folder: Path, numbers: list[int], edges: dict[tuple[int, int], int]) -> list[list[int]]:
    layout = Layout(folder)
    rows = [(*sorted((numbers[one], numbers[other])), alike, 1, 1) for (one, other), alike in edges.items()]
    names = ("one", "other", "alike", "one_size", "other_size")
    table = pa.table({name: pa.array([row[at] for row in rows], pa.int64()) for at, name in enumerate(names)})
    plain = [{"place": place, "number": number, "id": f"{number:x}"} for place, number in enumerate(numbers)]
    for path, made in (("grouping/edges", table), ("plain", pa.Table.from_pylist(plain))):
        (layout.folder / "work" / path).mkdir(parents=True)
        pq.write_table(made, layout.folder / "work" / path / "part-0.parquet")
    group_all(layout, engine, in_hand=0)
    return [tale["places"] for tale in pq.read_table(layout.table("tales")).to_pylist()]

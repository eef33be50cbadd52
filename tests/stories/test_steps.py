"""The SQL steps and the arrays find the stories that plain Python finds."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selon.stories import group_topics
from selon.stories.components import components, stories_of
from selon.stories.near import in_time, pairs
from selon.stories.steps import STEPS
from selon.stories.terms import UNIT, Topic
from tests.spark import kept


def drawn(seed: int, articles: int = 400, common: int = 60) -> list[Topic]:
    """Topics about a few dozen events, some words common to all, some dated, in time."""
    chance = random.Random(seed)
    made = []
    for number in range(articles):
        event = chance.randrange(40)
        own = [f"e{event}w{chance.randrange(12)}" for _ in range(9)]
        words = own + [f"c{chance.randrange(common)}" for _ in range(40)]
        weighed = {word: chance.randrange(20, 260) for word in words}
        length = math.hypot(*weighed.values())
        weights = {word: round(UNIT * weight / length) for word, weight in weighed.items()}
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        day = 740000 + event + chance.randrange(30) if chance.random() < 0.7 else None
        made.append(Topic(f"{chance.randrange(1 << 60):015x}{number:05x}", day, tuple(ranked)))
    return [made[place] for place in in_time(made)]


def table(topics: Sequence[Topic]) -> pa.Table:
    rows = [
        {
            "place": place,
            "day": topic.day,
            "tie": int(topic.article[:15], 16),
            "nth": nth,
            "term": term,
            "weight": weight,
        }
        for place, topic in enumerate(topics)
        for nth, (term, weight) in enumerate(topic.terms)
    ]
    return pa.Table.from_pylist(rows)


@pytest.mark.parametrize("name", ["local", pytest.param("spark", marks=pytest.mark.spark)])
def test_every_engine_finds_the_pairs_and_stories_of_plain_python(name: str, tmp_path: Path) -> None:
    topics = drawn(7)
    pq.write_table(table(topics), tmp_path / "terms.parquet")
    kept(name).sql(STEPS, {"terms": tmp_path / "terms.parquet"}, tmp_path / "pairs")
    found = pq.read_table(tmp_path / "pairs").to_pydict()
    ours = {(pair.one, pair.other) for pair in pairs(topics)}
    assert len(ours) > 300
    assert set(zip(found["one"], found["other"], strict=True)) == ours
    arrays = [np.array(found[column], np.int64) for column in ("one", "other", "product")]
    labels = stories_of(np.array([topic.day or 0 for topic in topics]), *arrays)
    groups = [[place for place, label in enumerate(labels) if label == first] for first in sorted(set(labels.tolist()))]
    assert groups == group_topics(topics)


def test_components_hang_together_at_any_remove() -> None:
    chain = np.arange(99)
    assert components(101, chain, chain + 1).tolist() == [0] * 100 + [100]
    assert components(6, np.array([5, 1]), np.array([3, 2])).tolist() == [0, 1, 1, 3, 4, 3]

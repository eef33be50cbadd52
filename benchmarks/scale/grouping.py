"""Grouping alone, from terms to stories: what it costs as articles grow."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from benchmarks.scale.one_more import EVENTS, topics

from selon.engines import Engine
from selon.stories.components import stories_of
from selon.stories.near import in_time
from selon.stories.steps import STEPS
from selon.stories.terms import Topic


def measure(engine: Engine, folder: Path, number: int) -> tuple[float, float]:
    """Seconds of processor to group `number` made topics, and the share of events found whole and alone."""
    made = topics(number)
    made = [made[place] for place in in_time(made)]
    _write(folder / "terms.parquet", made)
    start = sum(os.times()[:4])
    engine.sql(STEPS, {"terms": folder / "terms.parquet"}, folder / "pairs")
    found = pq.read_table(folder / "pairs")
    arrays = (found.column(name).to_numpy() for name in ("one", "other", "product"))
    labels = stories_of(np.array([topic.day or 0 for topic in made]), *arrays)
    took = sum(os.times()[:4]) - start
    events = np.array([int(topic.article, 16) // EVENTS for topic in made])
    pairs = set(zip(events.tolist(), labels.tolist(), strict=True))
    whole = len(pairs) == len(set(events.tolist())) == len(set(labels.tolist()))
    return took, 1.0 if whole else len(set(events.tolist())) / len(pairs)


def _write(path: Path, made: Sequence[Topic]) -> None:
    rows = [(place, topic.day, int(topic.article, 16), nth, term, weight)
            for place, topic in enumerate(made) for nth, (term, weight) in enumerate(topic.terms)]  # fmt: skip
    names = ("place", "day", "tie", "nth", "term", "weight")
    pq.write_table(pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))), path)

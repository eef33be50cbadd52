"""Articles about one event, by words, names and time."""

from __future__ import annotations

from collections.abc import Sequence

from selon.identity import as_number
from selon.model import Reading
from selon.stories.cluster import cluster
from selon.stories.near import in_time, pairs
from selon.stories.terms import Topic, topic


def group(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Every reading in exactly one story; stories in the order of their first article."""
    groups = group_topics([topic(reading.article) for reading in readings])
    return tuple(tuple(readings[place] for place in places) for places in groups)


def group_topics(topics: Sequence[Topic]) -> list[list[int]]:
    """The places of `topics`, in groups; the order of `topics` changes nothing but the order of the groups."""
    order = in_time(topics)
    ranked = [topics[place] for place in order]
    groups = cluster([as_number(topic.article) for topic in ranked], pairs(ranked))
    return sorted(sorted(order[rank] for rank in ranks) for ranks in groups)

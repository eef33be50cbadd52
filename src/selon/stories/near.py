"""Pairs of articles that may be of one story, and how alike each pair is.

The heaviest terms of an article are its keys. Articles are held against each other where they have keys in common, each one
against the few before it in time that have the key (a sorted neighbourhood, Hernández and Stolfo 1995): the work grows with the
articles, not with their pairs. `steps.py` says the same in SQL.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selon.stories.terms import UNIT, Topic

KEYS = 24
"""How many of an article's heaviest terms are looked up."""
NEIGHBOURS = 48
"""With how many articles before it in time, for each key, an article is compared."""
COMMON = 2
"""Keys that two articles must have in common."""
LEAST = UNIT * UNIT // 20
"""Pairs less alike are no pairs."""
LASTING = 0.5
"""What is left of likeness however far apart in time: a trial goes on after a year."""
FADING = 7.0
"""Days after which the rest of it has fallen to a third."""
SAME_TIME = 1


class Pair(NamedTuple):
    """Places of two topics, the first the smaller, and their likeness: parts of `UNIT` squared, whole, so that sums are exact."""

    one: int
    other: int
    alike: int


def pairs(topics: Sequence[Topic]) -> Iterator[Pair]:
    """All pairs alike by `LEAST` or more, in no order."""
    weights = [dict(topic.terms) for topic in topics]
    for one, other in sorted(candidates(topics)):
        alike = likeness(dot(weights[one], weights[other]), topics[one].day, topics[other].day)
        if alike >= LEAST:
            yield Pair(one, other, alike)


def candidates(topics: Sequence[Topic]) -> list[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place in in_time(topics):
        for term, _ in topics[place].terms[:KEYS]:
            holders[term].append(place)
    common: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        for at, place in enumerate(places):
            common.update((min(place, b), max(place, b)) for b in places[max(0, at - NEIGHBOURS) : at])
    return [pair for pair, count in common.items() if count >= COMMON]


def in_time(topics: Sequence[Topic]) -> list[int]:
    """Places of `topics` by day, those without one first, then by id."""
    return sorted(range(len(topics)), key=lambda place: (topics[place].day or 0, topics[place].article))


def dot(one: dict[str, int], other: dict[str, int]) -> int:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(term, 0) for term, weight in one.items())


def likeness(product: int, day: int | None, other: int | None) -> int:
    """The dot product of two topics, less where they were published far apart."""
    if day is None or other is None:
        return product
    apart = max(0, abs(day - other) - SAME_TIME)
    return round(product * (LASTING + (1 - LASTING) * math.exp(-apart / FADING)))

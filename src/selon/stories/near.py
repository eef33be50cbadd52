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
PROMISING = UNIT * UNIT // 40
"""What the keys alone must bring to the product of two articles; only then all their terms are looked at."""
LEAST = UNIT * UNIT // 20
"""Pairs whose product is less are no pairs."""
LASTING = 0.5
"""What is left of likeness however far apart in time: a trial goes on after a year."""
FADING = 7.0
"""Days after which the rest of it has fallen to a third."""
SAME_TIME = 1
WHOLE = 1000
FADES = tuple(round(WHOLE * (LASTING + (1 - LASTING) * math.exp(-days / FADING))) for days in range(60))
"""Thousandths left of likeness by days apart beyond `SAME_TIME`; the last holds for all that is further."""


class Pair(NamedTuple):
    """Two places, the first the smaller, and their likeness: parts of `UNIT` squared, whole, so that sums are exact."""

    one: int
    other: int
    alike: int


def pairs(topics: Sequence[Topic]) -> Iterator[Pair]:
    """All pairs with a product of `LEAST` or more; `topics` are in time (`in_time`)."""
    weights = [dict(topic.terms) for topic in topics]
    for one, other in candidates(topics):
        product = dot(weights[one], weights[other])
        if product >= LEAST:
            yield Pair(one, other, likeness(product, topics[one].day, topics[other].day))


def candidates(topics: Sequence[Topic]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `topics`, which are in time, whose keys promise something."""
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, topic in enumerate(topics):
        common: Counter[int] = Counter()
        products: Counter[int] = Counter()
        for term, weight in topic.terms[:KEYS]:
            for earlier, theirs in holders[term][-NEIGHBOURS:]:
                common[earlier] += 1
                products[earlier] += weight * theirs
            holders[term].append((place, weight))
        for earlier, count in common.items():
            if count >= COMMON and products[earlier] >= PROMISING:
                yield earlier, place


def in_time(topics: Sequence[Topic]) -> list[int]:
    """Places of `topics` by day, those without one first, then by id."""
    return sorted(range(len(topics)), key=lambda place: (topics[place].day or 0, topics[place].article))


def dot(one: dict[str, int], other: dict[str, int]) -> int:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(term, 0) for term, weight in one.items())


def likeness(product: int, day: int | None, other: int | None) -> int:
    """The product of two topics, less where they were published far apart."""
    if day is None or other is None:
        return product
    apart = max(0, abs(day - other) - SAME_TIME)
    return product * FADES[min(apart, len(FADES) - 1)] // WHOLE

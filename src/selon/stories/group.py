"""Articles about one event, by the words they share that few others have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from selon.model import Reading
from selon.stories.terms import terms

ALIKE = 0.13
"""Cosine from which an article joins a story."""


def group(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Every reading in exactly one story; stories in the order of their first article."""
    vectors = _weighted([terms(reading.article) for reading in readings])
    stories: list[tuple[list[int], dict[str, float]]] = []
    for index, vector in enumerate(vectors):
        best = max(stories, key=lambda story: _cosine(vector, story[1]), default=None)
        if best is not None and _cosine(vector, best[1]) >= ALIKE:
            best[0].append(index)
            for term, weight in vector.items():
                best[1][term] = best[1].get(term, 0.0) + weight
        else:
            stories.append(([index], dict(vector)))
    return tuple(tuple(readings[index] for index in members) for members, _ in stories)


def _weighted(counts: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    seen = Counter(term for count in counts for term in count)
    total = len(counts) + 1
    weighted = [{t: w * math.log(1 + total / seen[t]) for t, w in count.items()} for count in counts]
    return [_unit(vector) for vector in weighted]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def _cosine(unit: dict[str, float], other: dict[str, float]) -> float:
    length = math.sqrt(sum(weight * weight for weight in other.values())) or 1.0
    return sum(weight * other.get(term, 0.0) for term, weight in unit.items()) / length

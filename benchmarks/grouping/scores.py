"""B-cubed (Bagga and Baldwin 1998) and pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Score(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1.0)


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    ours, theirs, both = Counter(found), Counter(gold), Counter(zip(gold, found, strict=True))
    items = list(zip(gold, found, strict=True))
    precision = sum(both[item] / ours[item[1]] for item in items) / len(items)
    recall = sum(both[item] / theirs[item[0]] for item in items) / len(items)
    return Score(precision, recall)


def by_pairs(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    right = _pairs(Counter(zip(gold, found, strict=True)))
    return Score(right / (_pairs(Counter(found)) or 1), right / (_pairs(Counter(gold)) or 1))


def _pairs(counts: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())

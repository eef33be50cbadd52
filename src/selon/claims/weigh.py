"""The learned weights by which a pair of statements is judged to say the same thing: a logistic regression, stored as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from selon.claims.pairs import FEATURES, features
from selon.claims.terms import Terms
from selon.model import Reason

STORED = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: `bias` and a weight for each feature; what is below `threshold` is not taken."""

    bias: float
    weights: tuple[float, ...]
    threshold: float

    def probability(self, values: Sequence[float]) -> float:
        total = self.bias + sum(map(mul, self.weights, values))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))

    def reasons(self, values: Sequence[float], names: Sequence[str] = FEATURES) -> tuple[Reason, ...]:
        """The features that weighed most, heaviest first."""
        parts = [Reason(f, f"{v:.2f}", round(w * v, 3)) for f, w, v in zip(names, self.weights, values, strict=True)]
        return tuple(sorted((p for p in parts if p.weight), key=lambda p: -abs(p.weight))[:5])


class Weighed:
    """Pairs of statements of one story by `weights`. Those that read as a pair before them are not weighed again: fifty copies
    of an article cost little more than one."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._known: dict[tuple[int, int], float] = {}
        self._why: dict[tuple[int, int], tuple[Reason, ...]] = {}

    def probability(self, a: Terms, b: Terms) -> float:
        """That both say the same thing."""
        forms = a.form, b.form
        known = self._known.get(forms)
        if known is None:
            known = self._known[forms] = self.weights.probability(features(a, b))
        return known

    def reasons(self, a: Terms, b: Terms) -> tuple[Reason, ...]:
        """The features that weighed most, heaviest first."""
        forms = a.form, b.form
        if forms not in self._why:
            self._why[forms] = self.weights.reasons(features(a, b))
        return self._why[forms]


@cache
def stored(name: str = "pairs") -> Weights:
    """The weights that selon ships, of `pairs` of statements or of `differences` within a claim; made by `models.claims`."""
    read = json.loads(STORED.read_text("utf-8"))[name]
    return Weights(read["bias"], tuple(read["weights"].values()), read["threshold"])

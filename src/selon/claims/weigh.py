"""The learned weights by which a pair of statements is judged to say the same thing: a logistic regression, stored as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from selon.claims.pairs import FEATURES
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


@cache
def stored(name: str = "pairs") -> Weights:
    """The weights that selon ships, of `pairs` of statements or of `differences` within a claim; made by `models.claims`."""
    read = json.loads(STORED.read_text("utf-8"))[name]
    return Weights(read["bias"], tuple(read["weights"].values()), read["threshold"])

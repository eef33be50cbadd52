"""The learned weights by which a pair of statements is judged to say the same thing: a logistic regression, stored as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selon.claims.pairs import FEATURES
from selon.model import Reason

STORED = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """`bias` and a weight for each of `FEATURES`; pairs below `threshold` stay apart."""

    bias: float
    weights: tuple[float, ...]
    threshold: float

    def probability(self, values: Sequence[float]) -> float:
        return 1 / (1 + math.exp(-self.bias - sum(w * v for w, v in zip(self.weights, values, strict=True))))

    def reasons(self, values: Sequence[float]) -> tuple[Reason, ...]:
        """The features that weighed most, heaviest first."""
        parts = [Reason(f, f"{v:.2f}", round(w * v, 3)) for f, w, v in zip(FEATURES, self.weights, values, strict=True)]
        return tuple(sorted((p for p in parts if p.weight), key=lambda p: -abs(p.weight))[:5])


@cache
def stored() -> Weights:
    """The weights that selon ships; `models/claims.py` made them and says how."""
    read = json.loads(STORED.read_text("utf-8"))
    return Weights(read["bias"], tuple(read["weights"][name] for name in FEATURES), read["threshold"])

"""The learned decision: a linear model over feature names, trained by `models.scorers`, read from the language folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from selon.model import Reason

SHOWN = 8  # reasons kept with an attribution


@dataclass(frozen=True, slots=True)
class Scorer:
    """`weights` are log-odds by feature name; a candidate stands when its probability reaches its route's threshold."""

    bias: float
    weights: dict[str, float]
    thresholds: dict[str, float]
    threshold: float

    def probability(self, names: Sequence[str]) -> float:
        total = self.bias + sum([self.weights.get(n, 0.0) for n in names])
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))

    def threshold_of(self, route: str) -> float:
        return self.thresholds.get(route, self.threshold)

    def reasons(self, names: Sequence[str]) -> tuple[Reason, ...]:
        """The features that weighed most, heaviest first."""
        heavy = sorted(
            ((n, self.weights[n]) for n in set(names) if n in self.weights), key=lambda w: (-abs(w[1]), w[0])
        )
        return tuple(Reason(*_split(name), round(weight, 3)) for name, weight in heavy[:SHOWN])


def _split(name: str) -> tuple[str, str]:
    feature, _, value = name.rpartition("=")
    return (feature, value) if feature else (name, "yes")


@cache
def scorer(lang: str) -> Scorer:
    data = json.loads((files("selon.language") / lang / "scorers" / "attribution.json").read_text("utf-8"))
    return from_json(data)


def from_json(data: dict[str, object]) -> Scorer:
    weights, thresholds = data["weights"], data["thresholds"]
    assert isinstance(weights, dict) and isinstance(thresholds, dict)
    return Scorer(float(str(data["bias"])), weights, thresholds, float(str(data["threshold"])))

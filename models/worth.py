"""Learn which claims are worth reading first: `python -m models.worth`, a minute.

A claim of ours is worth it where statements of two of its articles meet statements of one gold claim. Figures are
leave-one-story-out: the chance that a claim worth it stands before one that is not (area under the curve), and the share of
those worth it among the first ten, beside the order by number of articles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from models.stories import gold_stories, met, read_story
from selon.claims import align
from selon.claims.worth import FEATURES, STORED, features
from selon.model import Claim, Reading

PENALTY, FIRST = 0.3, 10


@dataclass(frozen=True)
class Examples:
    """A row of features a claim, and whether it is worth it."""

    values: Any
    labels: Any


def examples(name: str) -> Examples:
    readings = read_story(name)
    claims = align(readings)
    rows = [
        (row, _noted(name, readings, claim))
        for row, claim in zip(features(readings, claims), claims, strict=True)
        if row
    ]
    return Examples(np.array([row for row, _ in rows]), np.array([label for _, label in rows]))


def _noted(name: str, readings: Sequence[Reading], claim: Claim) -> bool:
    statements = {s.id: s for reading in readings for s in reading.statements}
    docs: dict[str, set[str]] = defaultdict(set)
    for link in claim.links:
        statement = statements[link.statement]
        for wanted in met(statement.doc, statement.span, gold_stories()[name]):
            docs[wanted].add(statement.doc)
    return any(len(own) > 1 for own in docs.values())


def fit(parts: Sequence[Examples]) -> Any:
    model = make_pipeline(StandardScaler(), LogisticRegression(C=PENALTY, max_iter=2000))
    return model.fit(np.concatenate([p.values for p in parts]), np.concatenate([p.labels for p in parts]))


def figures(parts: dict[str, Examples]) -> dict[str, dict[str, float]]:
    """By story, each ranked by a regression that never saw it."""
    found = {}
    for name, own in parts.items():
        order = fit([p for other, p in parts.items() if other != name]).decision_function(own.values)
        first, most = np.argsort(-order)[:FIRST], np.argsort(-own.values[:, 1], kind="stable")[:FIRST]
        found[name] = {
            "area": float(roc_auc_score(own.labels, order)),
            "first ten": float(np.mean(own.labels[first])),
            "first ten by articles": float(np.mean(own.labels[most])),
        }
    return found


def as_json(model: Any) -> str:
    scaler, regression = model
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    return json.dumps({"bias": round(bias, 4), "weights": named}, indent=1) + "\n"


def main() -> None:
    parts = {name: examples(name) for name in gold_stories()}
    for name, found in figures(parts).items():
        print(name, {key: round(value, 2) for key, value in found.items()})
    STORED.write_text(as_json(fit(list(parts.values()))), encoding="utf-8")


if __name__ == "__main__":
    main()

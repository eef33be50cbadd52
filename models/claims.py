"""Learn when two statements say the same thing: `python -m models.claims`, from the gold stories, a minute.

A pair of statements is right where both meet gold statements of one claim, wrong where both meet gold statements but never of one
claim; other pairs are left out. Figures are leave-one-story-out; what is stored is trained on all stories.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from models.stories import Gold, gold_stories, met, read_story, score
from selon.claims.align import align_with
from selon.claims.pairs import FEATURES, candidates, features
from selon.claims.terms import all_terms
from selon.claims.weigh import STORED, Weights
from selon.model import Reading

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
Pairs = tuple[list[tuple[float, ...]], list[int]]


def pairs_of(readings: Sequence[Reading], gold: Gold) -> Pairs:
    """Features and labels of the candidate pairs of a story that gold speaks of."""
    terms = all_terms(readings)
    claims = [met(term.statement.doc, term.statement.span, gold) for term in terms]
    rows, labels = [], []
    for i, j in candidates(terms):
        if claims[i] and claims[j]:
            rows.append(features(terms[i], terms[j]))
            labels.append(int(bool(claims[i] & claims[j])))
    return rows, labels


def fit(parts: Sequence[Pairs], threshold: float = 0.5) -> Weights:
    """Weights over the pairs of some stories, each story weighing the same."""
    x = np.array([row for rows, _ in parts for row in rows])
    y = np.array([label for _, labels in parts for label in labels])
    weight = np.concatenate([np.full(len(rows), 1000 / len(rows)) for rows, _ in parts])
    model = LogisticRegression(C=0.5, max_iter=2000).fit(x, y, sample_weight=weight)
    return Weights(float(model.intercept_[0]), tuple(map(float, model.coef_[0])), threshold)


def f1_at(weights: Weights, threshold: float, readings: Sequence[Reading], name: str) -> dict[str, float]:
    claims = align_with(readings, Weights(weights.bias, weights.weights, threshold))
    return score(name, readings, claims, ())


def best_threshold(weights: Weights, stories: dict[str, Sequence[Reading]]) -> float:
    """The threshold with the best mean claims F1 over `stories`."""
    return max(THRESHOLDS, key=lambda t: sum(f1_at(weights, t, r, n)["claims-f1"] for n, r in stories.items()))


def main() -> None:
    stories: dict[str, Sequence[Reading]] = {name: read_story(name) for name in gold_stories()}
    parts = {name: pairs_of(readings, gold_stories()[name]) for name, readings in stories.items()}
    figures: dict[str, Any] = {}
    for name, readings in stories.items():
        rest = {other: r for other, r in stories.items() if other != name}
        weights = fit([parts[other] for other in rest])
        threshold = best_threshold(weights, rest)
        figures[name] = f1_at(weights, threshold, readings, name) | {"threshold": threshold}
        print(name, {k: v for k, v in figures[name].items() if k.startswith(("claims", "stat", "how", "thr"))})
    print("mean claims F1, leave-one-story-out:", round(float(np.mean([f["claims-f1"] for f in figures.values()])), 4))
    whole = fit(list(parts.values()))
    stored = Weights(whole.bias, whole.weights, best_threshold(whole, stories))
    STORED.write_text(as_json(stored), encoding="utf-8")
    Path(__file__).with_name("claims-figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def as_json(weights: Weights) -> str:
    named = {name: round(w, 4) for name, w in zip(FEATURES, weights.weights, strict=True)}
    return (
        json.dumps({"bias": round(weights.bias, 4), "threshold": weights.threshold, "weights": named}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()

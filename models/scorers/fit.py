"""Fits the linear scorer: logistic regression over feature names, thresholds by what serves the choice best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from selon.attribution.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Example:
    """One article's candidates as feature names, with labels and weights."""

    names: list[list[str]]
    right: list[int]
    weight: list[float]


def fit(
    examples: Sequence[Example],
    *,
    strength: float,
    rare: int,
    threshold: float,
    thresholds: Mapping[str, float] | None = None,
    floor: float = 0.004,
) -> Scorer:
    """Features seen in fewer than `rare` candidates, and weights under `floor`, are dropped.

    `thresholds` are those of single routes, `threshold` that of all others.
    """
    counts = Counter(n for e in examples for names in e.names for n in set(names))
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= rare))}
    rows: list[int] = []
    columns: list[int] = []
    right: list[int] = []
    weight: list[float] = []
    for example in examples:
        for names, label, w in zip(example.names, example.right, example.weight, strict=True):
            if not w:
                continue
            for n in set(names):
                if n in index:
                    rows.append(len(right))
                    columns.append(index[n])
            right.append(label)
            weight.append(w)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(index)))
    model = LogisticRegression(C=strength, max_iter=400, solver="liblinear", random_state=0)
    model.fit(matrix, np.array(right), sample_weight=np.array(weight))
    coefficients = model.coef_[0]
    weights = {n: round(float(coefficients[k]), 4) for n, k in index.items() if abs(coefficients[k]) >= floor}
    return Scorer(round(float(model.intercept_[0]), 4), weights, dict(thresholds or {}), threshold)

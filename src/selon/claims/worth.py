"""Which claims an editor would want to read first: a small regression over what their statements hold.

Learned by `models.worth` from claims that people noted in whole stories, against those that only the machine joined. It orders
the claims of a story and takes none away. How surely a claim is said and who denies it does not count: there is too little to learn
it from, and a denial puts no claim further down.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from selon.model import Claim, Reading, Statement

STORED = Path(__file__).with_name("worth.json")
LONGEST, MOST = 30, 3
"""Words of a statement, and names or quantities in it, from which on more of them say nothing more."""

Lengths = dict[str, int]
_BY_STATEMENT: dict[str, Callable[[Statement, Lengths], float]] = {
    "who does it": lambda s, _: float(s.coding is not None and s.coding.actor is not None),
    "to what": lambda s, _: min(MOST, len(s.coding.object)) if s.coding else 0.0,
    "act": lambda s, _: float(s.coding is not None and s.coding.act is not None),
    "quantities": lambda s, _: min(MOST, len(s.coding.quantities)) if s.coding else 0.0,
    "names": lambda s, _: min(MOST, len(s.coding.names)) if s.coding else 0.0,
    "content words": lambda s, _: min(LONGEST, len(s.coding.lemmas)) if s.coding else 0.0,
    "whole": lambda s, _: float(s.coding is not None and s.coding.whole),
    "title": lambda s, _: float(s.in_title),
    "how far down": lambda s, lengths: s.span.start / max(1, lengths[s.doc]),
}
FEATURES = ("statements", "share of articles", *_BY_STATEMENT)


def ranked(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """`claims`, those most worth reading first; those of one article only come last."""
    values = features(readings, claims)
    order = sorted(range(len(claims)), key=lambda i: (values[i] is None, -worth(values[i]), claims[i].id))
    return tuple(claims[i] for i in order)


def features(readings: Sequence[Reading], claims: Sequence[Claim]) -> list[tuple[float, ...] | None]:
    """The values of `FEATURES` for each claim; `None` for a claim of one article only."""
    statements = {s.id: s for reading in readings for s in reading.statements}
    lengths = {reading.article.doc: len(reading.article.text) for reading in readings}
    return [_values([statements[link.statement] for link in claim.links], lengths) for claim in claims]


def _values(statements: Sequence[Statement], lengths: Lengths) -> tuple[float, ...] | None:
    docs = {statement.doc for statement in statements}
    if len(docs) < 2:
        return None
    means = (sum(of(s, lengths) for s in statements) / len(statements) for of in _BY_STATEMENT.values())
    return (math.log(len(statements)), len(docs) / len(lengths), *means)


def worth(values: Sequence[float] | None) -> float:
    """The log-odds that a person would have noted a claim of these values; 0 for one of a single article."""
    bias, weights = _stored()
    return bias + sum(w * v for w, v in zip(weights, values, strict=True)) if values else 0.0


@cache
def _stored() -> tuple[float, tuple[float, ...]]:
    read = json.loads(STORED.read_text("utf-8"))
    return read["bias"], tuple(read["weights"][name] for name in FEATURES)

"""Which pairs of statements are worth weighing: by an index over stems, then by the most that their features can come to.

A story of ten articles has some five thousand pairs that share a rare stem, of which one in four can reach the threshold. Both
questions are asked of all pairs at once, in arrays; what is left is weighed exactly, pair by pair (`pairs.features`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from selon.claims.pairs import BOUNDED, BRIDGED, FEATURES, FRAME_WITHIN
from selon.claims.terms import Terms
from selon.claims.weigh import Weights
from selon.model import Coding, Shape

NEIGHBOURS = 24
"""Candidates kept for a statement: the heaviest in shared stems."""
COMMON = 150
"""A stem in more statements than this proposes no pairs: it would propose all of them."""
DAMPING = 4
"""Added to the mass of a statement, so that a short one is not everyone's neighbour."""
CELLS = 1 << 22
"""Pairs whose shared weight is added up at a time: 32 MB."""
MARGIN = 1e-6
"""By which a pair must stay below the threshold to be let go unweighed: sums in another order differ by less."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Array = NDArray[Any]
Thing = TypeVar("Thing", bound=Hashable)


def candidates(terms: Sequence[Terms]) -> Ints:
    """Pairs (i, j), i < j, of statements of different articles that share stems, one a row; a bounded number for each statement."""
    if not terms:
        return np.empty((0, 2), np.int64)
    stems = Held.of([term.weights for term in terms])
    damped, article = _column(terms, lambda term: term.mass + DAMPING), _coded(t.statement.article for t in terms)
    step = max(1, CELLS // len(terms))
    found = [_nearest(stems, damped, first, first + step) for first in range(0, len(terms), step)]
    one, other = np.concatenate(found).T
    apart = article[one] != article[other]
    pairs = np.stack((np.minimum(one, other)[apart], np.maximum(one, other)[apart]), axis=1)
    return np.unique(pairs, axis=0)


def hopeful(terms: Sequence[Terms], pairs: Ints, weights: Weights) -> list[tuple[int, int]]:
    """Those of `pairs` that may reach the threshold of `weights`.

    Two phrases without a verb, outside titles, are none: that two articles name one thing is no claim.
    """
    phrase = _column(terms, _is_phrase)
    pairs = pairs[phrase[pairs[:, 0]] * phrase[pairs[:, 1]] == 0]
    most = [max(0.0, w) if f in BOUNDED else w for f, w in zip(FEATURES, weights.weights, strict=True)]
    needed = math.log(weights.threshold / (1 - weights.threshold)) - MARGIN
    kept = pairs[weights.bias + bounds(terms, pairs) @ np.array(most) >= needed]
    return [(i, j) for i, j in kept.tolist()]


def bounds(terms: Sequence[Terms], pairs: Ints) -> Floats:
    """A row of `FEATURES` for each of `pairs`: what they are, but the most that they can be for those of `BOUNDED`."""
    one, other = pairs.T
    mass, size = _column(terms, lambda term: term.mass), _column(terms, lambda term: len(term.order))
    lighter, heavier = np.minimum(mass[one], mass[other]), np.maximum(mass[one], mass[other])
    lang, title = _coded(term.lang for term in terms), _column(terms, lambda term: term.statement.in_title)
    shared = Held.of([term.weights for term in terms]).shared(one, other)
    weight = np.where(lang[one] == lang[other], shared, np.minimum(shared / BRIDGED, lighter))
    common = Held.of([dict.fromkeys(term.names, 1.0) for term in terms]).shared(one, other)
    named = _column(terms, lambda term: bool(term.names))
    found = {
        "cosine": weight / np.maximum(0.1, np.sqrt(mass[one] * mass[other])),
        "containment": weight / np.maximum(0.1, lighter),
        "shared": np.minimum(3.0, weight / 5),
        "names": np.minimum(3.0, common / 2),
        "no-common-name": named[one] * named[other] * (common == 0),
        "length": lighter / np.maximum(0.1, heavier),
        "run": np.minimum(2.0, _longest_run(terms, one, other) / 4),
        "cross-language": lang[one] != lang[other],
        "title": title[one] + title[other],
        "short": np.minimum(size[one], size[other]) < 4,
        **_quantities(terms, one, other),
        **_frames(terms, one, other, enough=weight >= FRAME_WITHIN * lighter - MARGIN),
    }
    return np.stack([found[name] for name in FEATURES], axis=1, dtype=np.float64)


def _longest_run(terms: Sequence[Terms], one: Ints, other: Ints) -> Floats:
    """No run of stems that both have is longer by more than one than the pairs of stems, side by side, that both have."""
    return 1 + Held.of([Counter(pairwise(term.order)) for term in terms]).shared(one, other)


def _quantities(terms: Sequence[Terms], one: Ints, other: Ints) -> dict[str, Array]:
    """One that both have is found; any two may contradict each other. The number one is no quantity of its own."""
    exact = Held.of([{(q.unit, q.low, q.high): 1.0 for q in term.quantities if q.low != 1} for term in terms])
    counted = _column(terms, lambda term: bool(term.quantities))
    return {
        "same-quantity": exact.shared(one, other) > 0,
        "other-quantity": counted[one] * counted[other],
    }


def _frames(terms: Sequence[Terms], one: Ints, other: Ints, enough: Array) -> dict[str, Array]:
    """What both do, who to whom; one frame wants `enough` stems in common, and may be one whatever the objects."""
    facts = [_coding(term) for term in terms]
    predicate, act, actor, target = (
        _same([getattr(coding, part) for coding in facts], one, other)
        for part in ("predicate", "act", "actor", "target")
    )
    negated = np.array([coding.negated for coding in facts], np.bool_)
    reversed_ = negated[one] != negated[other]
    return {
        "predicate": predicate,
        "act": act,
        "actor": actor,
        "target": target,
        "polarity": reversed_,
        "frame": actor & (predicate | act) & ~reversed_ & enough,
    }


@dataclass(frozen=True, slots=True)
class Held:
    """What each statement holds, and how much of it: entries in order of the statements. `starts` has the first entry of each
    statement, and one behind the last of all; `things` is how many there are."""

    owner: Ints
    thing: Ints
    amount: Floats
    starts: Ints
    things: int

    @classmethod
    def of(cls, rows: Sequence[Mapping[Thing, float]]) -> Held:
        number: dict[Thing, int] = {}
        things = [number.setdefault(thing, len(number)) for row in rows for thing in row]
        lengths = np.array([len(row) for row in rows], np.int64)
        return cls(
            owner=np.repeat(np.arange(len(rows)), lengths),
            thing=np.array(things, np.int64),
            amount=np.array([amount for row in rows for amount in row.values()], np.float64),
            starts=np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))),
            things=len(number),
        )

    def shared(self, one: Ints, other: Ints) -> Floats:
        """For each pair of statements the sum, over what both hold, of the lesser amount."""
        if not len(self.owner):
            return np.zeros(len(one))
        keys = self.owner * self.things + self.thing
        order = np.argsort(keys, kind="stable")
        ascending = keys[order]
        pair, entry = _spread(self.starts[one], self.starts[one + 1])
        wanted = other[pair] * self.things + self.thing[entry]
        at = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
        met = ascending[at] == wanted
        amounts = np.minimum(self.amount[entry[met]], self.amount[order[at[met]]])
        return np.bincount(pair[met], amounts, minlength=len(one)).astype(np.float64)


def _nearest(stems: Held, damped: Floats, first: int, end: int) -> Ints:
    """For each statement from `first` up to `end` its neighbours, as rows (statement, neighbour); it may be its own."""
    held = slice(stems.starts[first], stems.starts[min(end, len(damped))])
    owner, thing, amount = stems.owner[held], stems.thing[held], stems.amount[held]
    frequency = np.bincount(stems.thing, minlength=stems.things)
    rare = frequency[thing] <= COMMON
    owner, thing, amount = owner[rare], thing[rare], amount[rare]
    begins = np.cumsum(frequency) - frequency
    entry, posting = _spread(begins[thing], begins[thing] + frequency[thing])
    others = stems.owner[np.argsort(stems.thing, kind="stable")][posting]
    sums = np.bincount((owner[entry] - first) * len(damped) + others, amount[entry])
    cells = np.flatnonzero(sums)
    mine, theirs = np.divmod(cells, len(damped))
    order = np.lexsort((theirs, -(sums[cells] / damped[theirs]), mine))
    mine, theirs = mine[order], theirs[order]
    rank = np.arange(len(mine)) - np.searchsorted(mine, mine)
    near = rank < NEIGHBOURS
    return np.stack((mine[near] + first, theirs[near]), axis=1)


def _spread(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All places of the ranges: (which range, place), range by range."""
    lengths = ends - starts
    which = np.repeat(np.arange(len(starts)), lengths)
    return which, np.arange(len(which)) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)


def _is_phrase(term: Terms) -> bool:
    return _coding(term).shape is Shape.PHRASE and not term.statement.in_title


def _coding(term: Terms) -> Coding:
    assert term.statement.coding is not None
    return term.statement.coding


def _column(terms: Sequence[Terms], value: Callable[[Terms], float]) -> Floats:
    return np.array([value(term) for term in terms], np.float64)


def _coded(values: Iterable[Hashable]) -> Ints:
    """A number for each of `values`, the same for the same."""
    number: dict[Hashable, int] = {}
    return np.array([number.setdefault(value, len(number)) for value in values], np.int64)


def _same(values: Sequence[str | None], one: Ints, other: Ints) -> Array:
    """Whether both have a value and the same."""
    coded, there = _coded(values), np.array([bool(value) for value in values], np.bool_)
    both: Array = there[one] & (coded[one] == coded[other])
    return both

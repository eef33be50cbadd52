"""Candidate pairs of statements, by index, and the features by which a pair is weighed."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from selon.claims.quantities import compatible
from selon.claims.terms import Terms, stem
from selon.model import Quantity

Values = tuple[float, ...]

NEIGHBOURS = 24
"""Candidates kept for a statement: the heaviest in shared stems."""
COMMON = 150
"""A stem in more statements than this proposes no pairs: it would propose all of them."""

BRIDGED = 0.54
"""Share of their weight in which two lines of news that are translations of each other meet through the bridge: the mean over
the aligned lines that the bridge was made from."""

FEATURES = (
    "cosine", "containment", "shared", "names", "no-common-name", "same-quantity", "other-quantity", "predicate", "act", "actor",
    "target", "length", "run", "cross-language", "title", "polarity", "short", "frame",
)  # fmt: skip
SAME, OTHER, RUN, FRAME = (FEATURES.index(name) for name in ("same-quantity", "other-quantity", "run", "frame"))
BOUNDED = (SAME, OTHER, RUN, FRAME)
"""Those of which `bounds` gives the most that they can be, instead of what they are."""
FRAME_WITHIN = 0.7
"""Share of the lighter statement that the other holds, from which on one frame of both is one proposition."""


def candidates(terms: Sequence[Terms]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of statements of different articles that share stems; a bounded number for each statement."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, term in enumerate(terms):
        for word in term.weights:
            index[word].append(i)
    seen: set[tuple[int, int]] = set()
    damped = [term.mass + 4 for term in terms]
    for i, term in enumerate(terms):
        shared: dict[int, float] = defaultdict(float)
        for word, weight in term.weights.items():
            if len(places := index[word]) <= COMMON:
                for j in places:
                    shared[j] += weight
        weighed = [(weight / damped[j], -j) for j, weight in shared.items()]
        for _, j in heapq.nlargest(NEIGHBOURS, weighed):
            j = -j
            if terms[j].statement.article != term.statement.article and (pair := (min(i, j), max(i, j))) not in seen:
                seen.add(pair)
                yield pair


def features(a: Terms, b: Terms, known: Values | None = None) -> Values:
    """Values of `FEATURES` for the pair, each within about [-1, 3]; `known` are those that `bounds` gave."""
    values = list(known or bounds(a, b))
    same, other = _quantities(a.quantities, b.quantities)
    values[SAME], values[OTHER] = float(same), float(other and not same)
    values[RUN] = min(2.0, _longest_run(a.order, b.places) / 4)
    values[FRAME] = float(bool(values[FRAME]) and not other and _one_object(a, b))
    return tuple(values)


def bounds(a: Terms, b: Terms) -> Values:
    """Values of `FEATURES`, but for those that cost most, `BOUNDED`: in their places stands the most that they can be."""
    weight, lighter, heavier = shared_weight(a, b), min(a.mass, b.mass), max(a.mass, b.mass)
    names = len(a.names & b.names)
    one, two = a.statement.coding, b.statement.coding
    assert one is not None
    assert two is not None
    counted = float(bool(a.quantities and b.quantities))
    predicate = bool(one.predicate) and one.predicate == two.predicate
    act = bool(one.act) and one.act == two.act
    actor = bool(one.actor) and one.actor == two.actor
    reversed_ = one.negated != two.negated
    places = sum([len(b.places[word]) for word in a.weights.keys() & b.weights.keys()])
    framed = actor and (predicate or act) and not reversed_ and weight >= FRAME_WITHIN * lighter
    return (
        weight / _joint(a, b),
        weight / max(0.1, lighter),
        min(3.0, weight / 5),
        min(3.0, names / 2),
        float(bool(a.names and b.names and not names)),
        counted,
        counted,
        float(predicate),
        float(act),
        float(actor),
        float(bool(one.target) and one.target == two.target),
        lighter / max(heavier, 0.1),
        min(2.0, places / 4),
        float(a.lang != b.lang),
        float(a.statement.in_title) + float(b.statement.in_title),
        float(reversed_),
        float(min(len(a.order), len(b.order)) < 4),
        float(framed),
    )


def likeness(a: Terms, b: Terms) -> float:
    """The first of the features alone: the weight that both share over the geometric mean of theirs."""
    return shared_weight(a, b) / _joint(a, b)


def shared_weight(a: Terms, b: Terms) -> float:
    """The weight of the stems that both have; between languages as much more as the bridge loses."""
    theirs = b.weights
    found = [w if w < other else other for word, w in a.weights.items() if (other := theirs.get(word)) is not None]
    weight = sum(found)
    return weight if a.lang == b.lang else min(weight / BRIDGED, a.mass, b.mass)


def _joint(a: Terms, b: Terms) -> float:
    joint: float = (a.mass * b.mass) ** 0.5
    return max(0.1, joint)


def _one_object(a: Terms, b: Terms) -> bool:
    """Whether two statements in which one actor does one thing, denied in neither, say so of one object.

    What a story turns on is told by every article in the story's commonest words, which weigh least: only the frame tells
    that « X a demandé de l'aide à Y » and « X aurait demandé à Y une aide » are one claim.
    """
    one, two = a.statement.coding, b.statement.coding
    assert one is not None
    assert two is not None
    stems = {stem(lemma) for lemma in one.object} & {stem(lemma) for lemma in two.object}
    return bool(stems) or (bool(one.target) and one.target == two.target)


def _quantities(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[bool, bool]:
    """(some quantity is the same, some of one unit contradict)."""
    if not ours or not theirs:
        return False, False
    pairs = [(p, q) for p in ours for q in theirs if p.unit == q.unit and not p.low == q.low == 1]
    return any(p.low == q.low and p.high == q.high for p, q in pairs), any(not compatible(p, q) for p, q in pairs)


def _longest_run(ours: Sequence[str], theirs: Mapping[str, Sequence[int]]) -> int:
    """Length of the longest run of stems that both have; of the other one the places of each stem are given, in order."""
    best, previous = 0, dict[int, int]()
    for word in ours:
        places = theirs.get(word, ())
        previous = {place: previous.get(place - 1, 0) + 1 for place in places} if places else {}
        best = max(best, *previous.values()) if places else best
    return best

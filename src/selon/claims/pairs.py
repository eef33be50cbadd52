"""The features by which a pair of statements is weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.claims.quantities import compatible
from selon.claims.terms import Terms, stem
from selon.model import Quantity

Values = tuple[float, ...]

BRIDGED = 0.54
"""Share of their weight in which two lines of news that are translations of each other meet through the bridge: the mean over
the aligned lines that the bridge was made from."""

FEATURES = (
    "cosine", "containment", "shared", "names", "no-common-name", "same-quantity", "other-quantity", "predicate", "act", "actor",
    "target", "length", "run", "cross-language", "title", "polarity", "short", "frame",
)  # fmt: skip
BOUNDED = frozenset({"other-quantity", "run", "frame"})
"""Those that cost most: of them `candidates.bounds` gives the most that they can be, instead of what they are."""
FRAME_WITHIN = 0.7
"""Share of the lighter statement that the other holds, from which on one frame of both is one proposition."""


def features(a: Terms, b: Terms) -> Values:
    """Values of `FEATURES` for the pair, each within about [-1, 3]."""
    weight, lighter, heavier = shared_weight(a, b), min(a.mass, b.mass), max(a.mass, b.mass)
    names = len(a.names & b.names)
    one, two = a.statement.coding, b.statement.coding
    assert one is not None
    assert two is not None
    predicate = bool(one.predicate) and one.predicate == two.predicate
    act = bool(one.act) and one.act == two.act
    actor = bool(one.actor) and one.actor == two.actor
    reversed_ = one.negated != two.negated
    same, other = _quantities(a.quantities, b.quantities)
    framed = actor and (predicate or act) and not reversed_ and weight >= FRAME_WITHIN * lighter
    return (
        weight / _joint(a, b),
        weight / max(0.1, lighter),
        min(3.0, weight / 5),
        min(3.0, names / 2),
        float(bool(a.names and b.names and not names)),
        float(same),
        float(other and not same),
        float(predicate),
        float(act),
        float(actor),
        float(bool(one.target) and one.target == two.target),
        lighter / max(heavier, 0.1),
        min(2.0, _longest_run(a.order, b.places) / 4),
        float(a.lang != b.lang),
        float(a.statement.in_title) + float(b.statement.in_title),
        float(reversed_),
        float(min(len(a.order), len(b.order)) < 4),
        float(framed and not other and _one_object(a, b)),
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
    """Whether two statements in which one actor does one thing, denied in neither, say so of one object, or of someone both name.

    What a story turns on is told by every article in the story's commonest words, which weigh least: only the frame tells
    that « X a demandé de l'aide à Y » and « X aurait demandé à Y une aide » are one claim.
    """
    one, two = a.statement.coding, b.statement.coding
    assert one is not None
    assert two is not None
    stems = {stem(lemma) for lemma in one.object} & {stem(lemma) for lemma in two.object}
    others = (a.names & b.names) - {stem(word) for word in (one.actor or "").split()}
    return bool(stems or others) or (bool(one.target) and one.target == two.target)


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

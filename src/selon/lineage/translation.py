"""Articles that tell the same in the same order with the same names and figures, in other words.

Where one is in another language, one translates the other or both a third; where both are in one language and share no
wording, both translate a third. How sure the marks are was measured on aligned news lines in French and English
against pairs of articles that report one event: see `docs/decisions/0052-translation-by-anchors.md`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from selon.lineage.anchors import Anchor, anchors, in_order
from selon.lineage.calques import traces
from selon.lineage.direction import Witness, later_of, witness
from selon.model import Derivation, DerivationKind, Reading

FEW = 40
"""Up to so many articles every pair is compared; in larger stories those that share most rare anchors."""
RARE = 12
PARTNERS = 6
SHOWN = 24
"""Anchors given as evidence."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts keep of each other: `pairs` of anchors (place in the one, in the other) in the same order, and by weight
    their share of the shorter text, of all common anchors, and of the stretches that they span in either text."""

    pairs: list[tuple[int, int]]
    share: float
    order: float
    density: float

    def reaches(self, count: int, share: float, order: float, density: float) -> bool:
        return len(self.pairs) >= count and self.share >= share and self.order >= order and self.density >= density


LEAST = 0.5
"""Below that share of the shorter text no order of the common anchors would do."""
ACROSS = (8, 0.5, 0.8, 0.45)
WITHIN = (10, 0.6, 0.85, 0.5)
"""Least count, share, order and density for texts of two languages, and of one."""


def translated(readings: Sequence[Reading], copies: Sequence[Derivation]) -> Iterator[Derivation]:
    """A derivation for each pair of which one translates the other or both a third; pairs in `copies` are left out."""
    known = {frozenset((one.doc, one.taken_from)) for one in copies}
    rows = [anchors(reading.article) for reading in readings]
    for one, other in sorted(_candidates(rows)):
        left, right = readings[one].article, readings[other].article
        if frozenset((left.doc, right.doc)) in known:
            continue
        found = likeness(rows[one], rows[other])
        if found.reaches(*ACROSS if left.lang != right.lang else WITHIN):
            yield _derivation(readings[one], readings[other], rows[one], rows[other], found)


def likeness(ours: list[Anchor], theirs: list[Anchor]) -> Likeness:
    """What two texts keep of each other's names and figures; what stands often in a text weighs less."""
    one, other = Counter(anchor.key for anchor in ours), Counter(anchor.key for anchor in theirs)
    weights = {key: 1 / math.sqrt(max(one[key], other[key])) for key in one | other}
    common = sum(count * weights[key] for key, count in (one & other).items())
    shorter = min(_weight(ours, weights), _weight(theirs, weights))
    pairs = in_order(ours, theirs, weights) if common >= LEAST * shorter else []
    if not pairs:
        return Likeness([], 0.0, 0.0, 0.0)
    kept = _weight((ours[place] for place, _ in pairs), weights)
    spanned = (ours[pairs[0][0] : pairs[-1][0] + 1], theirs[pairs[0][1] : pairs[-1][1] + 1])
    return Likeness(pairs, kept / shorter, kept / common, kept / max(_weight(row, weights) for row in spanned))


def _weight(row: Iterable[Anchor], weights: dict[str, float]) -> float:
    return sum(weights[anchor.key] for anchor in row)


def _candidates(rows: Sequence[list[Anchor]]) -> set[tuple[int, int]]:
    """Pairs of places in `rows`: all of a small story, else those that share most anchors that few have."""
    if len(rows) <= FEW:
        return set(combinations(range(len(rows)), 2))
    holders: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for key in {anchor.key for anchor in row}:
            holders[key].append(place)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for places in holders.values():
        for one, other in combinations(places, 2) if len(places) <= RARE else ():
            shared[one][other] += 1
            shared[other][one] += 1
    return {
        (min(one, other), max(one, other))
        for one, partners in shared.items()
        for other, count in partners.most_common(PARTNERS)
        if count > 1
    }


def _derivation(one: Reading, other: Reading, ours: list[Anchor], theirs: list[Anchor], found: Likeness) -> Derivation:
    later, why = _later(one, other) if one.article.lang != other.article.lang else (None, "two translations")
    places = [place for place, _ in found.pairs]
    if later == other.article.doc:
        one, other, ours = other, one, theirs
        places = [partner for _, partner in found.pairs]
    return Derivation(
        doc=one.article.doc,
        taken_from=other.article.doc,
        is_article=True,
        kind=DerivationKind.TRANSLATED,
        directed=later is not None,
        evidence=tuple(ours[place].span for place in places[:SHOWN]),
        why=f"{why}: {len(places)} names and figures in the same order",
    )


def _later(one: Reading, other: Reading) -> tuple[str | None, str]:
    """By credit or time, else the one that shows traces of translation."""
    sides: tuple[Witness, Witness] = (witness(one), witness(other))
    later, why = later_of(*sides)
    if later is not None:
        return later, why
    ours, theirs = len(traces(one.article)), len(traces(other.article))
    if ours != theirs:
        return (one if ours > theirs else other).article.doc, "traces"
    return None, why

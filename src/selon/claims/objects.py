"""Discrepancies of objects, names and days within a claim: the accounts agree on what happened and differ on whom or what or when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from selon.claims.certainty import discrepancy, side
from selon.claims.pairs import features
from selon.claims.terms import Terms
from selon.model import Claim, Discrepancy, DiscrepancyKind, Reason, Weight

LEAST_SHARED, MOST_SHARED = 0.25, 0.85
"""Cosine between which two statements are of one thing and yet say different things of it."""
WEIGHTY = 1.0
"""Weight of a stem (inverse frequency in the story) from which on it makes a difference."""


def object_discrepancies(claims: Sequence[Claim], terms: dict[str, Terms]) -> Iterator[Discrepancy]:
    """One for each claim whose accounts have one frame and different words in it."""
    for claim in claims:
        members = [term for link in claim.links if (term := terms.get(link.statement))]
        apart = [(a, b) for a, b in combinations(members, 2) if _differ(a, b)]
        if apart:
            sides = [side(t, _own_words(t, o)) for a, b in apart for t, o in ((a, b), (b, a))]
            yield discrepancy(
                DiscrepancyKind.OBJECT, Weight.MINOR, claim.text, sides, claim.id,
                (Reason("pairs that differ", str(len(apart)), float(len(apart))),),
            )  # fmt: skip


def _differ(a: Terms, b: Terms) -> bool:
    if a.statement.article == b.statement.article:
        return False
    cosine = features(a, b)[0]
    one, two = a.statement.coding, b.statement.coding
    assert one is not None
    assert two is not None
    frame = bool(one.predicate) and (one.predicate == two.predicate or (one.act is not None and one.act == two.act))
    return frame and LEAST_SHARED <= cosine <= MOST_SHARED and bool(_rest(a, b)) and bool(_rest(b, a))


def _rest(a: Terms, b: Terms) -> list[str]:
    """Weighty stems of `a` that `b` lacks."""
    return [stem for stem in a.order if a.weights[stem] >= WEIGHTY and stem not in b.weights]


def _own_words(a: Terms, b: Terms) -> str:
    """The words of `a` that `b` lacks, verbatim."""
    rest = set(_rest(a, b))
    assert a.statement.coding is not None
    lemmas = [lemma for lemma, stem in zip(a.statement.coding.lemmas, a.order, strict=True) if stem in rest]
    return " ".join(lemmas[:6])

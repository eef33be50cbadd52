"""Discrepancies of certainty: what one account states, another hedges, puts off or denies; a title surer than its own body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from selon.claims.pairs import features
from selon.claims.terms import Terms
from selon.claims.weigh import Weights
from selon.identity import content_id
from selon.model import Claim, Discrepancy, DiscrepancyKind, How, Reason, Side, Weight

SIDES = 8
"""Sides shown of one discrepancy, the clearest of each account first."""
DENIALS = frozenset({How.DENIED, How.REPORTED_DENIED})


def certainty_discrepancies(claims: Sequence[Claim], terms: dict[str, Terms]) -> Iterator[Discrepancy]:
    """For each claim that one article states and another hedges or denies: a side for each statement that says how sure."""
    for claim in claims:
        rated = [(term, level(term, link.how), link.how) for link in claim.links if (term := terms.get(link.statement))]
        best: dict[str, int] = defaultdict(int)
        for term, rate, _ in rated:
            best[term.statement.doc] = max(best[term.statement.doc], rate)
        gap = max(best.values(), default=0) - min(best.values(), default=0)
        denied = {how in DENIALS for _, _, how in rated} == {True, False}
        if len(best) < 2 or (gap < 2 and not denied):
            continue
        kept = [(t, r, how) for t, r, how in rated if r in {max(best.values()), min(best.values())} or how in DENIALS]
        weight = Weight.MAIN if denied or gap >= 2 else Weight.MINOR
        yield discrepancy(
            DiscrepancyKind.CERTAINTY,
            weight,
            claim.text,
            [side(t, how.value if r != 1 else f"{how.value}, not certain") for t, r, how in kept],
            claim.id,
            (Reason("levels apart", str(gap), float(gap)), Reason("denied", str(denied).lower(), float(denied))),
        )


def title_discrepancies(by_article: Sequence[Sequence[Terms]], weights: Weights, least: float) -> Iterator[Discrepancy]:
    """For each title that states what its body, where it says the same, only hedges, credits, puts off or denies."""
    for terms in by_article:
        titles = [t for t in terms if t.statement.in_title and level(t, t.statement.how) == 3]
        body = [t for t in terms if not t.statement.in_title]
        for title in titles:
            scored = [(weights.probability(features(title, other)), other) for other in body if _meet(title, other)]
            near = sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: -pair[0])[:4]
            if near and all(level(other, other.statement.how) < 3 for _, other in near):
                lowest = min(level(other, other.statement.how) for _, other in near)
                sides = [side(title, "title: asserted")]
                sides += [side(o, f"body: {o.statement.how.value}") for _, o in near]
                yield discrepancy(
                    DiscrepancyKind.TITLE,
                    Weight.MAIN if lowest < 2 else Weight.MINOR,
                    title.text,
                    sides,
                    None,
                    (Reason("likeness", f"{near[0][0]:.2f}", round(near[0][0], 3)),),
                )


def _meet(a: Terms, b: Terms) -> bool:
    return any(word in b.weights for word in a.weights)


def level(term: Terms, how: How) -> int:
    """How sure: 3 stated, 2 credited to someone, 1 hedged or yet to be, 0 denied."""
    if how in DENIALS:
        return 0
    coding = term.statement.coding
    if how is How.HEDGED or (coding is not None and coding.modal):
        return 1
    return 3 if how is How.ASSERTED else 2


def side(term: Terms, says: str) -> Side:
    return Side(term.statement.doc, term.statement.span, says, term.statement.source)


def discrepancy(
    kind: DiscrepancyKind,
    weight: Weight,
    about: str,
    sides: Sequence[Side],
    claim: str | None,
    reasons: tuple[Reason, ...],
) -> Discrepancy:
    """A discrepancy whose id is a hash of its sides, one side for each place and at most `SIDES`."""
    unique = list({(s.doc, s.span): s for s in sides}.values())[:SIDES]
    unique.sort(key=lambda s: (s.doc, s.span))
    made = content_id("discrepancy", kind, *[(s.doc, s.span, s.says) for s in unique])
    return Discrepancy(made, kind, weight, " ".join(about.split())[:120], tuple(unique), claim, reasons)

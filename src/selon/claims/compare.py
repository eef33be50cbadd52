"""Where accounts differ: every kind of discrepancy of one story, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from selon.claims.certainty import title_discrepancies
from selon.claims.context import surroundings
from selon.claims.numbers import number_discrepancies
from selon.claims.objects import claim_discrepancies
from selon.claims.offices import office_discrepancies
from selon.claims.terms import Terms, all_terms
from selon.claims.weigh import Weights, stored
from selon.model import Claim, Discrepancy, Judgement, JudgementKind, Reading, Span, Weight

Places = dict[str, list[tuple[Span, str]]]
"""For each doc the spans of its statements that are in a claim."""
TITLE_LIKENESS = 0.35
"""Probability from which on a sentence of the body says what its title says."""


def compare(
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    terms: Sequence[Terms] | None = None,
) -> tuple[Discrepancy, ...]:
    """Discrepancies of a story: within claims, between aligned quantities, between titles and bodies. Ids are by content.

    `terms` are those of all its statements, where they are known already.
    """
    return compare_with(readings, claims, {name: stored(name) for name in ("pairs", "differences")}, judgements, terms)


def compare_with(
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    weights: Mapping[str, Weights],
    judgements: Sequence[Judgement] = (),
    terms: Sequence[Terms] | None = None,
) -> tuple[Discrepancy, ...]:
    """`compare` with other weights, of `pairs` and `differences`: what `models` calls."""
    dropped = {j.subject for j in judgements if j.kind is JudgementKind.NOT_A_DISCREPANCY and not j.revoked}
    ignored = {j.subject for j in judgements if j.kind is JudgementKind.IGNORE and not j.revoked}
    if ignored:
        readings = [replace(r, statements=tuple(s for s in r.statements if s.id not in ignored)) for r in readings]
    known = all_terms(readings) if terms is None or ignored else terms
    places = _places(readings, claims)
    found = _found(readings, claims, known, weights, places)
    unique = {d.id: _with_claim(d, places) for d in found if d.id not in dropped}
    return tuple(sorted(unique.values(), key=lambda d: (d.weight is Weight.MINOR, -len(d.sides), d.id)))


def _found(
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    terms: Sequence[Terms],
    weights: Mapping[str, Weights],
    places: Places,
) -> Iterator[Discrepancy]:
    by_id = {term.statement.id: term for term in terms}
    by_article: dict[str, list[Terms]] = {}
    for term in terms:
        by_article.setdefault(term.statement.article, []).append(term)
    shared = [claim for claim in claims if len(claim.links) > 1]
    claims_at = partial(_claims_at, places)
    yield from number_discrepancies(readings, surroundings(readings), claims_at, _aside(terms))
    yield from office_discrepancies(readings)
    yield from title_discrepancies(list(by_article.values()), weights["pairs"], TITLE_LIKENESS)
    yield from claim_discrepancies(shared, by_id, weights["differences"])


def _aside(terms: Sequence[Terms]) -> frozenset[tuple[str, Span]]:
    """Places of the quantities that only statements hold which say nothing by themselves: the day on which someone spoke."""
    held: dict[bool, set[tuple[str, Span]]] = {True: set(), False: set()}
    for term in terms:
        held[term.tells].update((term.statement.article, quantity.span) for quantity in term.quantities)
    return frozenset(held[False] - held[True])


def _places(readings: Sequence[Reading], claims: Sequence[Claim]) -> Places:
    by_id = {s.id: s for reading in readings for s in reading.statements}
    places: Places = {}
    for claim in claims:
        for link in claim.links:
            if statement := by_id.get(link.statement):
                places.setdefault(statement.doc, []).append((statement.span, claim.id))
    return places


def _claims_at(places: Places, doc: str, span: Span) -> frozenset[str]:
    """Ids of the claims with a statement in `doc` that `span` lies in."""
    return frozenset(c for place, c in places.get(doc, ()) if place.start <= span.start and span.end <= place.end)


def _with_claim(found: Discrepancy, places: Places) -> Discrepancy:
    """`found` with the claim that most of its sides stand in."""
    if found.claim is not None:
        return found
    votes: dict[str, int] = {}
    for side in found.sides:
        for claim in _claims_at(places, side.doc, side.span):
            votes[claim] = votes.get(claim, 0) + 1
    best = max(sorted(votes), key=lambda c: votes[c], default=None)
    return replace(found, claim=best)

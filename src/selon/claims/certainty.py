"""Discrepancies of certainty: what one account states, another hedges, puts off or denies; a title surer than its own body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from selon.claims.numbers import ABOUT
from selon.claims.pairs import features
from selon.claims.terms import Terms, stem
from selon.claims.weigh import Weights
from selon.identity import content_id
from selon.model import Discrepancy, DiscrepancyKind, How, Reason, Side, Weight

SIDES = 8
"""Sides shown of one discrepancy, the clearest of each account first."""
STATED, CREDITED, UNSURE, DENIED = 3, 2, 1, 0
"""How sure an article is of a statement."""
NEAR = 4
"""Statements of a body that a title is held against."""
TELLING = 0.5
"""Weight of a predicate from which on it says what happened: « be » and « say » stand in every article."""


def title_discrepancies(by_article: Sequence[Sequence[Terms]], weights: Weights, least: float) -> Iterator[Discrepancy]:
    """For each title that states what its body, where it says the same, only hedges, puts off or denies.

    A body that credits what its title states is no discrepancy: titles leave the source out.
    """
    for terms in by_article:
        yield from _denied_titles(terms)
        titles = [t for t in terms if t.statement.in_title and level(t, t.statement.how) == STATED]
        body = [t for t in terms if not t.statement.in_title]
        found = [near for title in titles if len(near := _near(title, body, weights, least)) > 1]
        if found:
            title, *others = max(found, key=lambda near: len(near[0].order))
            likeness = weights.probability(features(title, others[0]))
            yield discrepancy(
                DiscrepancyKind.TITLE,
                Weight.MAIN,
                title.text,
                [side(title, "title: asserted"), *(side(o, f"body: {o.statement.how.value}") for o in others)],
                None,
                (Reason("likeness", f"{likeness:.2f}", round(likeness, 3)),),
            )


def _denied_titles(terms: Sequence[Terms]) -> Iterator[Discrepancy]:
    """For each title whose predicate the body has with the other polarity only: « a caché », « n'a rien caché »."""
    body = [term for term in terms if not term.statement.in_title]
    for title in (term for term in terms if term.statement.in_title):
        alike = [other for other in body if _telling_predicate(title) in {_telling_predicate(other)} - {None}]
        opposed = [other for other in alike if _negated(other) is not _negated(title)]
        if opposed and len(opposed) == len(alike):
            sides = [side(title, _turned(title)), *(side(other, _turned(other)) for other in opposed[:NEAR])]
            reason = Reason("predicate", _telling_predicate(title) or "", 0.0)
            yield discrepancy(DiscrepancyKind.TITLE, Weight.MAIN, title.text, sides, None, (reason,))


def _telling_predicate(term: Terms) -> str | None:
    """The stem of the predicate, where few articles of the story have it."""
    coding = term.statement.coding
    found = stem(coding.predicate) if coding is not None and coding.predicate else None
    return found if found is not None and term.weights.get(found, 0.0) >= TELLING else None


def _negated(term: Terms) -> bool:
    return term.statement.coding is not None and term.statement.coding.negated


def _turned(term: Terms) -> str:
    """The predicate with its polarity, as the side of a discrepancy says it."""
    coding = term.statement.coding
    word = coding.predicate if coding is not None and coding.predicate else ""
    return f"¬ {word}" if _negated(term) else word


def _near(title: Terms, body: Sequence[Terms], weights: Weights, least: float) -> list[Terms]:
    """`title` and what its body says of the same, the nearest first; the title alone where the body states or credits it."""
    scored = [(weights.probability(features(title, other)), other) for other in body if _meet(title, other)]
    near = [other for score, other in sorted(scored, key=lambda pair: -pair[0]) if score >= least][:NEAR]
    stated = any(level(other, other.statement.how) >= CREDITED for other in near)
    return [title] if stated else [title, *near]


def _meet(a: Terms, b: Terms) -> bool:
    return any(word in b.weights for word in a.weights)


def level(term: Terms, how: How) -> int:
    """How sure: stated, credited to someone, hedged or yet to be, denied."""
    if how.denies:
        return DENIED
    coding = term.statement.coding
    if how is How.HEDGED or (coding is not None and coding.modal):
        return UNSURE
    return STATED if how is How.ASSERTED else CREDITED


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
    return Discrepancy(made, kind, weight, shorten(about, ABOUT, placeholder="…"), tuple(unique), claim, reasons)

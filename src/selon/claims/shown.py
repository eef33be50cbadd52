"""A group of statements as a claim: the links that say something of their own, how each article carries it, its clearest text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from selon.claims.pairs import likeness
from selon.claims.terms import Terms, stem
from selon.claims.weigh import Weighed
from selon.identity import content_id
from selon.model import Claim, How, Link, Reason

READABLE = (6, 28)
"""Words of a statement that is neither cut short nor a paragraph."""
NEIGHBOURS = 12
"""Other statements that one is held against, so that a claim of hundreds costs no more than its place."""
DENIED_BY = {How.ATTRIBUTED: How.REPORTED_DENIED, How.ASSERTED: How.DENIED}

Score = Callable[[Terms, Terms], float]


def inside(inner: Terms, outer: Terms) -> bool:
    """Whether all of one statement stands within another one of the same voice in its article."""
    ours, theirs = inner.statement, outer.statement
    if not theirs.span.start <= ours.span.start <= ours.span.end <= theirs.span.end:
        return False
    if inner is outer or ours.article != theirs.article or ours.attribution != theirs.attribution:
        return False
    if inner.statement.parts == outer.statement.parts:
        return inner.statement.id > outer.statement.id
    return all(
        any(whole.start <= part.start and part.end <= whole.end for whole in outer.statement.parts)
        for part in inner.statement.parts
    )


def claim_of(members: Sequence[Terms], weighed: Weighed, score: Score) -> Claim:
    """The claim of `members`, whose id is a hash of them; `score` tells the probability of a pair."""
    clearest = max(members, key=lambda term: _clarity(term, members))
    opposed = {id(term) for term in _opposed(members)}
    links = [_link(term, id(term) in opposed, members, weighed, score) for term in members]
    return Claim(content_id("claim", *sorted(t.statement.id for t in members)), clearest.text, tuple(links))


def _link(term: Terms, opposed: bool, members: Sequence[Terms], weighed: Weighed, score: Score) -> Link:
    """`term` with what joins it to the nearest other one; a person's word or itself alone where nothing else does."""
    elsewhere = (other for other in members if other.statement.article != term.statement.article)
    others = list(islice(elsewhere, NEIGHBOURS))
    how = DENIED_BY.get(term.statement.how, term.statement.how) if opposed else term.statement.how
    if not others:
        alone = Reason("alone", "no other article says it", 0.0)
        return Link(term.statement.id, how, 1.0, (alone,))
    nearest = max(others, key=lambda other: score(term, other))
    return Link(term.statement.id, how, round(score(term, nearest), 4), weighed.reasons(term, nearest))


def _clarity(term: Terms, members: Sequence[Terms]) -> tuple[float, int]:
    """How well a statement stands for its claim: near the others, plain, a whole sentence of readable length, not a title."""
    others = list(islice((other for other in members if other is not term), NEIGHBOURS))
    near = sum(likeness(term, other) for other in others) / max(1, len(others))
    fit = 1.0 if READABLE[0] <= len(term.text.split()) <= READABLE[1] else 0.5
    plain = 0.3 * (term.statement.how in DENIED_BY) + 0.2 * (len(term.statement.parts) == 1)
    coding = term.statement.coding
    whole = 0.3 * term.text[:1].isupper() + 0.5 * (coding is not None and coding.whole)
    return (near + fit + plain + whole - 0.3 * term.statement.in_title, -term.statement.span.start)


def _opposed(members: Sequence[Terms]) -> Iterator[Terms]:
    """Statements that deny what another one of the claim asserts: the same predicate, negated here and not there.

    A claim that all negate is no denial: nobody says the opposite.
    """
    asserting = [t for t in members if not _negated(t) and t.statement.how in DENIED_BY]
    for term in members:
        if _negated(term) and any(_opposes(term, other) for other in asserting):
            yield term


def _opposes(denying: Terms, asserting: Terms) -> bool:
    same = _predicate(denying) is not None and _predicate(denying) == _predicate(asserting)
    return same and not inside(asserting, denying) and not inside(denying, asserting)


def _negated(term: Terms) -> bool:
    return term.statement.coding is not None and term.statement.coding.negated


def _predicate(term: Terms) -> str | None:
    coding = term.statement.coding
    return stem(coding.predicate) if coding is not None and coding.predicate else None

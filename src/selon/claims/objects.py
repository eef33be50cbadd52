"""Discrepancies within a claim: the accounts tell one thing and differ in whom, what, when or in whose words.

Every claim of several articles is looked at; a small regression over how far its accounts agree decides which of them differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from selon.claims.certainty import discrepancy, level, side
from selon.claims.pairs import likeness
from selon.claims.terms import Terms
from selon.claims.weigh import Weights
from selon.model import Claim, Discrepancy, DiscrepancyKind, How, Side, Weight

WEIGHTY = 0.9
"""Weight of a stem (inverse frequency in the story) from which on it makes a difference."""
PAIRS = 300
"""Pairs of statements looked at in one claim, so that a claim of hundreds costs no more than its place."""
MAIN, SHOWN = 1, 4
"""Differences for each article of the story that are flagged as main ones, and that are given at all."""
PER_ACCOUNT = 2
"""Sides shown of one article."""

DIFFERENCE = (
    "articles", "statements", "likeness", "least likeness", "same predicate", "same source", "quoted", "own words",
    "least own words", "levels apart", "denied", "hedged", "length", "title", "numbers", "names shared", "score",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim as a possible discrepancy: its kind, its sides, and the values of `DIFFERENCE`."""

    claim: Claim
    kind: DiscrepancyKind
    sides: tuple[Side, ...]
    values: tuple[float, ...]


def differences(claims: Sequence[Claim], terms: dict[str, Terms]) -> Iterator[Difference]:
    """What the accounts of each claim of two or more articles differ in; not yet whether that matters."""
    articles = len({term.statement.article for term in terms.values()})
    for claim in claims:
        members = [(term, link.how) for link in claim.links if (term := terms.get(link.statement))]
        pairs = list(islice(_comparable(members), PAIRS))
        if pairs:
            found = _difference(claim, members, pairs, articles)
            if found.kind is DiscrepancyKind.CERTAINTY or any(_rest(a, b) or _rest(b, a) for a, b in _unlike(pairs)):
                yield found


def _comparable(members: Sequence[tuple[Terms, How]]) -> Iterator[tuple[Terms, Terms]]:
    """Pairs of different articles in one language: a word that a translation lacks is no difference."""
    for (a, _), (b, _) in combinations(members, 2):
        if a.statement.doc != b.statement.doc and a.lang == b.lang:
            yield a, b


def _unlike(pairs: Sequence[tuple[Terms, Terms]]) -> list[tuple[Terms, Terms]]:
    """One pair of those that read the same."""
    return list({(a.form, b.form): (a, b) for a, b in pairs}.values())


def _difference(
    claim: Claim, members: Sequence[tuple[Terms, How]], pairs: Sequence[tuple[Terms, Terms]], articles: int
) -> Difference:
    unlike = _unlike(pairs)
    likenesses = {(a.form, b.form): likeness(a, b) for a, b in unlike}
    alike = [likenesses[a.form, b.form] for a, b in pairs]
    own = [min(len(_rest(a, b)), len(_rest(b, a))) for a, b in unlike]
    levels = {doc: max(level(t, h) for t, h in members if t.statement.doc == doc) for doc in _docs(members)}
    gap = max(levels.values()) - min(levels.values())
    denied = len({how.denies for _, how in members}) == 2
    same_source = _share(a.statement.source is not None and a.statement.source == b.statement.source for a, b in pairs)
    quoted = _share(any(m in t.text for m in '"«“”') for t, _ in members)
    values = (
        len(levels) / min(articles, 10), min(3.0, len(members) / len(levels) / 2), max(alike), min(alike),
        _share(_predicate(a) == _predicate(b) for a, b in pairs), same_source, quoted,
        min(3.0, max(own) / 3), min(3.0, min(own) / 3), gap / 3, float(denied), _share(h is How.HEDGED for _, h in members),
        min(3.0, sum(len(t.order) for t, _ in members) / len(members) / 8), _share(t.statement.in_title for t, _ in members),
        float(any(t.quantities for t, _ in members)), min(2.0, max(len(a.names & b.names) for a, b in pairs) / 2),
        sum(link.score for link in claim.links) / len(claim.links),
    )  # fmt: skip
    kind = DiscrepancyKind.CERTAINTY if denied or gap >= 2 else DiscrepancyKind.OBJECT
    if kind is DiscrepancyKind.OBJECT and same_source > 0:
        kind = DiscrepancyKind.OTHER
    return Difference(claim, kind, tuple(_sides(members, pairs, alike, kind)), values)


def _docs(members: Sequence[tuple[Terms, How]]) -> list[str]:
    return sorted({term.statement.doc for term, _ in members})


def _share(values: Iterator[bool]) -> float:
    found = list(values)
    return sum(found) / max(1, len(found))


def _predicate(term: Terms) -> str | None:
    return term.statement.coding.predicate if term.statement.coding else None


def _sides(
    members: Sequence[tuple[Terms, How]],
    pairs: Sequence[tuple[Terms, Terms]],
    alike: Sequence[float],
    kind: DiscrepancyKind,
) -> Iterator[Side]:
    """For each article its statements nearest to the others', with what they alone say, or how sure they are of it."""
    near = {id(t): 0.0 for t, _ in members}
    for (a, b), value in zip(pairs, alike, strict=True):
        near[id(a)], near[id(b)] = max(near[id(a)], value), max(near[id(b)], value)
    for doc in _docs(members):
        own = sorted((m for m in members if m[0].statement.doc == doc), key=lambda m: -near[id(m[0])])
        for term, how in own[:PER_ACCOUNT]:
            others = [b if term is a else a for a, b in pairs if term is a or term is b]
            says = how.value if kind is DiscrepancyKind.CERTAINTY else own_words(term, others)
            yield side(term, says or term.text)


def _rest(a: Terms, b: Terms) -> list[str]:
    """Weighty stems of `a` that `b` lacks."""
    return [stem for stem in a.order if a.weights[stem] >= WEIGHTY and stem not in b.weights]


def own_words(term: Terms, others: Sequence[Terms]) -> str:
    """The content words of `term` that some of `others` lack, in order."""
    rest = {stem for other in others for stem in _rest(term, other)}
    lemmas = term.statement.coding.lemmas if term.statement.coding else ()
    return " ".join(lemma for lemma, stem in zip(lemmas, term.order, strict=False) if stem in rest)[:80]


def matters(difference: Difference, weights: Weights) -> float:
    """Probability that an editor would call `difference` a discrepancy."""
    return weights.probability(difference.values)


def claim_discrepancies(claims: Sequence[Claim], terms: dict[str, Terms], weights: Weights) -> Iterator[Discrepancy]:
    """The differences that matter most, with the features that made them so: some for each article of the story, no more.

    One for each article is a main one: an editor reads the first of a list, and claims of many articles all differ somewhere.
    """
    articles = len({term.statement.article for term in terms.values()})
    likely = [(p, d) for d in differences(claims, terms) if (p := matters(d, weights)) >= weights.threshold]
    likely.sort(key=lambda pair: (-pair[0], pair[1].claim.id))
    for place, (_, found) in enumerate(likely[: SHOWN * articles]):
        weight = Weight.MAIN if place < MAIN * articles else Weight.MINOR
        reasons = weights.reasons(found.values, DIFFERENCE)
        yield discrepancy(found.kind, weight, found.claim.text, found.sides, found.claim.id, reasons)

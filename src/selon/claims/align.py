"""Statements of several articles that say, hedge or deny the same thing become one claim.

Pairs proposed by index are weighed, then joined from the surest on where the mean over all pairs of the two groups stays above
the threshold (average linkage; a pair that was not proposed counts as improbable). What a person judged comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.claims.pairs import candidates, features
from selon.claims.terms import Terms, all_terms
from selon.claims.weigh import Weights, stored
from selon.identity import content_id
from selon.model import Claim, How, Judgement, JudgementKind, Link, Reading

UNPROPOSED = 0.02
SURE = 0.999


@dataclass(slots=True)
class Groups:
    """Groups of statements while they are joined; `links` holds the probability of pairs of statements."""

    members: dict[int, list[int]]
    group_of: list[int]
    links: dict[int, dict[int, float]]
    apart: set[frozenset[int]]

    def mean(self, one: int, two: int) -> float:
        """Mean probability over the pairs of two groups."""
        total = sum(self.links[i].get(j, UNPROPOSED) for i in self.members[one] for j in self.members[two])
        return total / (len(self.members[one]) * len(self.members[two]))

    def forbidden(self, one: int, two: int) -> bool:
        return bool(self.apart) and any(
            frozenset((i, j)) in self.apart for i in self.members[one] for j in self.members[two]
        )

    def join(self, one: int, two: int) -> None:
        for i in self.members.pop(two):
            self.members[one].append(i)
            self.group_of[i] = one


def align(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Claim, ...]:
    """Claims of a story, those of most articles first; a statement stands in one claim. Ids are hashes of the statements."""
    return align_with(readings, stored(), judgements)


def align_with(
    readings: Sequence[Reading], weights: Weights, judgements: Sequence[Judgement] = ()
) -> tuple[Claim, ...]:
    """`align` with other weights: what `models` and the benchmarks call."""
    terms = [t for t in all_terms(readings) if t.statement.id not in _ignored(judgements)]
    values = {pair: features(terms[pair[0]], terms[pair[1]]) for pair in candidates(terms)}
    scores = {pair: weights.probability(value) for pair, value in values.items()}
    groups = _start(terms, scores, judgements)
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < weights.threshold:
            break
        one, two = groups.group_of[i], groups.group_of[j]
        if one != two and not groups.forbidden(one, two) and groups.mean(one, two) >= weights.threshold:
            groups.join(min(one, two), max(one, two))
    claims = [_claim(terms, sorted(members), values, scores, weights) for members in groups.members.values()]
    return tuple(sorted(claims, key=lambda claim: _rank(claim, terms)))


def _ignored(judgements: Iterable[Judgement]) -> set[str]:
    return {j.subject for j in judgements if j.kind is JudgementKind.IGNORE and not j.revoked}


def _start(terms: Sequence[Terms], scores: dict[tuple[int, int], float], judgements: Sequence[Judgement]) -> Groups:
    place = {term.statement.id: i for i, term in enumerate(terms)}
    groups = Groups({i: [i] for i in range(len(terms))}, list(range(len(terms))), defaultdict(dict), set())
    for (i, j), score in scores.items():
        groups.links[i][j] = groups.links[j][i] = score
    for judgement in judgements:
        pair = (place.get(judgement.subject), place.get(judgement.object or ""))
        if judgement.revoked or pair[0] is None or pair[1] is None:
            continue
        if judgement.kind is JudgementKind.NOT_SAME:
            groups.apart.add(frozenset((pair[0], pair[1])))
        elif judgement.kind is JudgementKind.SAME and groups.group_of[pair[0]] != groups.group_of[pair[1]]:
            one, two = sorted((groups.group_of[pair[0]], groups.group_of[pair[1]]))
            groups.join(one, two)
    return groups


def _claim(
    terms: Sequence[Terms],
    members: list[int],
    values: dict[tuple[int, int], tuple[float, ...]],
    scores: dict[tuple[int, int], float],
    weights: Weights,
) -> Claim:
    chosen = [terms[i] for i in members]
    clearest = max(chosen, key=lambda term: _clarity(term, chosen))
    against = _against(chosen)
    links = []
    for i in members:
        best = max(((scores[p], p) for j in members if (p := (min(i, j), max(i, j))) in scores), default=None)
        reasons = weights.reasons(values[best[1]]) if best else ()
        links.append(Link(terms[i].statement.id, _how(terms[i], against), round(best[0], 4) if best else 1.0, reasons))
    return Claim(
        id=content_id("claim", *sorted(term.statement.id for term in chosen)),
        text=clearest.text,
        links=tuple(links),
    )


def _clarity(term: Terms, among: Sequence[Terms]) -> tuple[float, int]:
    """How well a statement stands for its claim: near the others, plain, of readable length, not a title cut short."""
    others = [other for other in among if other is not term]
    near = sum(features(term, other)[0] for other in others) / max(1, len(others))
    words = len(term.text.split())
    fit = 1.0 if 6 <= words <= 28 else 0.5
    plain = 0.3 * (term.statement.how in {How.ATTRIBUTED, How.ASSERTED}) + 0.2 * (len(term.statement.parts) == 1)
    return (near + fit + plain - 0.2 * term.statement.in_title, -term.statement.span.start)


def _against(chosen: Sequence[Terms]) -> bool | None:
    """The polarity (negated or not) that the fewer statements have; `None` where all agree."""
    negated = [bool(t.statement.coding and t.statement.coding.negated) for t in chosen]
    if all(negated) or not any(negated):
        return None
    return sum(negated) * 2 <= len(negated)


def _how(term: Terms, against: bool | None) -> How:
    """How the article carries the claim: a statement of the rarer polarity denies what the others say."""
    how, coding = term.statement.how, term.statement.coding
    if against is not True or coding is None or not coding.negated:
        return how
    return {How.ATTRIBUTED: How.REPORTED_DENIED, How.ASSERTED: How.DENIED}.get(how, how)


def _rank(claim: Claim, terms: Sequence[Terms]) -> tuple[int, int, str]:
    doc_of = {term.statement.id: term.statement.doc for term in terms}
    return (-len({doc_of[link.statement] for link in claim.links}), -len(claim.links), claim.id)

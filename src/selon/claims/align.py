"""Statements of several articles that say, hedge or deny the same thing become one claim.

Pairs proposed by index are weighed, then joined from the surest on where the mean over the pairs of articles of the two groups
stays above the threshold (average linkage over a bounded number of pairs). What a person judged comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from selon.claims.candidates import candidates, hopeful
from selon.claims.shown import claim_of, inside
from selon.claims.terms import Terms, all_terms
from selon.claims.weigh import Weighed, Weights, stored
from selon.model import Claim, Judgement, JudgementKind, Reading

PAIRS = 24
"""Pairs looked at between two groups, evenly spread, so that a claim of hundreds costs no more than its place."""

SAMENESS = frozenset({JudgementKind.SAME, JudgementKind.NOT_SAME})


@dataclass(slots=True)
class Groups:
    """Groups of statements while they are joined; `scores` holds the probabilities of pairs (i, j), i < j, known so far,
    `apart` whom a person holds apart, `within` the statements that each stands within. `outer` are the members of a group that
    stand within no other one of it: a piece of a statement says no more than it, so groups are held against each other by these.
    """

    terms: Sequence[Terms]
    weighed: Weighed
    scores: dict[tuple[int, int], float]
    members: dict[int, list[int]]
    group_of: list[int]
    apart: dict[int, set[int]]
    within: dict[int, list[int]]
    outer: dict[int, list[int]]

    def alike(self, one: int, two: int) -> bool:
        """Whether the mean probability over pairs of two groups, of different articles, reaches the threshold.

        Pairs that were never weighed are looked at one by one, and no further than until they cannot change the answer.
        """
        ours, theirs = self.outer[one], self.outer[two]
        number = len(ours) * len(theirs)
        places = (divmod(place, len(theirs)) for place in range(0, number, max(1, number // PAIRS)))
        pairs = (sorted((ours[row], theirs[column])) for row, column in places)
        chosen = [(i, j) for i, j in pairs if self._article(i) != self._article(j)]
        known = [self.scores[pair] for pair in chosen if pair in self.scores]
        total, needed = sum(known), self.weighed.weights.threshold * max(1, len(chosen))
        unknown = [pair for pair in chosen if pair not in self.scores]
        for left, pair in zip(range(len(unknown), 0, -1), unknown, strict=True):
            if not total < needed <= total + left:
                break
            total += self.score(pair)
        return total >= needed

    def score(self, pair: tuple[int, int]) -> float:
        if pair not in self.scores:
            self.scores[pair] = self.weighed.probability(self.terms[pair[0]], self.terms[pair[1]])
        return self.scores[pair]

    def _article(self, i: int) -> str:
        return self.terms[i].statement.article

    def forbidden(self, one: int, two: int) -> bool:
        """Whether a person said of a pair between the two groups that it is not the same."""
        return any(self.group_of[j] == two for i in self.members[one] for j in self.apart.get(i, ()))

    def join(self, one: int, two: int) -> None:
        for i in self.members.pop(two):
            self.members[one].append(i)
            self.group_of[i] = one
        both = (*self.outer[one], *self.outer.pop(two))
        self.outer[one] = [i for i in both if not any(self.group_of[j] == one for j in self.within.get(i, ()))]


def align(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = (), terms: Sequence[Terms] | None = None
) -> tuple[Claim, ...]:
    """Claims of a story, those of most articles first; a statement stands in one claim. Ids are hashes of the statements.

    `terms` are those of all its statements, where they are known already.
    """
    return align_with(readings, stored(), judgements, terms)


def align_with(
    readings: Sequence[Reading],
    weights: Weights,
    judgements: Sequence[Judgement] = (),
    terms: Sequence[Terms] | None = None,
) -> tuple[Claim, ...]:
    """`align` with other weights: what `models` and the benchmarks call."""
    ignored = {j.subject for j in judgements if j.kind is JudgementKind.IGNORE and not j.revoked}
    known = all_terms(readings) if terms is None else terms
    terms = [term for term in known if term.tells and term.statement.id not in ignored]
    weighed = Weighed(weights)
    pairs = hopeful(terms, candidates(terms), weights)
    scores = {(i, j): weighed.probability(terms[i], terms[j]) for i, j in pairs}
    groups = _start(terms, weighed, scores, judgements)
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < weights.threshold:
            break
        one, two = groups.group_of[i], groups.group_of[j]
        if one != two and not groups.forbidden(one, two) and groups.alike(one, two):
            groups.join(min(one, two), max(one, two))
    claims = (claim for claim in _claims(groups, _judged(judgements)) if claim.id not in ignored)
    doc_of = {term.statement.id: term.statement.doc for term in terms}
    return tuple(sorted(claims, key=lambda claim: _rank(claim, doc_of)))


def _claims(groups: Groups, judged: frozenset[str]) -> Iterator[Claim]:
    """Each group as a claim of the statements that do not stand within others of it.

    One statement alone that stands within another one of its article says nothing that the other does not: no claim.
    """
    terms = groups.terms
    place = {id(term): i for i, term in enumerate(terms)}

    def score(a: Terms, b: Terms) -> float:
        i, j = sorted((place[id(a)], place[id(b)]))
        return groups.score((i, j))

    for group, members in groups.members.items():
        outer = set(groups.outer[group])
        chosen = [i for i in sorted(members) if i in outer or terms[i].statement.id in judged]
        articles = {terms[i].statement.article for i in chosen}
        if len(articles) == 1 and not judged.intersection(terms[i].statement.id for i in chosen):
            chosen = [i for i in chosen if i not in groups.within]
        if chosen:
            yield claim_of([terms[i] for i in chosen], groups.weighed, score)


def _judged(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Statements that a person joined or held apart: they are always shown."""
    held = (j for j in judgements if j.kind in SAMENESS and not j.revoked)
    return frozenset(id_ for judgement in held for id_ in (judgement.subject, judgement.object) if id_)


def _start(
    terms: Sequence[Terms],
    weighed: Weighed,
    scores: dict[tuple[int, int], float],
    judgements: Sequence[Judgement],
) -> Groups:
    """Each statement alone, but for what a person joined or held apart; the later of two judgements of one pair stands."""
    everyone = list(range(len(terms)))
    alone, outer = ({i: [i] for i in everyone} for _ in range(2))
    groups = Groups(terms, weighed, dict(scores), alone, everyone, {}, _within(terms), outer)
    verdicts = _verdicts(terms, groups.within, judgements)
    for (i, j), same in verdicts.items():
        if not same:
            groups.apart.setdefault(i, set()).add(j)
            groups.apart.setdefault(j, set()).add(i)
    for (i, j), same in verdicts.items():
        if same and groups.group_of[i] != groups.group_of[j]:
            groups.join(*sorted((groups.group_of[i], groups.group_of[j])))
    return groups


def _within(terms: Sequence[Terms]) -> dict[int, list[int]]:
    """For each statement that stands within others of its article those others."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for i, term in enumerate(terms):
        by_article[term.statement.article].append(i)
    found: dict[int, list[int]] = {}
    for own in by_article.values():
        spans = [(j, *terms[j].statement.span) for j in own]
        for i, start, end in spans:
            if others := [j for j, s, e in spans if s <= start and end <= e and inside(terms[i], terms[j])]:
                found[i] = others
    return found


def _pairs(within: Mapping[int, Sequence[int]], one: int, two: int) -> Iterator[tuple[int, int]]:
    """The pair with all that stands within either: who parts two sentences parts their clauses."""
    families = [[i, *(inner for inner, others in within.items() if i in others)] for i in (one, two)]
    yield from product(*families)


def _verdicts(
    terms: Sequence[Terms], within: Mapping[int, Sequence[int]], judgements: Sequence[Judgement]
) -> dict[tuple[int, int], bool]:
    """For each judged pair of statements whether it is the same."""
    place = {term.statement.id: i for i, term in enumerate(terms)}
    verdicts: dict[tuple[int, int], bool] = {}
    for judgement in sorted(judgements, key=lambda judgement: judgement.made):
        i, j = place.get(judgement.subject), place.get(judgement.object or "")
        if i is not None and j is not None and judgement.kind in SAMENESS and not judgement.revoked:
            same = judgement.kind is JudgementKind.SAME
            verdicts |= {(min(p), max(p)): same for p in ([(i, j)] if same else _pairs(within, i, j))}
    return verdicts


def _rank(claim: Claim, doc_of: Mapping[str, str]) -> tuple[int, int, str]:
    return (-len({doc_of[link.statement] for link in claim.links}), -len(claim.links), claim.id)

"""Passages that the articles of a story share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from selon.lineage.alignment import Passage, align
from selon.lineage.words import Words, words
from selon.model import Article, Reading, Shared

FEW = 40
"""Up to so many articles, every pair with a common fingerprint is aligned."""
PARTNERS = 24
"""In larger stories each article is aligned with so many others: those with which it has most fingerprints in common."""
EARLIEST = 24
"""Where more articles have a fingerprint, each of them is held against the earliest of them only: fifty copies of one
text make a star, not a net."""
FORMULA = 10
"""Shorter passages must have `PLAIN` long words that are no names: « the House of Representatives » is nobody's text."""
PLAIN = 2
LONG = 5


def shared_passages(readings: Sequence[Reading]) -> tuple[Shared, ...]:
    """Each passage twice, once from either side, by `doc` and place. Boilerplate, captions and bylines are left out."""
    rows = [words(reading.article) for reading in readings]
    found: list[Shared] = []
    for one, other in sorted(candidates(readings)):
        left, right = readings[one].article, readings[other].article
        for passage in passages(left, rows[one], rows[other]):
            found += _both(left, right, rows[one], rows[other], passage)
    return tuple(sorted(found, key=lambda one: (one.doc, one.span, one.their_doc, one.their_span)))


def candidates(readings: Sequence[Reading]) -> set[tuple[int, int]]:
    """Pairs of places in `readings` that have fingerprints in common; linear in their number."""
    order = sorted(range(len(readings)), key=lambda place: (readings[place].article.published or "~", place))
    holders: dict[int, list[int]] = defaultdict(list)
    for place in order:
        for hash_ in {hash_ for hash_, _ in readings[place].fingerprint}:
            holders[hash_].append(place)
    common: dict[int, Counter[int]] = defaultdict(Counter)
    for places in holders.values():
        for one, other in _pairs(places):
            common[one][other] += 1
            common[other][one] += 1
    most = len(readings) if len(readings) <= FEW else PARTNERS
    return {
        (min(one, other), max(one, other))
        for one, partners in common.items()
        for other, _ in sorted(partners.items(), key=lambda item: (-item[1], item[0]))[:most]
    }


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from combinations(places[:EARLIEST], 2)
    for later in places[EARLIEST:]:
        yield from ((later, earlier) for earlier in places[:EARLIEST])


def passages(left: Article, ours: Words, theirs: Words) -> list[Passage]:
    """What two articles share beyond names and formulas, without passages that others hold on both sides."""
    found = [passage for passage in align(ours, theirs) if passage.same >= FORMULA or _says(left, ours, passage)]
    found.sort(key=lambda passage: -passage.same)
    kept: list[Passage] = []
    for passage in found:
        inside = any(wide.left <= passage.left and passage.left_end <= wide.left_end for wide in kept)
        if not (inside and any(wide.right <= passage.right and passage.right_end <= wide.right_end for wide in kept)):
            kept.append(passage)
    return kept


def _says(article: Article, row: Words, passage: Passage) -> bool:
    plain = 0
    for place in range(passage.left, passage.left_end):
        word = article.text[row.starts[place] : row.ends[place]]
        plain += len(word) >= LONG and (word[0].islower() or word[0].isdigit())
    return plain >= PLAIN


def _both(left: Article, right: Article, ours: Words, theirs: Words, passage: Passage) -> tuple[Shared, Shared]:
    here = ours.span(passage.left, passage.left_end)
    there = theirs.span(passage.right, passage.right_end)
    sameness = round(passage.sameness, 3)
    return (
        Shared(left.doc, here, right.doc, there, sameness),
        Shared(right.doc, there, left.doc, here, sameness),
    )

"""Passages that the articles of a story share."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from selon.language.outlets import outlet_key
from selon.lineage.alignment import Passage, align
from selon.lineage.candidates import FEW, candidates
from selon.lineage.words import Words, words
from selon.model import Article, Reading, Shared

FORMULA = 10
"""Shorter passages must have `PLAIN` long words that are no names: « the House of Representatives » is nobody's text."""
RUN = 8
"""Words in a row that show by themselves that two articles of any story share text."""
MUCH = 16
"""Words of an edited passage that shows the same."""
NEAR = 20
EDGE = 8
"""Words from the head or the foot of a text within which a site's furniture begins or ends."""
FRAME = 0.3
"""Share of the shorter text up to which a passage may be furniture."""
PLAIN = 2
LONG = 5


def shared_passages(readings: Sequence[Reading]) -> tuple[Shared, ...]:
    """Each passage twice, once from either side, by `doc` and place. Boilerplate, captions and bylines are left out."""
    pairs = sorted(candidates(readings))
    rows = {place: words(readings[place].article) for place in {place for pair in pairs for place in pair}}
    found: list[Shared] = []
    for one, other in pairs:
        left, right = readings[one].article, readings[other].article
        for passage in of_two(left, right, rows[one], rows[other], one_story=len(readings) <= FEW):
            found += _both(left, right, rows[one], rows[other], passage)
    return tuple(sorted(found, key=lambda one: (one.doc, one.span, one.their_doc, one.their_span)))


def of_two(left: Article, right: Article, ours: Words, theirs: Words, one_story: bool = False) -> list[Passage]:
    """The `passages` of two articles without what their site puts on all its pages, where both are of one site."""
    found = passages(left, ours, theirs, one_story)
    site = _of_one_site(left, right)
    return [passage for passage in found if not (site and _furniture(passage, ours, theirs))]


def passages(left: Article, ours: Words, theirs: Words, one_story: bool = False) -> list[Passage]:
    """What two articles share beyond names and formulas, without passages that others hold on both sides.

    In `one_story` even few words in common tell something; in any two articles they do only near a longer passage.
    """
    found = [passage for passage in align(ours, theirs) if passage.same >= FORMULA or _says(left, ours, passage)]
    if not one_story:
        long = [passage for passage in found if passage.longest >= RUN or passage.same >= MUCH]
        found = [passage for passage in found if any(_near(passage, other) for other in long)]
    found.sort(key=lambda passage: -passage.same)
    kept: list[Passage] = []
    for passage in found:
        inside = any(wide.left <= passage.left and passage.left_end <= wide.left_end for wide in kept)
        if not (inside and any(wide.right <= passage.right and passage.right_end <= wide.right_end for wide in kept)):
            kept.append(passage)
    return kept


def _of_one_site(left: Article, right: Article) -> bool:
    if left.outlet and right.outlet:
        return outlet_key(left.outlet) == outlet_key(right.outlet)
    hosts = [urlsplit(article.url).hostname for article in (left, right) if article.url]
    return len(hosts) == 2 and hosts[0] == hosts[1] is not None


def _furniture(passage: Passage, ours: Words, theirs: Words) -> bool:
    """A small part of both texts, at the head or at the foot of both: what a site puts on all its pages."""
    if passage.same > FRAME * min(len(ours), len(theirs)):
        return False
    head = max(passage.left, passage.right) <= EDGE
    return head or max(len(ours) - passage.left_end, len(theirs) - passage.right_end) <= EDGE


def _near(one: Passage, other: Passage) -> bool:
    """No further apart than `NEAR` words, in both texts."""
    left = max(one.left - other.left_end, other.left - one.left_end)
    return max(left, one.right - other.right_end, other.right - one.right_end) <= NEAR


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

"""Articles that share text: how much, and who took it from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from selon.lineage.direction import later_of
from selon.lineage.quoted import quoted_spans
from selon.lineage.words import stretches
from selon.model import Derivation, DerivationKind, Reading, Shared, Span

SHARE = 0.15
"""Of the shorter text's own words, outside quotations: that much in common is no chance and no common quotation."""
LONG = 240
"""Characters in common, outside quotations, that show copying in a text of any length."""


def copied(readings: Sequence[Reading], shared: Sequence[Shared]) -> Iterator[Derivation]:
    """One derivation for each pair of articles of which one copies the other, or both a third."""
    by_doc = {reading.article.doc: reading for reading in readings}
    own = {
        doc: _chars([Span(*one) for one in stretches(r.article)]) - _chars(quoted_spans(r)) for doc, r in by_doc.items()
    }
    pairs: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for passage in shared:
        if passage.doc < passage.their_doc:
            pairs[passage.doc, passage.their_doc].append(passage)
    for (one, other), passages in pairs.items():
        here = _chars(passage.span for passage in passages) & own[one]
        there = _chars(passage.their_span for passage in passages) & own[other]
        common = min(len(here), len(there))
        shorter = max(1, min(len(own[one]), len(own[other])))
        if common >= LONG or common / shorter >= SHARE:
            yield _derivation(by_doc[one], by_doc[other], passages)


def _derivation(one: Reading, other: Reading, passages: Sequence[Shared]) -> Derivation:
    later, why = later_of(one, other)
    if later is other:
        one, other = other, one
        passages = [Shared(p.their_doc, p.their_span, p.doc, p.span, p.sameness) for p in passages]
    return Derivation(
        doc=one.article.doc,
        taken_from=other.article.doc,
        is_article=True,
        kind=DerivationKind.COPIED,
        directed=later is not None,
        evidence=tuple(sorted(passage.span for passage in passages)),
        why=why,
        shared=tuple(sorted(passages, key=lambda passage: passage.span)),
    )


def _chars(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}

"""Articles that share text: how much, and who took it from whom."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.lineage.direction import Witness, later_of, witness
from selon.lineage.spans import common, merged, size, without
from selon.lineage.words import stretches
from selon.model import Derivation, DerivationKind, Reading, Shared, Span

SHARE = 0.15
"""Of the shorter text's own words, outside quotations: that much in common is no chance and no common quotation."""
LONG = 240
"""Characters in common, outside quotations, that show copying in a text of any length."""
EXPLAINED = 0.8
"""Share of what two articles have in common that both have from a third: they are not said to copy each other."""

Places = dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with passages in common, as seen from `one`; `here` and `there` are these passages, merged."""

    one: str
    other: str
    passages: tuple[Shared, ...]
    here: list[Span]
    there: list[Span]


def copied(readings: Sequence[Reading], shared: Sequence[Shared]) -> Iterator[Derivation]:
    """A derivation for each pair of articles of which one copies the other, or both a third that is not here."""
    sharing = {passage.doc for passage in shared}
    witnesses = {r.article.doc: witness(r) for r in readings if r.article.doc in sharing}
    own = {r.article.doc: _own(r, witnesses) for r in readings if r.article.doc in sharing}
    found = [_derivation(pair, witnesses) for pair in _pairs(shared) if _copies(pair, own)]
    yield from _unexplained(found, {doc: one.published or "~" for doc, one in witnesses.items()})


def _own(reading: Reading, witnesses: dict[str, Witness]) -> list[Span]:
    """Title and body without what is quoted: two articles may share a quotation without one knowing the other."""
    return without(merged(stretches(reading.article)), witnesses[reading.article.doc].quoted)


def _pairs(shared: Sequence[Shared]) -> Iterator[Pair]:
    by_pair: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for passage in shared:
        if passage.doc < passage.their_doc:
            by_pair[passage.doc, passage.their_doc].append(passage)
    for (one, other), passages in by_pair.items():
        here, there = merged(p.span for p in passages), merged(p.their_span for p in passages)
        yield Pair(one, other, tuple(passages), here, there)


def _copies(pair: Pair, own: Places) -> bool:
    taken = min(size(common(pair.here, own[pair.one])), size(common(pair.there, own[pair.other])))
    shorter = max(1, min(size(own[pair.one]), size(own[pair.other])))
    return taken >= LONG or taken / shorter >= SHARE


def _derivation(pair: Pair, witnesses: dict[str, Witness]) -> Derivation:
    later, why = later_of(witnesses[pair.one], witnesses[pair.other], pair.passages)
    doc, taken_from, passages = pair.one, pair.other, list(pair.passages)
    if later == pair.other:
        doc, taken_from = pair.other, pair.one
        passages = [Shared(p.their_doc, p.their_span, p.doc, p.span, p.sameness) for p in passages]
    return Derivation(
        doc=doc,
        taken_from=taken_from,
        is_article=True,
        kind=DerivationKind.COPIED,
        directed=later is not None,
        evidence=tuple(merged(passage.span for passage in passages)),
        why=why,
        shared=tuple(sorted(passages, key=lambda passage: passage.span)),
    )


def _unexplained(found: Sequence[Derivation], published: dict[str, str]) -> Iterator[Derivation]:
    """Fifty copies of one text make a star: what an article has from one kept derivation needs no second."""
    order = sorted(
        found, key=lambda d: (not d.directed, -size(d.evidence), published[d.taken_from], d.taken_from, d.doc)
    )
    kept: dict[str, dict[str, list[Span]]] = defaultdict(dict)
    for derivation in order:
        if _explained(derivation, kept):
            continue
        theirs = merged(passage.their_span for passage in derivation.shared)
        kept[derivation.doc][derivation.taken_from] = list(derivation.evidence)
        if not derivation.directed:
            kept[derivation.taken_from][derivation.doc] = theirs
        yield derivation


def _about(size: int) -> float:
    """A size to within a tenth: copies that differ by a line are equally good."""
    return round(math.log(max(size, 1)), 1)


def _first(derivation: Derivation) -> tuple[str, str]:
    return (min(derivation.doc, derivation.taken_from), max(derivation.doc, derivation.taken_from))


def _explained(derivation: Derivation, kept: dict[str, dict[str, list[Span]]]) -> bool:
    """A directed copy whose text the article has from others already; an undirected one that both have from a third."""
    ours = list(derivation.evidence)
    if derivation.directed:
        return _covers(merged(span for spans in kept[derivation.doc].values() for span in spans), ours)
    theirs = merged(passage.their_span for passage in derivation.shared)
    return any(
        _covers(spans, ours) and _covers(kept[derivation.taken_from][third], theirs)
        for third, spans in kept[derivation.doc].items()
        if third in kept[derivation.taken_from]
    )


def _covers(spans: list[Span], wanted: list[Span]) -> bool:
    return size(common(spans, wanted)) >= EXPLAINED * size(wanted)

"""Which of two articles took from the other: by credit, by time, by what only one can have had first-hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selon.language.outlets import outlet_key
from selon.lineage.header import own_names
from selon.lineage.origin import CREDITING, outlets_of
from selon.lineage.quoted import quotations
from selon.lineage.spans import size
from selon.model import Reading, Shared, Span

DEPTH = {"dateline": 0, "credit": 1, "tag": 1, "contributed": 1, "via": 1, "attribution": 2, "obtained": 2}
"""How far an article stands from an outlet that it names in this form; 0 is the outlet's own text."""
FAR = 9
FULLER = 20
"""Characters by which quotations are longer in the one that cannot have taken them from the other."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What an article shows of its standing: how far it is from each outlet (by key), which it credits, when it came out."""

    doc: str
    published: str
    depths: dict[str, int]
    credits: frozenset[str]
    quoted: list[Span]


def witness(reading: Reading) -> Witness:
    depths = dict.fromkeys(own_names(reading.article), 0)
    for citation in outlets_of(reading):
        key = outlet_key(citation.name)
        if citation.form in DEPTH:
            depths[key] = min(depths.get(key, FAR), DEPTH[citation.form])
    credits = frozenset(outlet_key(one.name) for one in outlets_of(reading) if one.form in CREDITING)
    published = reading.article.published or ""
    return Witness(reading.article.doc, published, depths, credits, quotations(reading))


def later_of(one: Witness, other: Witness, passages: Sequence[Shared] = ()) -> tuple[str | None, str]:
    """The doc of the one that took, and what shows it; `None` where nothing does."""
    by_credit = _by_credit(one, other)
    if by_credit is not None:
        return by_credit, "credit"
    if one.credits & other.credits:
        return None, "common credit"
    by_time = _by_time(one, other)
    if by_time is not None:
        return by_time, "time"
    by_content = _by_content(one, other, passages)
    return by_content, "content" if by_content is not None else "undirected"


def _by_credit(one: Witness, other: Witness) -> str | None:
    """The one that stands further from an outlet which both name or are."""
    takes = [name for name in one.depths if other.depths.get(name, FAR) < one.depths[name]]
    gives = [name for name in other.depths if one.depths.get(name, FAR) < other.depths[name]]
    if bool(takes) != bool(gives):
        return one.doc if takes else other.doc
    return None


def _by_time(one: Witness, other: Witness) -> str | None:
    """The one published later, where both dates are known and differ as far as both go."""
    exact = min(len(one.published), len(other.published))
    if not exact or one.published[:exact] == other.published[:exact]:
        return None
    return one.doc if one.published > other.published else other.doc


def _by_content(one: Witness, other: Witness, passages: Sequence[Shared]) -> str | None:
    """The one whose quotations are cut short: nobody makes a quotation longer that he has from another's text."""
    shorter: set[str] = set()
    for passage in passages:
        ours, theirs = (one, other) if passage.doc == one.doc else (other, one)
        here = size(span for span in ours.quoted if _touch(span, passage.span))
        there = size(span for span in theirs.quoted if _touch(span, passage.their_span))
        if here and there and abs(here - there) >= FULLER:
            shorter.add(passage.doc if here < there else passage.their_doc)
    return shorter.pop() if len(shorter) == 1 else None


def _touch(span: Span, passage: Span) -> bool:
    return span.start < passage.end and passage.start < span.end

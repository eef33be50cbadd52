"""Discrepancies of numbers, sums, durations, dates and hours: the same thing measured, with values that cannot all be so.

Two quantities are of the same thing where they have one unit, the words around them are alike, and neither article gives the
other's value too (who names both explains them). Rounding and open bounds do not contradict (`quantities.compatible`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from selon.claims.context import Surroundings, likeness
from selon.claims.quantities import compatible
from selon.identity import content_id
from selon.model import (
    Discrepancy,
    DiscrepancyKind,
    Quantity,
    Reading,
    Reason,
    Side,
    Span,
    SpeakerKind,
    Statement,
    Weight,
)

ALIKE = 0.2
"""Likeness of surroundings from which on two quantities may be of one thing."""
ALIKE_COUNTED = 0.12
"""The same where both count the same noun."""
ALIKE_CLAIMED = 0.05
"""The same where both stand in statements of one claim."""
ABOUT = 120
"""Characters of a text that are shown of what a discrepancy is about."""
COMMON = 60
"""Mentions of one unit beside one stem that later ones are held against, so that the pairs grow with the articles."""
FARTHEST = 25.0
"""Values farther apart than this factor measure two things."""
MEASURES = frozenset(
    [
        "EUR",
        "USD",
        "GBP",
        "percent",
        "metre",
        "kilometre",
        "tonne",
        "kilogram",
        "hectare",
        "hour",
        "date",
        "clock",
        "year",
    ]
)
TIMES = frozenset({"date", "clock", "year", "hour"})
UNCOMPARED = frozenset({"number", "weekday"})
"""Bare numbers measure nothing; weekdays are compared within a claim only: each week has one of each."""


@dataclass(frozen=True, slots=True)
class Mention:
    reading: Reading
    statement: Statement
    quantity: Quantity
    around: dict[str, float]
    claims: frozenset[str]


ClaimsAt = Callable[[str, Span], frozenset[str]]
"""The claims that have a statement around a place of an article."""


def number_discrepancies(
    readings: Sequence[Reading], surroundings: Surroundings, claims_at: ClaimsAt, aside: Collection[tuple[str, Span]]
) -> Iterator[Discrepancy]:
    """Discrepancies between articles, one for each thing measured, with all sides.

    `aside` are places (article, span) of quantities that say nothing of what happened, as the day on which someone spoke.
    """
    by_unit: dict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(readings, surroundings, claims_at, aside):
        by_unit[mention.quantity.unit].append(mention)
    for unit, mentions in sorted(by_unit.items()):
        if unit not in UNCOMPARED:
            for group in _groups(mentions):
                yield from _discrepancy(unit, group)


def _mentions(
    readings: Sequence[Reading], surroundings: Surroundings, claims_at: ClaimsAt, aside: Collection[tuple[str, Span]]
) -> Iterator[Mention]:
    for reading in readings:
        seen = {quantity.span for quantity in _of_sources(reading)}
        for statement in sorted(reading.statements, key=lambda s: s.span.end - s.span.start):
            for quantity in statement.coding.quantities if statement.coding else ():
                if quantity.span not in seen and (statement.article, quantity.span) not in aside:
                    seen.add(quantity.span)
                    around = surroundings.around(reading, quantity.span)
                    yield Mention(reading, statement, quantity, around, claims_at(statement.doc, quantity.span))


def _of_sources(reading: Reading) -> Iterator[Quantity]:
    """Quantities that count unnamed sources (« deux responsables »): accounts that heard more of them do not differ."""
    sources = [a.source for a in reading.attributions if a.source is not None and a.kind is SpeakerKind.UNNAMED]
    for statement in reading.statements:
        for quantity in statement.coding.quantities if statement.coding else ():
            if any(s.start <= quantity.span.start and quantity.span.end <= s.end for s in sources):
                yield quantity


def _groups(mentions: Sequence[Mention]) -> Iterator[tuple[list[Mention], float]]:
    """Mentions of one thing, joined pair by pair, with the likeness of the best contradicting pair."""
    parent = list(range(len(mentions)))

    def top(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    best: dict[int, float] = {}
    for i, j, like in _alike(mentions):
        if not compatible(mentions[i].quantity, mentions[j].quantity):
            one, two = top(i), top(j)
            parent[two] = one
            best[one] = max(best.pop(two, 0.0), best.get(one, 0.0), like)
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        grouped[top(i)].append(mention)
    yield from ((group, best[i]) for i, group in grouped.items() if len(group) > 1)


def _alike(mentions: Sequence[Mention]) -> Iterator[tuple[int, int, float]]:
    index: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for j, mention in enumerate(mentions):
        for stem in mention.around:
            for i in index[stem]:
                other = mentions[i]
                if (
                    (i, j) in seen
                    or other.reading.article.id == mention.reading.article.id
                    or not _near(other, mention)
                ):
                    continue
                seen.add((i, j))
                like = likeness(other.around, mention.around)
                if like >= _least(other, mention):
                    yield i, j, like
            if len(index[stem]) < COMMON:
                index[stem].append(j)


def _least(a: Mention, b: Mention) -> float:
    if a.claims & b.claims:
        return ALIKE_CLAIMED
    return ALIKE if a.quantity.unit in MEASURES else ALIKE_COUNTED


def _near(a: Mention, b: Mention) -> bool:
    low, high = sorted((abs(a.quantity.low), abs(b.quantity.low)))
    return a.quantity.unit in {"date", "clock", "year"} or high <= FARTHEST * max(low, 0.5)


def _discrepancy(unit: str, group: tuple[list[Mention], float]) -> Iterator[Discrepancy]:
    mentions, like = group
    values = {m.quantity.says for m in mentions}
    docs = {m.reading.article.doc for m in mentions}
    if len(values) < 2 or len(docs) < 2:
        return
    kind = DiscrepancyKind.TIME if unit in TIMES else DiscrepancyKind.NUMBER
    sides = tuple(
        Side(m.reading.article.doc, m.quantity.span, m.quantity.says, m.statement.source)
        for m in sorted(mentions, key=lambda m: (m.reading.article.doc, m.quantity.span))
    )
    yield Discrepancy(
        id=content_id("discrepancy", kind, *[(s.doc, s.span, s.says) for s in sides]),
        kind=kind,
        weight=Weight.MINOR if unit == "year" else Weight.MAIN,
        about=_about(mentions),
        sides=sides,
        reasons=(Reason("likeness of surroundings", f"{like:.2f}", round(like, 3)), Reason("unit", unit, 0.0)),
    )


def _about(mentions: Sequence[Mention]) -> str:
    """The text around the first mention, cut to the clause: verbatim, so that nothing is invented."""
    first = min(mentions, key=lambda m: m.statement.span.end - m.statement.span.start)
    text = first.reading.article.text[first.statement.span.start : first.statement.span.end]
    return shorten(text, ABOUT, placeholder="…")

"""A ledger of many stories that nobody wrote: claims, discrepancies and derivations over invented readings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.ledger.synthetic import readings

from selon.ledger import Ledger
from selon.model import (
    Claim,
    Derivation,
    DerivationKind,
    Discrepancy,
    DiscrepancyKind,
    How,
    Lineage,
    Link,
    Origin,
    Reading,
    Reason,
    Shared,
    Side,
    Statement,
    Story,
    Weight,
)

TOGETHER = 500
"""Readings written in one transaction."""
CLAIMS = 2
"""Claims for each article of a story."""


def fill(path: Path, stories: int, each: int, large: int) -> str:
    """Make a ledger of `stories` stories of `each` articles, and one of `large`, whose id is returned."""
    draw = random.Random(11)  # noqa: S311 - the same numbers every time are what is wanted
    with Ledger.open(path) as ledger:
        made = readings(stories * each + large)
        sizes = [*([each] * stories), large]
        waiting: list[Story] = []
        for number, size in enumerate(sizes):
            members = [_voiced(draw, reading) for reading in islice(made, size)]
            waiting.append(story(draw, f"story-{number:05}", members))
            if sum(len(own.readings) for own in waiting) >= TOGETHER or number == stories:
                _write(ledger, waiting)
                waiting = []
    return f"story-{stories:05}"


def _write(ledger: Ledger, stories: Sequence[Story]) -> None:
    with ledger.transaction("benchmark"):
        for own in stories:
            for reading in own.readings:
                ledger.add(reading)
            ledger.put_story(own)


def _voiced(draw: random.Random, reading: Reading) -> Reading:
    """With speakers as the press has them: few are heard everywhere, most once."""
    names = [f"Speaker {min(int(draw.paretovariate(0.7)), 9_999)}" for _ in reading.attributions]
    attributions = tuple(replace(a, speaker=name) for a, name in zip(reading.attributions, names, strict=True))
    return replace(reading, attributions=attributions)


def story(draw: random.Random, id_: str, members: Sequence[Reading]) -> Story:
    """A story of `members`: a third of them copy the first, the others cite it or an agency."""
    claims = tuple(_claims(draw, members))
    derivations = tuple(_derivations(members))
    lineage = tuple(Lineage(r.article.doc, "Agency 1", (), ("Agency 1",), (r.statements[0].span,)) for r in members)
    title = members[0].article.title or id_
    return Story(id_, title, tuple(members), claims, tuple(_discrepancies(claims, members)), derivations, lineage)


def _claims(draw: random.Random, members: Sequence[Reading]) -> Iterator[Claim]:
    for number in range(CLAIMS * len(members)):
        carriers = draw.sample(members, draw.randint(1, max(2, len(members) // 3)))
        chosen = [reading.statements[number % len(reading.statements)] for reading in carriers]
        first = carriers[0].article
        links = tuple(Link(s.id, draw.choice(list(How)), 0.8, (Reason("cosine", "0.80", 1.2),)) for s in chosen)
        origins = (Origin(first.outlet, None, tuple(reading.article.doc for reading in carriers)),)
        yield Claim(f"c{number}", first.text[slice(*chosen[0].span)], links, origins, 1)


def _discrepancies(claims: Sequence[Claim], members: Sequence[Reading]) -> Iterator[Discrepancy]:
    by_id: dict[str, Statement] = {s.id: s for reading in members for s in reading.statements}
    for number, claim in enumerate(claims[:: max(1, len(claims) // 12)]):
        own = [by_id[link.statement] for link in claim.links[:6]]
        sides = tuple(Side(s.doc, s.span, f"{at % 3} m", s.source) for at, s in enumerate(own))
        weight = Weight.MINOR if number % 2 else Weight.MAIN
        yield Discrepancy(f"d{number}", DiscrepancyKind.NUMBER, weight, claim.text[:120], sides, claim.id)


def _derivations(members: Sequence[Reading]) -> Iterator[Derivation]:
    first = members[0]
    for at, reading in enumerate(members[1:], 1):
        spans = [s.span for s in reading.statements[:8]]
        if at % 3:
            yield Derivation(
                reading.article.doc, f"Agency {at % 4}", False, DerivationKind.CITED, True, (spans[0],), "tag"
            )
        else:
            shared = tuple(Shared(reading.article.doc, s, first.article.doc, s, 0.9) for s in spans)
            yield Derivation(
                reading.article.doc, first.article.doc, True, DerivationKind.COPIED, True, (), "copy", shared
            )

"""Passages that two articles share, side by side, with the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from selon.model import Shared, Story
from selon.report.views import Place, place_of

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST_PASSAGES = 6


@dataclass(frozen=True, slots=True)
class PassageView:
    """Two stretches as runs of (text, is it the same in both)."""

    ours: tuple[tuple[str, bool], ...]
    theirs: tuple[tuple[str, bool], ...]
    place: Place
    their_place: Place
    sameness: float


@dataclass(frozen=True, slots=True)
class DerivationView:
    index: int
    doc: str
    number: int
    name: str
    taken_from: str
    their_number: int | None
    kind: str
    directed: bool
    why: str
    evidence: tuple[Place, ...]
    passages: tuple[PassageView, ...]
    left: int


def derivations(story: Story) -> Iterator[DerivationView]:
    """The derivations of `story` in order, with evidence; at most `MOST_PASSAGES` passages each, longest first."""
    numbers = {reading.article.doc: (i, reading) for i, reading in enumerate(story.readings, 1)}
    for index, derivation in enumerate(story.derivations):
        number, reading = numbers[derivation.doc]
        theirs = numbers.get(derivation.taken_from) if derivation.is_article else None
        longest = sorted(derivation.shared, key=lambda s: s.span.start - s.span.end)
        yield DerivationView(
            index,
            derivation.doc,
            number,
            reading.article.outlet or derivation.doc,
            (theirs[1].article.outlet if theirs else None) or derivation.taken_from,
            theirs[0] if theirs else None,
            derivation.kind.value,
            derivation.directed,
            derivation.why,
            tuple(place_of(reading, number, span) for span in derivation.evidence[:MOST_PASSAGES]),
            tuple(_passage(shared, story) for shared in longest[:MOST_PASSAGES]),
            max(0, len(derivation.shared) - MOST_PASSAGES),
        )


def _passage(shared: Shared, story: Story) -> PassageView:
    numbers = {reading.article.doc: (i, reading) for i, reading in enumerate(story.readings, 1)}
    number, reading = numbers[shared.doc]
    their_number, their_reading = numbers[shared.their_doc]
    one = reading.article.text[slice(*shared.span)]
    two = their_reading.article.text[slice(*shared.their_span)]
    ours, theirs = compared(one, two)
    return PassageView(
        ours,
        theirs,
        place_of(reading, number, shared.span),
        place_of(their_reading, their_number, shared.their_span),
        shared.sameness,
    )


Runs = tuple[tuple[str, bool], ...]


def compared(one: str, two: str) -> tuple[Runs, Runs]:
    """Both texts as runs of words that are the same in both (True) or not (False)."""
    a, b = _WORD.findall(one), _WORD.findall(two)
    ours: list[tuple[str, bool]] = []
    theirs: list[tuple[str, bool]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if i2 > i1:
            ours.append(("".join(a[i1:i2]), tag == "equal"))
        if j2 > j1:
            theirs.append(("".join(b[j1:j2]), tag == "equal"))
    return tuple(ours), tuple(theirs)

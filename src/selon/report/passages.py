"""What shows each tie: passages that two articles share, side by side with the words that differ marked, or the words
that name a source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from selon.model import Reading, Shared, Story
from selon.report.names import name_of
from selon.report.places import Place, place_of
from selon.report.ties import Tie, ties

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST = 6
LONGEST = 6_000
"""Characters of a passage that are compared word by word; what lies beyond is left out."""

Runs = tuple[tuple[str, bool], ...]
"""A text as runs of words that are the same in another (True) or not (False)."""


@dataclass(frozen=True, slots=True)
class PassageView:
    ours: Runs
    theirs: Runs
    place: Place
    their_place: Place
    sameness: float


@dataclass(frozen=True, slots=True)
class TieView:
    """`shared` and `shown` count all passages and words that show it, not only those that `Evidence` holds."""

    index: int
    number: int | None
    name: str
    their_number: int | None
    taken_from: str
    kind: str
    directed: bool
    why: str
    shared: int
    shown: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """At most `MOST` passages, longest first, and places; `left` is how many passages are not in it."""

    passages: tuple[PassageView, ...]
    places: tuple[Place, ...]
    left: int


Numbered = dict[str, tuple[int, Reading]]


def tie_views(story: Story, made: tuple[Tie, ...] | None = None) -> tuple[TieView, ...]:
    """A line for each tie of `story`."""
    numbered = _numbered(story)
    return tuple(_view(tie, numbered) for tie in made or ties(story))


def evidence(story: Story, index: int, made: tuple[Tie, ...] | None = None) -> Evidence:
    """What shows tie `index` of `story`. Raises `IndexError` where there is none."""
    tie, numbered = (made or ties(story))[index], _numbered(story)
    longest = sorted(tie.shared, key=lambda s: s.span.start - s.span.end)
    return Evidence(
        tuple(_passage(shared, numbered) for shared in longest[:MOST]),
        tuple(place_of(numbered[doc][1], numbered[doc][0], span) for doc, span in tie.evidence[:MOST]),
        max(0, len(longest) - MOST),
    )


def _numbered(story: Story) -> Numbered:
    return {reading.article.doc: (i, reading) for i, reading in enumerate(story.readings, 1)}


def _view(tie: Tie, numbered: Numbered) -> TieView:
    (number, name), (their_number, taken) = _who(tie.taker, numbered), _who(tie.taken, numbered)
    shown = len(tie.evidence)
    return TieView(
        tie.index, number, name, their_number, taken, tie.kind, tie.directed, tie.why, len(tie.shared), shown
    )


def _who(key: str, numbered: Numbered) -> tuple[int | None, str]:
    if key not in numbered:
        return None, key
    number, reading = numbered[key]
    return number, name_of(reading.article)


def _passage(shared: Shared, numbered: Numbered) -> PassageView:
    number, reading = numbered[shared.doc]
    their_number, their_reading = numbered[shared.their_doc]
    one = reading.article.text[slice(*shared.span)][:LONGEST]
    two = their_reading.article.text[slice(*shared.their_span)][:LONGEST]
    ours, theirs = compared(one, two)
    return PassageView(
        ours,
        theirs,
        place_of(reading, number, shared.span),
        place_of(their_reading, their_number, shared.their_span),
        shared.sameness,
    )


def compared(one: str, two: str) -> tuple[Runs, Runs]:
    """Both texts as runs of words that are the same in both or not; which spaces stand between words is no difference."""
    a, b = _WORD.findall(one), _WORD.findall(two)
    codes = SequenceMatcher(a=_spaced(a), b=_spaced(b), autojunk=False).get_opcodes()
    return _runs(a, [(tag, i, j) for tag, i, j, _, _ in codes]), _runs(b, [(tag, i, j) for tag, _, _, i, j in codes])


def _spaced(words: list[str]) -> list[str]:
    return [" " if word.isspace() else word for word in words]


def _runs(words: list[str], codes: list[tuple[str, int, int]]) -> Runs:
    """A space alone goes with what stands before it, so that neighbouring edits make one run."""
    made: list[tuple[str, bool]] = []
    for tag, start, end in codes:
        text, same = "".join(words[start:end]), tag == "equal"
        if made and (text.isspace() or made[-1][1] == same):
            made[-1] = (made[-1][0] + text, made[-1][1])
        elif text:
            made.append((text, same))
    return tuple(made)

"""Who speaks in an article: its attributions in the order of the text, each with its chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from selon.model import Attribution, Reading
from selon.report.places import Place, place_of


@dataclass(frozen=True, slots=True)
class NoteView:
    """`subject` is what a judgement on it names (`ARTICLE#aN`); `chain` runs from the outermost voice
    inwards; who speaks on after themselves stands in it once."""

    id: str
    subject: str
    speaker: str | None
    stance: str
    factuality: str
    confidence: int
    chain: tuple[str, ...]
    depth: int
    place: Place


def notes(reading: Reading, number: int) -> Iterator[NoteView]:
    by_id = {a.id: a for a in reading.attributions}
    for a in sorted(
        (a for a in reading.attributions if a.content), key=lambda a: (a.content[0].start, len(a.id), a.id)
    ):
        line = _line(a, by_id)
        yield NoteView(
            a.id,
            f"{reading.article.id}#{a.id}",
            a.speaker,
            a.stance.value,
            a.factuality.value,
            a.confidence,
            tuple(name for name, _ in groupby(voice.speaker for voice in line if voice.speaker)),
            len(line),
            place_of(reading, number, a.content[0]),
        )


def ordered(shown: Iterable[NoteView]) -> dict[str, int]:
    """The number of each note in its article, from 1, by the attribution's id."""
    return {note.id: at for at, note in enumerate(shown, 1)}


def _line(attribution: Attribution, by_id: dict[str, Attribution]) -> list[Attribution]:
    """The attribution and those it is nested in, outermost first; a circle of parents is cut."""
    line = [attribution]
    while (parent := by_id.get(line[0].parent or "")) and parent not in line:
        line.insert(0, parent)
    return line

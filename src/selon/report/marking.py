"""An article cut into segments, each with all that covers it: nested attributions, places that entries lead to, boilerplate."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from selon.model import Attribution, BlockKind, Reading, Span
from selon.report.places import sentences


@dataclass(frozen=True, slots=True)
class Segment:
    """`attributions` are the ids covering it, outermost first; `anchors` and the contents of `begins` start here; `role`
    is content, source, cue or empty."""

    start: int
    text: str
    attributions: tuple[str, ...]
    role: str
    anchors: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`anchor` leads to it from anywhere, as a place's does."""

    anchor: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    kind: str
    why: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


def blocks(reading: Reading, number: int, places: Iterable[Span]) -> tuple[BlockView, ...]:
    """The blocks of an article as segments; `places` are the spans that entries lead to (anchors `aN-START-END`)."""
    cutter = _Cutter(reading, number, places)
    text = reading.article.text
    shown = []
    for block in reading.article.blocks:
        paragraphs = (tuple(map(cutter.sentence, sentences(text, line))) for line in _lines(text, block.span))
        shown.append(BlockView(BlockKind(block.kind).value, block.why, tuple(p for p in paragraphs if p)))
    return tuple(block for block in shown if block.paragraphs)


Cover = tuple[str, Span, str]


def _cover(reading: Reading) -> list[Cover]:
    """(id, span, role) of contents, outermost first, then sources and cues."""
    by_id = {a.id: a for a in reading.attributions}
    ordered = sorted(reading.attributions, key=lambda a: _depth(a, by_id))
    contents = [(a.id, span, "content") for a in ordered for span in a.content]
    sources = [(a.id, a.source, "source") for a in ordered if a.source]
    return contents + sources + [(a.id, a.cue, "cue") for a in ordered if a.cue]


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    depth, current = 0, attribution
    while current.parent in by_id and depth < len(by_id):
        current, depth = by_id[str(current.parent)], depth + 1
    return depth


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        bare = line.rstrip()
        if bare:
            yield Span(start, start + len(bare))
        start += len(line)


class _Cutter:
    """Cuts the sentences of one article where anything begins or ends."""

    def __init__(self, reading: Reading, number: int, places: Iterable[Span]) -> None:
        self.text, self.number, self.cover = reading.article.text, number, _cover(reading)
        self.anchors: dict[int, list[Span]] = defaultdict(list)
        for place in sorted(set(places)):
            self.anchors[place.start].append(place)
        self.begins: dict[int, list[str]] = defaultdict(list)
        for attribution in reading.attributions:
            if attribution.content:
                self.begins[attribution.content[0].start].append(attribution.id)
        ends = {end for _, span, _ in self.cover for end in span}
        ends |= {end for places_ in self.anchors.values() for place in places_ for end in place}
        self.ends = sorted(ends)

    def sentence(self, span: Span) -> Sentence:
        return Sentence(self._anchor(span), tuple(self._segments(span)))

    def _anchor(self, span: Span) -> str:
        return f"a{self.number}-{span.start}-{span.end}"

    def _segments(self, line: Span) -> Iterator[Segment]:
        near = [entry for entry in self.cover if entry[1].start < line.end and entry[1].end > line.start]
        inner = self.ends[bisect_right(self.ends, line.start) : bisect_left(self.ends, line.end)]
        for start, end in pairwise((line.start, *inner, line.end)):
            over = [entry for entry in near if entry[1].start <= start and end <= entry[1].end]
            contents = tuple(dict.fromkeys(id_ for id_, _, role in over if role == "content"))
            others = [(id_, role) for id_, _, role in over if role != "content"]
            role = others[-1][1] if others else ("content" if contents else "")
            ids = contents or tuple(id_ for id_, _ in others)
            anchors = tuple(self._anchor(place) for place in self.anchors.get(start, ()) if place != line)
            yield Segment(start, self.text[start:end], ids, role, anchors, tuple(self.begins.get(start, ())))

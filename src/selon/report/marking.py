"""An article cut into segments, each with all that covers it: nested attributions, places that entries lead to, boilerplate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from selon.model import Attribution, BlockKind, Reading, Span


@dataclass(frozen=True, slots=True)
class Segment:
    """`attributions` are the ids covering it, outermost first; `anchors` start here; `role` is content, source, cue or empty."""

    start: int
    text: str
    attributions: tuple[str, ...]
    role: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    kind: str
    why: str
    paragraphs: tuple[tuple[Segment, ...], ...]


def blocks(reading: Reading, number: int, places: Iterable[Span]) -> tuple[BlockView, ...]:
    """The blocks of an article as segments; `places` are the spans that entries lead to (anchors `aN-START-END`)."""
    wanted = sorted(set(places))
    cover = _cover(reading)
    edges = {0, len(reading.article.text)}
    for span in (*wanted, *(span for _, span, _ in cover)):
        edges |= {span.start, span.end}
    shown = []
    for block in reading.article.blocks:
        paragraphs = tuple(
            tuple(_segments(reading, number, line, edges, cover, wanted))
            for line in _lines(reading.article.text, block.span)
        )
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


def _segments(
    reading: Reading, number: int, line: Span, edges: set[int], cover: list[Cover], wanted: list[Span]
) -> Iterator[Segment]:
    near = [entry for entry in cover if entry[1].start < line.end and entry[1].end > line.start]
    cuts = sorted({line.start, line.end, *(edge for edge in edges if line.start < edge < line.end)})
    for start, end in pairwise(cuts):
        over = [entry for entry in near if entry[1].start <= start and end <= entry[1].end]
        contents = tuple(dict.fromkeys(id_ for id_, _, role in over if role == "content"))
        roles = [role for _, _, role in over if role != "content"]
        others = tuple(id_ for id_, _, role in over if role != "content")
        anchors = tuple(f"a{number}-{place.start}-{place.end}" for place in wanted if place.start == start)
        role = roles[-1] if roles else ("content" if contents else "")
        yield Segment(start, reading.article.text[start:end], contents or others, role, anchors)

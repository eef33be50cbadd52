"""A place in an article, with enough around it to be understood where it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.model import Reading, Span

CONTEXT = 90
_END = re.compile(r"[.!?…](?:\s?[»\"”’)\]])*(?=\s+[«“\"‘(\[—–-]*\s?[^\W_a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article with what stands around it, to be shown without opening the article."""

    doc: str
    number: int
    span: Span
    before: str
    said: str
    after: str

    @property
    def anchor(self) -> str:
        return f"a{self.number}-{self.span.start}-{self.span.end}"


def place_of(reading: Reading, number: int, span: Span) -> Place:
    text = reading.article.text
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Place(
        reading.article.doc,
        number,
        span,
        _from_sentence(before, cut=span.start > CONTEXT),
        text[span.start : span.end],
        _to_sentence(after, cut=span.end + CONTEXT < len(text)),
    )


def _from_sentence(before: str, *, cut: bool) -> str:
    line = before.rsplit("\n", 1)[-1]
    starts = [i + 2 for mark in (". ", "! ", "? ") if (i := line.rfind(mark)) >= 0]
    if starts:
        return line[max(starts) :]
    return "…" + line.split(" ", 1)[-1] if cut and line == before and " " in line else line


def _to_sentence(after: str, *, cut: bool) -> str:
    line = after.split("\n", 1)[0]
    ends = [i + 1 for mark in (". ", "! ", "? ") if (i := line.find(mark)) >= 0]
    if ends:
        return line[: min(ends)]
    return line.rsplit(" ", 1)[0] + "…" if cut and line == after and " " in line else line


def sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a line of `text`, by their punctuation alone; none is empty."""
    start = line.start
    for end in [*(match.end() for match in _END.finditer(text, line.start, line.end)), line.end]:
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield Span(start, end)
        start = end

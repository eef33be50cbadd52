"""Sets of places in a text as sorted spans that do not touch."""

from __future__ import annotations

from collections.abc import Iterable

from selon.model import Span


def merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.end > span.start:
            found.append(Span(*span))
    return found


def common(ours: list[Span], theirs: list[Span]) -> list[Span]:
    """What two merged lists both hold."""
    found: list[Span] = []
    one = other = 0
    while one < len(ours) and other < len(theirs):
        start, end = max(ours[one].start, theirs[other].start), min(ours[one].end, theirs[other].end)
        if start < end:
            found.append(Span(start, end))
        if ours[one].end < theirs[other].end:
            one += 1
        else:
            other += 1
    return found


def without(ours: list[Span], theirs: list[Span]) -> list[Span]:
    """What the first merged list holds and the second does not."""
    found: list[Span] = []
    for span in ours:
        start = span.start
        for cut in theirs:
            if cut.end <= start or cut.start >= span.end:
                continue
            if cut.start > start:
                found.append(Span(start, cut.start))
            start = max(start, cut.end)
        if start < span.end:
            found.append(Span(start, span.end))
    return found


def size(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)

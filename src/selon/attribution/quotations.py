"""Quotations from characters: every style of mark, nested, mixed, running over paragraphs, unclosed, swapped.

A mark's direction is read from its sign and its neighbours; a straight or misused one takes what the neighbours say.
Marks are then paired on a stack that survives the end of a paragraph only where the next one shows that the quotation
goes on: it opens with a mark of the same family, or the next mark of that family closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from selon.attribution.sentences import Layout, trim
from selon.language import table
from selon.model import Span

RUN_ON = {"straight": 4}  # paragraphs a quotation may run over without a mark, by family
RUN_ON_ELSE = 10
OPEN, CLOSE, EITHER = 1, -1, 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """`outer` includes the marks, `spans` are what is quoted, one span a paragraph. `depth` 0 is outermost.

    `whole` is false where a mark was missing and its place was supplied.
    """

    outer: Span
    spans: tuple[Span, ...]
    depth: int
    whole: bool

    @property
    def inner(self) -> Span:
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    family: str
    direction: int
    leads: bool  # first thing in its paragraph


@dataclass(frozen=True, slots=True)
class _Marks:
    """The language's mark table, compiled."""

    pattern: re.Pattern[str]
    openers: dict[str, str]
    closers: dict[str, str]
    before_open: str
    after_close: str


@cache
def _marks(lang: str) -> _Marks:
    data = table(lang, "quotations")
    openers = {sign: f["name"] for f in data["families"] for sign in f["open"]}
    closers = {sign: f["name"] for f in data["families"] for sign in f["close"]}
    signs = sorted({*openers, *closers}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, signs)))
    return _Marks(pattern, openers, closers, data["before_open"], data["after_close"])


def quotations(text: str, layout: Layout, lang: str) -> tuple[Quotation, ...]:
    """All quotations, in order of their start, outer before inner."""
    table_ = _marks(lang)
    found: list[Quotation] = []
    stack: list[_Mark] = []
    rows = [_row(text, p, table_) for p in layout.paragraphs]
    for index, paragraph in enumerate(layout.paragraphs):
        last = paragraph.start
        for at, mark in enumerate(rows[index]):
            if stack and mark.leads and mark.family == stack[-1].family and mark.direction != CLOSE:
                continue  # a mark that only says: the quotation goes on
            last = _step(text, layout, mark, rows[index][at + 1 :], stack, found, paragraph, last)
        if stack and not _runs_on(rows, index, stack[0]):
            _give_up(text, layout, stack, found, paragraph.end)
    if stack:
        _give_up(text, layout, stack, found, layout.paragraphs[-1].end)
    return tuple(sorted(_outermost_first(found), key=lambda q: (q.outer.start, -q.outer.end)))


def _step(
    text: str,
    layout: Layout,
    mark: _Mark,
    later: list[_Mark],
    stack: list[_Mark],
    found: list[Quotation],
    paragraph: Span,
    last: int,
) -> int:
    """Push or pop one mark; returns where the last closed quotation ended."""
    opened = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
    closes = mark.direction == CLOSE or (mark.direction == EITHER and opened is not None)
    if not closes:
        if opened is not None and not _closes_twice(mark, later):
            _give_up(text, layout, stack[opened:], found, _before(text, mark, paragraph))
            del stack[opened:]
        stack.append(mark)
        return last
    if opened is None:
        opened = len(stack) - 1 if stack and mark.family != "single" and _same_shape(stack[-1], mark) else None
    if opened is not None:
        found.append(_quotation(text, layout, stack[opened].span, mark.span, True))
        del stack[opened:]
    elif not stack and mark.family != "single":
        start = max(last, paragraph.start)
        if text[start : mark.span.start].strip():
            found.append(_quotation(text, layout, Span(start, start), mark.span, False))
    return mark.span.end


def _same_shape(opened: _Mark, mark: _Mark) -> bool:
    """Mixed styles (“ … » or « … "): any double mark may close any other that stands open."""
    return opened.family not in ("single", mark.family)


def _closes_twice(mark: _Mark, later: list[_Mark]) -> bool:
    """Whether two closing marks of the family follow before another opening one: then `mark` opens a nested quotation."""
    depth = 2
    for m in later:
        if m.family == mark.family:
            depth += 1 if m.direction == OPEN else -1
            if depth == 0:
                return True
    return False


def _before(text: str, mark: _Mark, paragraph: Span) -> int:
    """Where an unclosed quotation ends that another one follows: at the last sentence end before it."""
    cut = max(text.rfind(sign, paragraph.start, mark.span.start) for sign in ".!?…")
    return cut + 1 if cut > 0 else mark.span.start


def _runs_on(rows: list[list[_Mark]], index: int, opened: _Mark) -> bool:
    for later in rows[index + 1 : index + 1 + RUN_ON.get(opened.family, RUN_ON_ELSE)]:
        same = [m for m in later if m.family == opened.family]
        if same:
            return same[0].direction == CLOSE or (
                same[0].leads and same[0].direction != CLOSE and _reopened(rows, index)
            )
    return False


def _reopened(rows: list[list[_Mark]], index: int) -> bool:
    """Whether the next paragraph itself starts with a mark: only then is it a mark of continuation."""
    return bool(index + 1 < len(rows) and rows[index + 1] and rows[index + 1][0].leads)


def _give_up(text: str, layout: Layout, stack: list[_Mark], found: list[Quotation], end: int) -> None:
    """Close what stays open at `end`; only the outermost of nested unclosed ones is kept. Empties nothing by itself."""
    if stack:
        first = stack[0]
        if first.family != "single" and text[first.span.end : end].strip():
            found.append(_quotation(text, layout, first.span, Span(end, end), False))
        stack.clear()


def _quotation(text: str, layout: Layout, opening: Span, closing: Span, whole: bool) -> Quotation:
    inner = Span(opening.end, closing.start)
    parts = [Span(max(p.start, inner.start), min(p.end, inner.end)) for p in layout.paragraphs]
    spans = tuple(_bare(text, p) for p in parts if p.start < p.end and text[p.start : p.end].strip())
    return Quotation(Span(opening.start, closing.end), spans or (trim(text, inner),), 0, whole)


def _bare(text: str, span: Span) -> Span:
    """Without the mark of continuation at the head of a paragraph."""
    span = trim(text, span)
    if span.start < span.end and text[span.start] in '«“"„':
        span = trim(text, Span(span.start + 1, span.end))
    return span


def _outermost_first(found: list[Quotation]) -> list[Quotation]:
    ordered = sorted((q for q in found if q.inner.start < q.inner.end), key=lambda q: (q.outer.start, -q.outer.end))
    depths: list[Quotation] = []
    holders: list[Span] = []
    for q in ordered:
        while holders and holders[-1].end <= q.outer.start:
            holders.pop()
        depths.append(Quotation(q.outer, q.spans, len(holders), q.whole))
        holders.append(q.outer)
    return depths


def _row(text: str, paragraph: Span, marks: _Marks) -> list[_Mark]:
    row: list[_Mark] = []
    for match in marks.pattern.finditer(text, paragraph.start, paragraph.end):
        sign, span = match.group(), Span(*match.span())
        family = marks.openers.get(sign) or marks.closers[sign]
        if family == "single" and not _is_quotation(text, span, paragraph, row):
            continue
        row.append(_Mark(span, family, _direction(text, sign, span, paragraph, marks), span.start == paragraph.start))
    return row


def _is_quotation(text: str, span: Span, paragraph: Span, row: list[_Mark]) -> bool:
    """Whether a single mark is no apostrophe: it opens at the edge of a word and one that closes follows, or the reverse."""
    before, after = _neighbours(text, span, paragraph)
    if before.isalnum() and after.isalnum():
        return False
    pending = sum(m.direction for m in row if m.family == "single")
    if before.isspace() or not before or before in '([«“"—–-':
        if not (after.isalnum() or after in '“"[') or after.isdigit():
            return False
        rest = text[span.end : paragraph.end]
        return bool(re.search(r"[\w.,!?…][’'](?!\w)", rest))
    return pending > 0 and not after.isalnum()


def _direction(text: str, sign: str, span: Span, paragraph: Span, marks: _Marks) -> int:
    by_sign = (sign in marks.openers) - (sign in marks.closers)
    before, after = _neighbours(text, span, paragraph)
    opens = not before or before.isspace() or before in marks.before_open
    closes = not after or after.isspace() or after in marks.after_close
    hint = EITHER if opens == closes else OPEN if opens else CLOSE
    if before and before in "'’" and closes:
        hint = CLOSE  # « …’" »: the end of a quotation in a quotation, not an elision
    if hint == EITHER and opens:
        hint = _far_hint(text, span, paragraph, marks)
    if by_sign == 0:
        return hint
    if hint == -by_sign and _surely(text, span, paragraph, hint):
        return hint
    return by_sign


def _far_hint(text: str, span: Span, paragraph: Span, marks: _Marks) -> int:
    """A mark with space on both sides: what stands beyond the space decides, if it can."""
    ahead = text[span.end : paragraph.end].lstrip()[:1]
    behind = text[paragraph.start : span.start].rstrip()[-1:]
    if not ahead or ahead in marks.after_close:
        return CLOSE
    if not behind or behind in ":(":
        return OPEN
    return EITHER


def _surely(text: str, span: Span, paragraph: Span, hint: int) -> bool:
    """A curly or pointed mark is turned round only where its sign makes no sense at all there."""
    ahead = text[span.end : paragraph.end].lstrip()[:1]
    behind = text[paragraph.start : span.start].rstrip()[-1:]
    if hint == CLOSE:
        return (not ahead or ahead in ",.;!?…") and bool(behind)
    return not behind or (behind == ":" and ahead.isalnum())


def _neighbours(text: str, span: Span, paragraph: Span) -> tuple[str, str]:
    before = text[span.start - 1] if span.start > paragraph.start else ""
    after = text[span.end] if span.end < paragraph.end else ""
    return before, after

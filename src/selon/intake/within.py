"""What stands inside a paragraph and is not of it: pointers, appeals at its edges, captions and rubrics run into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from selon.intake.lines import Line
from selon.intake.phrases import bare, phrases
from selon.model import BlockKind, Span

Piece = tuple[Span, BlockKind, str]

SENTENCE = re.compile(r"""[^.!?…]*(?:[.!?…]+(?=["'«»“”)\]\s]|$)["'»”)\]]*(?: [»”])?|[.!?…]+|$)\s*""")
PICTURE = re.compile(
    r"(?<=[.!?»”\"] )[A-ZÀ-Þ][\w'.-]+(?: [A-ZÀ-Þ][\w'.-]+){0,5} \| [A-ZÀ-Þ]{2,}(?: ?/? ?[A-ZÀ-Þ]{2,}){0,6}(?= [A-ZÀ-Þ«“][\w' ]|$)"
)
RUBRIC = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ-]{5,20}\.(?=$| [A-ZÀ-Þ«“\"])")
QUOTES = tuple("«“”\"'‘")
SHOUT = re.compile(r"[A-ZÀ-Þ' !()-]{12,}[ .!]*")


def within(line: Line, is_first: bool) -> list[Piece]:
    """The stretches of a body line that are something else, in order, without overlap."""
    found = [*_edges(line.plain), *_inline(line.plain)]
    if is_first and (match := RUBRIC.match(line.plain)):
        found.append((Span(*match.span()), BlockKind.BOILERPLATE, "rubric"))
    kept: list[Piece] = []
    for (start, end), kind, why in sorted(found):
        if end > start and (not kept or start >= kept[-1][0].end - line.span.start):
            kept.append((Span(line.span.start + start, line.span.start + end), kind, why))
    return kept


def _inline(plain: str) -> Iterator[Piece]:
    for why, pattern in phrases().inline.patterns:
        for match in pattern.finditer(plain):
            yield Span(*match.span()), BlockKind.BOILERPLATE, why
    for match in PICTURE.finditer(plain):
        yield Span(*match.span()), BlockKind.CAPTION, "picture credit"


def _edges(plain: str) -> Iterator[Piece]:
    """Runs of boilerplate sentences at the end and at the start of a paragraph; the rest of it is never asked."""
    sentences = [match.span() for match in SENTENCE.finditer(plain) if match.group().strip()]
    reasons = [_appeal(plain[slice(*span)]) for span in sentences]
    start = 0
    tail = list(takewhile(lambda reason: reason is not None, reversed(reasons)))
    if why := next(filter(None, tail), None):
        start = len(sentences) - len(tail)
        yield Span(sentences[start][0], len(plain)), BlockKind.BOILERPLATE, why
    head = [] if start == 0 and why else list(takewhile(lambda reason: reason is not None, reasons))
    if why := next(filter(None, head), None):
        stop = len(plain[: sentences[len(head) - 1][1]].rstrip())
        yield Span(0, stop), BlockKind.BOILERPLATE, why


def _appeal(sentence: str) -> str | None:
    """The reason why `sentence` is none of the article's, empty for one without words; `None` for an ordinary one."""
    words = bare(sentence)
    if not words:
        return ""
    if sentence.lstrip().startswith(QUOTES):
        return None
    reason = phrases().sentence.whole(words)
    if reason is None and SHOUT.fullmatch(sentence.strip()):
        reason = phrases().line.whole(words)
    return f"{reason} appeal" if reason else None

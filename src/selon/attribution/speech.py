"""Direct, indirect or mixed: how much of a content stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attribution.candidates import Context
from selon.model import Span, Speech

BARE = " \t\n.,;:!?…«»“”\"'‘’–—-()[]"


def speech_of(ctx: Context, content: Sequence[Span], cue: Span | None) -> Speech:
    """A quotation that holds the cue as well is an outer voice's and does not count."""
    letters = quoted = 0
    for span in content:
        marked = [q.outer for q in ctx.quotations if _meets(q.outer, span) and not _holds(q.outer, cue)]
        said = [at for at in range(*span) if ctx.text[at] not in BARE and not ctx.text[at].isspace()]
        letters += len(said)
        quoted += sum(any(outer.start < at < outer.end for outer in marked) for at in said) if marked else 0
    if not quoted:
        return Speech.INDIRECT
    return Speech.DIRECT if quoted == letters else Speech.MIXED


def _meets(outer: Span, span: Span) -> bool:
    return outer.start < span.end and span.start < outer.end


def _holds(outer: Span, cue: Span | None) -> bool:
    return cue is not None and outer.start < cue.start and cue.end <= outer.end

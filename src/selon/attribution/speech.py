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
        for at in range(span.start, span.end):
            if ctx.text[at] in BARE or ctx.text[at].isspace():
                continue
            letters += 1
            quoted += any(q.outer.start < at < q.outer.end and not _holds(q.outer, cue) for q in ctx.quotations)
    if not quoted:
        return Speech.INDIRECT
    return Speech.DIRECT if quoted == letters else Speech.MIXED


def _holds(outer: Span, cue: Span | None) -> bool:
    return cue is not None and outer.start < cue.start and cue.end <= outer.end

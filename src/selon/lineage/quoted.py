"""What an article quotes word for word: two articles may share it without one knowing the other."""

from __future__ import annotations

from selon.model import Reading, Span, Speech


def quoted_spans(reading: Reading) -> list[Span]:
    return [part for one in reading.attributions if one.speech is Speech.DIRECT for part in one.content]

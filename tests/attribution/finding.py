"""Attributions found in an invented text, told by its words."""

from __future__ import annotations

from selon import attribution
from selon.model import Attribution
from tests.attribution.told import parsed


def found(text: str, lang: str) -> tuple[Attribution, ...]:
    return attribution.attribute(*parsed(text, lang))


def words(text: str, lang: str) -> list[tuple[str, str, str]]:
    """(content, source, cue) of each; pieces of a content are joined by « | », what is not there is empty."""
    return [
        (
            " | ".join(text[s.start : s.end] for s in a.content),
            text[a.source.start : a.source.end] if a.source else "",
            text[a.cue.start : a.cue.end] if a.cue else "",
        )
        for a in found(text, lang)
    ]

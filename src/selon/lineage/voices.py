"""Whether two sources of a claim are one: a name and its short form, a state in two languages, an acronym."""

from __future__ import annotations

from collections.abc import Iterable

from selon.attribution.geography import country_code
from selon.language.outlets import outlet, outlet_key
from selon.language.words import key
from selon.lineage.acronyms import expanded

Voice = tuple[str, ...]
"""The words of a source's name, folded; a state's code; an outlet's key."""


def voice(name: str, lang: str, longs: dict[str, str]) -> Voice:
    """What a source is known by in any language and spelling."""
    code = country_code(name, lang)
    if code:
        return ("iso", code)
    known = outlet(name)
    if known and not known.ambiguous:
        return ("outlet", outlet_key(name))
    return tuple(key(expanded(name, longs)).split())


def distinct(voices: Iterable[Voice]) -> int:
    """How many sources there are at least: « Lorcy » is the Bastien Lorcy who is named beside."""
    kept: list[Voice] = []
    for one in sorted(set(voices), key=lambda words: (-len(words), words)):
        if not any(_short_of(one, full) for full in kept):
            kept.append(one)
    return len(kept)


def _short_of(one: Voice, full: Voice) -> bool:
    """The last word of both is the same and the longer has all of the shorter."""
    return bool(one) and one[-1] == full[-1] and set(one) <= set(full)

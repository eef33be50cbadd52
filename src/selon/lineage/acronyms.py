"""Long names that texts give their acronyms: « la Fédération des pêcheurs (FDP) »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.language.words import folded
from selon.lineage.names import CAPITALISED

GIVEN = re.compile(r"\((?P<short>[A-ZÀ-Þ]{2,7})\)")
BEFORE = 90
"""Characters before the bracket in which the long name stands."""


def long_names(texts: Iterable[str]) -> dict[str, str]:
    """Acronym to the name that begins with its letters, as first given in `texts`."""
    found: dict[str, str] = {}
    for text in texts:
        for match in GIVEN.finditer(text):
            long = _long(text[max(0, match.start() - BEFORE) : match.start()], match.group("short"))
            if long:
                found.setdefault(match.group("short"), long)
    return found


def _long(before: str, short: str) -> str | None:
    """The shortest run of words at the end of `before` whose initials hold the letters of `short`, from its first on."""
    words = list(re.finditer(r"[^\W_]+", before))
    for first in range(len(words) - 1, -1, -1):
        initials = [folded(word.group()[0]) for word in words[first:]]
        capital = re.match(CAPITALISED, words[first].group())
        if capital and initials[0] == folded(short[0]) and _holds(initials, folded(short)):
            return " ".join(before[words[first].start() :].split())
    return None


def _holds(initials: list[str], letters: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def expanded(name: str, longs: dict[str, str]) -> str:
    """`name` with its acronyms written out."""
    return re.sub(r"\b[A-ZÀ-Þ]{2,7}\b", lambda match: longs.get(match.group(), match.group()), name)

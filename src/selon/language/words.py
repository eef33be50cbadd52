"""Words without a language: where they stand, and a stable number for their stem."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

WORD = re.compile(r"[^\W_]+")
"""Runs of letters and digits: elided articles and hyphenated words come apart, marks of all kinds fall away."""

STEM = 5
"""Letters kept of a word. Enough to tell words apart in a passage, few enough to join most inflections."""


SHORT = 40
"""Letters up to which a text is a word or a name that comes again, and its folded form is kept."""


def folded(text: str) -> str:
    """Casefolded, accents off. Its length may differ from that of `text`."""
    return _kept(text) if len(text) <= SHORT else _folded(text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


_kept = lru_cache(maxsize=1 << 15)(_folded)


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """A name as it is looked up: folded words with single blanks."""
    return " ".join(WORD.findall(folded(name)))


@lru_cache(maxsize=1 << 17)
def number(word: str) -> int:
    """A 32-bit number of the word's stem, the same in every process. Numerals are kept whole."""
    plain = folded(word)
    return crc32((plain if plain[:1].isdigit() else plain[:STEM]).encode("utf-8", "surrogatepass"))

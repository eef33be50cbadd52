"""What a text keeps when it is translated: names, figures, days and states, in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from selon.attribution.geography import country_code
from selon.language import declares, table
from selon.language.words import folded
from selon.lineage.words import stretches
from selon.model import Article, Span

TOKEN = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")
GROUPS = re.compile(r"[ \u00a0\u202f.,]")
OPENS = re.compile(r"(?:^|[.!?…:»”\n—–])[\s«“\"'’(]*$")
SHORTEST = 3
NAME = 6
"""Letters kept of a name: spellings part further on."""
MANY = 12
"""Places at which a key of one text is tried in the other."""
SPELT = 17
"""Numbers in words from zero on that both tables list one by one."""


class Anchor(NamedTuple):
    """`key` is the same in every language; `span` is where it stands."""

    key: str
    span: Span


@cache
def _calendar(lang: str) -> dict[str, str]:
    """Keys of the words of a language for days, months and small numbers; folded."""
    if "quantities" not in declares(lang):
        return {}
    data = table(lang, "quantities")
    words = {folded(word): f"month {value}" for word, value in data["months"].items()}
    words |= {folded(word): f"day {value}" for word, value in data["weekdays"].items()}
    weak = data["weak_numbers"]
    spelt = [word for word in data["number_words"] if word not in weak[1:]][:SPELT]
    words |= {folded(word): f"# {value}" for value, word in enumerate(spelt) if word not in weak}
    return words


def anchors(article: Article) -> list[Anchor]:
    """In the order of title and body; no two in a row are the same."""
    found: list[Anchor] = []
    for stretch in stretches(article):
        for match in TOKEN.finditer(article.text, *stretch):
            key = _key(match, article)
            if key and (not found or found[-1].key != key):
                found.append(Anchor(key, Span(*match.span())))
    return found


def _key(match: re.Match[str], article: Article) -> str | None:
    word = match.group()
    if word[0].isdigit():
        return "# " + GROUPS.sub("", word)
    known, name = _known(word, article.lang)
    if known or len(word) < SHORTEST or not word[0].isupper():
        return known
    if word.isupper() or not OPENS.search(article.text, max(0, match.start() - 8), match.start()):
        return name
    return None


@lru_cache(maxsize=1 << 17)
def _known(word: str, lang: str) -> tuple[str | None, str]:
    """The key of a number, day, month or state, if the word is one; its key as a name."""
    plain = folded(word)
    state = country_code(word, lang) if len(word) >= SHORTEST else None
    return _calendar(lang).get(plain) or (f"state {state}" if state else None), f"name {plain[:NAME]}"


def in_order(ours: list[Anchor], theirs: list[Anchor], weights: Mapping[str, float]) -> list[tuple[int, int]]:
    """Places (in `ours`, in `theirs`) of the heaviest run of anchors that both have in the same order."""
    places: dict[str, list[int]] = {}
    for place, anchor in enumerate(theirs):
        places.setdefault(anchor.key, []).append(place)
    heaviest = _Prefixes(len(theirs))
    pairs: list[tuple[int, int, int]] = []
    for place, anchor in enumerate(ours):
        for partner in reversed(places.get(anchor.key, ())[:MANY]):
            weight, before = heaviest.up_to(partner)
            pairs.append((place, partner, before))
            heaviest.put(partner, weight + weights.get(anchor.key, 1.0), len(pairs) - 1)
    _, at = heaviest.up_to(len(theirs))
    chain: list[tuple[int, int]] = []
    while at >= 0:
        place, partner, at = pairs[at]
        chain.append((place, partner))
    return chain[::-1]


class _Prefixes:
    """The heaviest of all entries before a place (Fenwick 1994), with what it belongs to."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def up_to(self, place: int) -> tuple[float, int]:
        """The heaviest entry at places below `place`."""
        best = (0.0, -1)
        while place > 0:
            best = max(best, self._best[place])
            place -= place & -place
        return best

    def put(self, place: int, weight: float, belongs: int) -> None:
        place += 1
        while place < len(self._best):
            self._best[place] = max(self._best[place], (weight, belongs))
            place += place & -place

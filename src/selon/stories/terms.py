"""What a text is about, as weighted stems: an article step of grouping.

A stem weighs by how often it stands in the text and how few texts of its language have it (counted beforehand, so that the
weight of a text depends on nothing but itself); names and the title weigh more. Stems of other languages stand under their
French counterpart where one is known, names and numbers under themselves: so accounts in two languages meet.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from selon.language import table
from selon.language.words import WORD, folded
from selon.model import Article, BlockKind

STEM = 6
"""Letters kept of a word: enough to tell words apart, few enough to join inflections and the same name in two languages."""
SHORTEST = 3
TITLE = 1
"""How many more times a word of the title counts."""
NAME = 1.5
"""What a word weighs that stands with a capital more often than not."""
UNSEEN = 3.0
"""Texts that a stem is thought to stand in when it was seen in too few to be counted."""
TERMS = 80
"""Terms kept of a text: the heaviest."""
UNIT = 1000
"""Length of a vector. Weights are whole numbers, so that sums over them are the same on every engine."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Topic:
    """What grouping knows of an article: its id, the proleptic ordinal of the day it was published (`None`: not known),
    its heaviest terms with their weights (sum of squares about `UNIT` squared), heaviest first."""

    article: str
    day: int | None
    terms: tuple[tuple[str, int], ...]


def topic(article: Article) -> Topic:
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for block in article.blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.BODY):
            share = 1 + TITLE * (block.kind is BlockKind.TITLE)
            for word in WORD.findall(article.text, *block.span):
                if len(word) >= SHORTEST:
                    counts[_stem(word)] += share
                    capitals[_stem(word)] += share * word[0].isupper()
    named = {stem for stem, count in capitals.items() if 2 * count > counts[stem]}
    return Topic(article.id, day_of(article.published), _heaviest(counts, named, article.lang))


def stems(text: str) -> list[str]:
    """The stems of all words of `text`, in order."""
    return [_stem(word) for word in WORD.findall(text) if len(word) >= SHORTEST]


def _heaviest(counts: Counter[str], named: set[str], lang: str) -> tuple[tuple[str, int], ...]:
    rarity, bridge = _rarity(lang), _bridge(lang)
    weights: dict[str, float] = {}
    for stem, count in counts.items():
        weight = (1 + math.log(count)) * rarity.get(stem, _unseen(lang)) * (NAME if stem in named else 1.0)
        term = bridge.get(stem, stem)
        weights[term] = max(weights.get(term, 0.0), weight)
    kept = sorted(weights.items(), key=lambda item: (-round(item[1], 6), item[0]))[:TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    whole = ((term, round(UNIT * weight / length)) for term, weight in kept)
    return tuple((term, weight) for term, weight in whole if weight)


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    return folded(word)[:STEM]


@cache
def _rarity(lang: str) -> dict[str, float]:
    known = table(lang, "stems")
    return {stem: max(0.0, math.log(known["texts"] / (count + UNSEEN))) for stem, count in known["counts"].items()}


@cache
def _unseen(lang: str) -> float:
    return math.log(table(lang, "stems")["texts"] / UNSEEN)


@cache
def _bridge(lang: str) -> dict[str, str]:
    words: dict[str, str] = table(lang, "stems")["bridge"]
    return words


def day_of(published: str | None) -> int | None:
    """The proleptic ordinal of the day in an ISO 8601 date; `None` where there is none so exact."""
    found = DAY.match(published or "")
    try:
        return date.fromisoformat(found.group()).toordinal() if found else None
    except ValueError:
        return None

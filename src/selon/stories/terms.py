"""What a text is about, as weighted words: an article step of grouping."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from selon.model import Article, BlockKind

WORD = re.compile(r"[^\W_]+")
STEM = 7
"""Letters kept of a word: enough to tell words apart, few enough to join their inflections, in both languages."""
SHORTEST = 3
TITLE = 2.0
"""How often a word of the title counts."""


def folded(text: str) -> str:
    """Casefolded, accents off."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def terms(article: Article) -> dict[str, float]:
    """How often each stem stands in title and body, damped by the logarithm."""
    counts: Counter[str] = Counter()
    for kind, text in _analysed(article):
        for word in WORD.findall(folded(text)):
            if len(word) >= SHORTEST:
                counts[word[:STEM]] += TITLE if kind is BlockKind.TITLE else 1.0  # type: ignore[assignment]
    return {term: 1 + math.log(count) for term, count in counts.items()}


def _analysed(article: Article) -> Iterator[tuple[BlockKind, str]]:
    for block in article.blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.BODY):
            yield block.kind, article.text[slice(*block.span)]

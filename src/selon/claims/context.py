"""What stands around a place in a text, as weighted stems: by it, two numbers or two names are about the same thing or not."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.claims.acts import folded
from selon.claims.bridge import bridged
from selon.claims.terms import STEM
from selon.model import BlockKind, Reading, Span

REACH = 70
"""Characters to either side that say what a number is about."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Weights of stems over the articles of a story: rare ones weigh more, those in every article nothing."""

    weights: dict[str, float]

    def around(self, reading: Reading, span: Span) -> dict[str, float]:
        """Stems within `REACH` of `span`, in the same sentence, with their weights; nearer ones count more."""
        text = reading.article.text
        before = text[max(0, span.start - REACH) : span.start]
        after = text[span.end : span.end + REACH]
        before = before[max((m.end() for m in _SENTENCE_END.finditer(before)), default=0) :]
        cut = _SENTENCE_END.search(after)
        found: dict[str, float] = {}
        for side, piece in (("before", before), ("after", after[: cut.start()] if cut else after)):
            words = list(_stems(piece, reading.article.lang))
            for place, stem in enumerate(reversed(words) if side == "before" else words):
                weight = self.weights.get(stem, 0.0) / (1 + place / 6)
                found[stem] = max(weight, found.get(stem, 0.0))
        return found


def surroundings(readings: Sequence[Reading]) -> Surroundings:
    frequency: Counter[str] = Counter()
    for reading in readings:
        bodies = (b.span for b in reading.article.blocks if b.kind in {BlockKind.TITLE, BlockKind.BODY})
        frequency.update(
            {stem for span in bodies for stem in _stems(reading.article.text[slice(*span)], reading.article.lang)}
        )
    total = len(readings)
    return Surroundings({stem: math.log((total + 1) / (count + 0.5)) + 0.2 for stem, count in frequency.items()})


def _stems(piece: str, lang: str) -> Iterator[str]:
    for match in _WORD.finditer(piece):
        yield bridged(folded(match.group(0)), lang)[:STEM]


def likeness(a: dict[str, float], b: dict[str, float]) -> float:
    """Shared weight of two surroundings over the geometric mean of theirs, in [0, 1]."""
    shared = sum(min(a[stem], b[stem]) for stem in a if stem in b)
    return shared / max(0.5, math.sqrt(sum(a.values(), 0.0) * sum(b.values(), 0.0)))

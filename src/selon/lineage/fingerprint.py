"""Winnowing: a few word n-grams of an article, chosen so that whoever shares a passage chose one of the same.

Schleimer, Wilkerson, Aiken, *Winnowing: local algorithms for document fingerprinting*, SIGMOD 2003. With n-grams of `GRAM`
words and windows of `WINDOW` n-grams, every shared run of `GRAM + WINDOW - 1` words is certain to leave a trace.

An article step: a pure function of one article, for any engine. A set step over millions keeps the hashes that few articles
have, counts the pairs that share several, and hands these to `alignment.align` through `shared.passages`.
"""

from __future__ import annotations

import numpy as np

from selon.lineage.words import Numbers, Places, Words, grams, words
from selon.model import Article

GRAM = 4
WINDOW = 3


def fingerprint(article: Article) -> tuple[tuple[int, int], ...]:
    """(hash below 2**63, offset of its first word in the text) of the chosen n-grams, in the order of the text."""
    return of_words(words(article))


def of_words(row: Words) -> tuple[tuple[int, int], ...]:
    hashes = grams(row.numbers, GRAM) >> np.uint64(1)
    chosen = _lowest(hashes)
    return tuple(zip(hashes[chosen].tolist(), row.starts[chosen].tolist(), strict=True))


def _lowest(hashes: Numbers) -> Places:
    """Places of the lowest hash of each window, the first of equals."""
    window = min(WINDOW, len(hashes))
    count = len(hashes) - window + 1
    if not len(hashes):
        return np.zeros(0, np.int64)
    lowest, at = hashes[:count].copy(), np.zeros(count, np.int64)
    for offset in range(1, window):
        following = hashes[offset : offset + count]
        lower = following < lowest
        at[lower] = offset
        lowest = np.minimum(lowest, following)
    chosen = np.zeros(len(hashes), bool)
    chosen[np.arange(count) + at] = True
    return np.flatnonzero(chosen)

"""Winnowing: a few word n-grams of an article, chosen so that whoever shares a passage chose one of the same.

Schleimer, Wilkerson, Aiken, *Winnowing: local algorithms for document fingerprinting*, SIGMOD 2003. With n-grams of `GRAM`
words and windows of `WINDOW` n-grams, every shared run of `GRAM + WINDOW - 1` words is certain to leave a trace.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from selon.lineage.words import Words, grams, words
from selon.model import Article

GRAM = 4
WINDOW = 3


def fingerprint(article: Article) -> tuple[tuple[int, int], ...]:
    """(hash below 2**63, offset of its first word in the text) of the chosen n-grams, in the order of the text."""
    return of_words(words(article))


def of_words(row: Words) -> tuple[tuple[int, int], ...]:
    hashes = grams(row.numbers, GRAM) >> np.uint64(1)
    if not len(hashes):
        return ()
    window = min(WINDOW, len(hashes))
    lowest = np.unique(sliding_window_view(hashes, window).argmin(axis=1) + np.arange(len(hashes) - window + 1))
    return tuple(zip(hashes[lowest].tolist(), row.starts[lowest].tolist(), strict=True))

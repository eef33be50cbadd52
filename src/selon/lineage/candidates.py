"""Pairs of articles worth aligning: those whose fingerprints meet. Near-linear in the number of articles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from selon.model import Reading

FEW = 40
"""Up to so many articles, every pair with a common fingerprint is aligned."""
COMMON = 3
"""In larger stories a pair has so many in common: about ten words in a row, or four sentences of which a quarter is new."""
PARTNERS = 24
"""In larger stories each article is aligned with so many others: those with which it has most fingerprints in common."""
EARLIEST = 24
"""Where more articles have a fingerprint, later ones are held against the `FIRST` only: copies make a star, not a net."""
FIRST = 4

Places = NDArray[np.int64]


def candidates(readings: Sequence[Reading]) -> set[tuple[int, int]]:
    """Pairs of places in `readings`, the smaller first."""
    order = sorted(range(len(readings)), key=lambda place: (readings[place].article.published or "~", place))
    pairs = _meeting(*_prints([readings[place] for place in order]))
    codes, common = np.unique(pairs[0] * len(readings) + pairs[1], return_counts=True)
    if len(readings) > FEW:
        codes, common = codes[common >= COMMON], common[common >= COMMON]
    ones, others = np.divmod(codes, max(len(readings), 1))
    if len(readings) > FEW:
        kept = _closest(ones, others, common)
        ones, others = ones[kept], others[kept]
    found = zip(ones.tolist(), others.tolist(), strict=True)
    return {(min(order[one], order[other]), max(order[one], order[other])) for one, other in found}


def _prints(readings: Sequence[Reading]) -> tuple[NDArray[np.int64], Places]:
    """All hashes and the places of their articles, by hash, then by place; each once an article."""
    rows = [np.array(sorted({hash_ for hash_, _ in reading.fingerprint}), np.int64) for reading in readings]
    hashes = np.concatenate([*rows, np.zeros(0, np.int64)])
    places = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], places[order]
    again = np.zeros(len(hashes), bool)
    same = hashes[1:] == hashes[:-1]
    again[1:] |= same
    again[:-1] |= same
    return hashes[again], places[again]


def _meeting(hashes: NDArray[np.int64], places: Places) -> tuple[Places, Places]:
    """Pairs of places (earlier, later) under each hash: a net of its earliest articles, a star for those that follow."""
    fresh = np.concatenate(([True], hashes[1:] != hashes[:-1])) if len(hashes) else np.zeros(0, bool)
    starts = np.flatnonzero(fresh)
    first = np.repeat(starts, np.diff(np.append(starts, len(hashes))))
    rank = np.arange(len(hashes)) - first
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for back in range(1, min(EARLIEST, len(hashes))):
        later = np.flatnonzero((rank >= back) & (rank < EARLIEST))
        ones.append(places[later - back])
        others.append(places[later])
    following = np.flatnonzero(rank >= EARLIEST)
    for place in range(FIRST):
        ones.append(places[first[following] + place])
        others.append(places[following])
    return np.concatenate(ones), np.concatenate(others)


def _closest(ones: Places, others: Places, common: Places) -> NDArray[np.bool_]:
    """Which pairs are among the `PARTNERS` first of either of their articles."""
    kept = np.zeros(len(ones), bool)
    for side in (ones, others):
        order = np.lexsort((np.arange(len(side)), -common, side))
        sorted_ = side[order]
        starts = np.flatnonzero(np.concatenate(([True], sorted_[1:] != sorted_[:-1]))) if len(side) else order
        rank = np.arange(len(side)) - np.repeat(starts, np.diff(np.append(starts, len(side))))
        kept[order[rank < PARTNERS]] = True
    return kept

"""Passages that two texts share, word for word or edited.

Runs of words that both have, in the same order, are found by their n-grams and chained over what was changed between
them, as in the text alignment task of PAN (Potthast et al., CLEF 2012-2014).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from selon.lineage.words import SEED, Places, Words

GAP = 9
"""Words that may stand between two runs of one passage, on either side."""
MANY = 4
"""An n-gram that stands more often in one text says nothing about where its runs are."""
NEXT = 3
"""Runs that are looked at behind one for company; an n-gram has up to `MANY` partners."""
SHORTEST = 6
"""Words of the shortest passage, all of them in one run."""
DENSITY = 0.5
"""Least share of words in runs, over the longer side of a passage."""
NOWHERE: Places = np.zeros(0, np.int64)


class Run(NamedTuple):
    """`size` words from place `left` in one text and from place `right` in the other."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Places of words, `[left, left_end)` in one text and `[right, right_end)` in the other; `same` of them are in runs."""

    left: int
    left_end: int
    right: int
    right_end: int
    same: int
    longest: int

    @property
    def sameness(self) -> float:
        return self.same / max(self.left_end - self.left, self.right_end - self.right)


def align(left: Words, right: Words) -> list[Passage]:
    """Passages in the order of `left`, none inside another on both sides."""
    chains = _chains(list(_runs(*_seeds(left, right))))
    passages = [passage for chain in chains if _may_last(chain) for passage in _dense(chain)]
    return [passage for passage in passages if passage.longest >= SHORTEST or _solid(passage)]


def _may_last(chain: list[Run]) -> bool:
    """Enough words for a passage, however it is cut."""
    return chain[0].size >= SHORTEST if len(chain) == 1 else sum(run.size for run in chain) >= SHORTEST


def _seeds(left: Words, right: Words) -> tuple[Places, Places]:
    """Pairs of places where the same n-gram begins, by diagonal, then by place."""
    ours, theirs = left.seeds, right.seeds
    if not len(ours.ranked) or not len(theirs.ranked):
        return NOWHERE, NOWHERE
    low = np.searchsorted(theirs.ranked, ours.ranked, "left")
    met = np.flatnonzero(theirs.ranked[np.minimum(low, len(theirs.ranked) - 1)] == ours.ranked)
    low = low[met]
    counts = np.searchsorted(theirs.ranked, ours.ranked[met], "right") - low
    counts[counts > MANY] = 0
    places = np.repeat(ours.order[met], counts)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    partners = theirs.order[np.repeat(low, counts) + offsets]
    by_diagonal = np.lexsort((places, partners - places))
    return places[by_diagonal], partners[by_diagonal]


def _runs(places: Places, partners: Places) -> Iterator[Run]:
    """Seeds that follow one another on a diagonal, joined; those too short to stand alone are left out where they would."""
    if not len(places):
        return
    follows = (np.diff(places) == 1) & (np.diff(partners) == 1)
    starts = np.flatnonzero(np.concatenate(([True], ~follows)))
    sizes = np.diff(np.append(starts, len(places))) + SEED - 1
    order = np.lexsort((partners[starts], places[starts]))
    lefts, rights, sizes = places[starts][order], partners[starts][order], sizes[order]
    kept = (sizes >= SHORTEST) | _accompanied(lefts, rights, sizes)
    yield from map(Run, lefts[kept].tolist(), rights[kept].tolist(), sizes[kept].tolist())


def _accompanied(lefts: Places, rights: Places, sizes: Places) -> NDArray[np.bool_]:
    """Which runs, in the order of the left text, have another near by in both texts, among the next `NEXT`."""
    near = np.zeros(len(lefts), bool)
    for step in range(1, min(NEXT, len(lefts) - 1) + 1):
        reach = sizes[:-step] + GAP
        beside = (lefts[step:] - lefts[:-step] <= reach) & (np.abs(rights[step:] - rights[:-step]) <= reach)
        near[:-step] |= beside
        near[step:] |= beside
    return near


def _chains(runs: list[Run]) -> list[list[Run]]:
    """Each run, in the order of the left text, goes to the open chain whose end is nearest before it."""
    open_chains: list[list[Run]] = []
    closed: list[list[Run]] = []
    for run in runs:
        still = [chain for chain in open_chains if run.left - (chain[-1].left + chain[-1].size) <= GAP]
        if len(still) < len(open_chains):
            closed += [chain for chain in open_chains if chain not in still]
        open_chains = still
        fitting = [
            (cost, place) for place, chain in enumerate(open_chains) if (cost := _cost(chain[-1], run)) is not None
        ]
        if fitting:
            open_chains[min(fitting)[1]].append(run)
        else:
            open_chains.append([run])
    return closed + open_chains


def _cost(last: Run, run: Run) -> int | None:
    """Words between two runs; `None` where they do not follow one another. Runs may overlap by less than a seed."""
    left, right = run.left - last.left - last.size, run.right - last.right - last.size
    if -SEED < left <= GAP and -SEED < right <= GAP:
        return max(left, 0) + max(right, 0)
    return None


def _dense(chain: list[Run]) -> Iterator[Passage]:
    """The passage of a chain; where too little of it is in runs, cut at its widest gap."""
    passage = _passage(chain)
    if len(chain) == 1 or passage.sameness >= DENSITY:
        yield passage
        return
    gaps = [(_cost(chain[at - 1], chain[at]) or 0, at) for at in range(1, len(chain))]
    cut = max(gaps)[1]
    yield from _dense(chain[:cut])
    yield from _dense(chain[cut:])


def _passage(chain: list[Run]) -> Passage:
    first, last = chain[0], chain[-1]
    same = sum(run.size for run in chain)
    same -= sum(
        max(0, before.left + before.size - run.left, before.right + before.size - run.right)
        for before, run in pairwise(chain)
    )
    longest = max(run.size for run in chain)
    return Passage(first.left, last.left + last.size, first.right, last.right + last.size, same, longest)


def _solid(passage: Passage) -> bool:
    """Long enough to be no chance though every run in it is short."""
    return passage.same >= 2 * SHORTEST and passage.longest > SEED

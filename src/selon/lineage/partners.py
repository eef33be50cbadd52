"""With which stored articles one more is to be aligned: the rules of `steps.py`, for one article instead of all.

A property test holds the two to the same answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from selon.lineage.steps import COMMON, EARLIEST, FURNITURE, PARTNERS, STOP


class Held(NamedTuple):
    """What orders an article among those that have a fingerprint (day, 0 where none is known, then id), and its outlet."""

    day: int
    id: str
    outlet: str | None


def partners(
    mine: int, holders: Iterable[Sequence[int]], known: Mapping[int, Held], but: Collection[int] = ()
) -> list[int]:
    """The articles that have most fingerprints in common with `mine`: `PARTNERS` of the earlier, as many of the later.

    `holders` are all articles that have a fingerprint of `mine`, itself among them, one collection a fingerprint; longer
    ones than `STOP` may be cut. All are named by the keys of `known`; those in `but` are passed over.
    """
    order = sorted(known, key=lambda place: known[place][:2])
    rank = {place: at for at, place in enumerate(order)}
    earlier: Counter[int] = Counter()
    later: Counter[int] = Counter()
    for places, times in Counter(map(tuple, holders)).items():
        if 2 <= len(places) <= STOP:
            for place in _led(mine, sorted(places, key=rank.__getitem__), known):
                (earlier if rank[place] < rank[mine] else later)[place] += times
    return [*_closest(earlier, but), *_closest(later, but)]


def _led(mine: int, ranked: list[int], known: Mapping[int, Held]) -> list[int]:
    """Where a fingerprint leads from `mine`, and from where it leads there; `ranked` are all that have it, in time."""
    turn = ranked.index(mine)
    met = ranked[: min(turn, EARLIEST)] + (ranked[turn + 1 :] if turn < EARLIEST else [])
    outlet = known[mine].outlet
    pages = sum(known[place].outlet == outlet for place in ranked)
    if outlet is None or pages < FURNITURE:
        return met
    return [place for place in met if known[place].outlet != outlet]


def _closest(common: Counter[int], but: Collection[int]) -> list[int]:
    found = [place for place, count in common.items() if count >= COMMON and place not in but]
    return sorted(found, key=lambda place: (-common[place], place))[:PARTNERS]

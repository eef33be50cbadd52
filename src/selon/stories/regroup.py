"""Average linkage over again around one article, over the pairs that are stored: what `cluster` finds among all articles it
finds among those that hang together, so a new article costs a look at its surroundings.

An early join that a later article shows wrong is undone, and two stories that it shows to be one become one.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from selon.identity import as_number
from selon.stories.cluster import ALIKE, cluster
from selon.stories.near import Pair
from selon.stories.shelf import Shelf, Tie

ROOM = 64
"""Articles grouped over again around a new one. A home that finds no room stays as it is, but for what joins it."""


@dataclass(slots=True)
class Around:
    """Homes that hang together with an article, by links of `ALIKE` and more, the most alike first as far as there is room:
    their `members` in time, each with its home, their ids as numbers (`names`), and all `ties` of those. `left` found no room.
    `sizes` are of both."""

    members: dict[int, int] = field(default_factory=dict)
    names: list[int] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)


def settle(shelf: Shelf, number: int) -> set[int]:
    """Group over again around `number`, which has a home of its own and its pairs; the homes that lost or won articles."""
    around = _around(shelf, number)
    found = _homes(around, number)
    changed = {member: home for member, home in found.items() if home != around.members[member]}
    shelf.move(changed)
    return {*changed.values(), *(around.members[member] for member in changed)}


def _around(shelf: Shelf, start: int) -> Around:
    found = Around()
    in_time: list[tuple[int, str, int, int]] = []
    waiting = [(0, start)]
    while waiting:
        _, home = heapq.heappop(waiting)
        if home in found.sizes:
            continue
        found.sizes[home] = shelf.size(home)
        if len(in_time) + found.sizes[home] > ROOM:
            found.left.add(home)
            continue
        in_time += [(*member, home) for member in shelf.members(home)]
        for tie in shelf.ties(home):
            found.ties.append(tie)
            if tie.alike >= ALIKE and tie.home not in found.sizes:
                heapq.heappush(waiting, (-tie.alike, tie.home))
    in_time.sort()
    found.members = {number: home for _, _, number, home in in_time}
    found.names = [as_number(article) for _, article, _, _ in in_time]
    return found


def _homes(around: Around, number: int) -> dict[int, int]:
    """The home that each article around is to have; those not named keep theirs."""
    means = _means(around, {number})
    best = _best(means)
    if best in around.left:
        return {number: best}
    homes: dict[int, int] = {}
    for group in _groups(around):
        home = _label(group, around.members)
        if number in group:
            home = _best(_means(around, group), among=around.left) or home
        homes |= dict.fromkeys(group, home)
    return homes


def _groups(around: Around) -> list[list[int]]:
    members = list(around.members)
    ranks = {member: rank for rank, member in enumerate(members)}
    pairs = (
        Pair(ranks[tie.one], ranks[tie.other], tie.alike)
        for tie in around.ties
        if tie.other in ranks and ranks[tie.one] < ranks[tie.other]
    )
    return [[members[rank] for rank in group] for group in cluster(around.names, pairs)]


def _means(around: Around, group: Collection[int]) -> dict[int, float]:
    """The mean likeness of `group` to each home around that it has a tie to."""
    own, sums = set(group), Counter[int]()
    for tie in around.ties:
        if tie.one in own and tie.home in around.sizes:
            sums[tie.home] += tie.alike
    return {home: alike / (len(own) * around.sizes[home]) for home, alike in sums.items()}


def _best(means: dict[int, float], among: Collection[int] | None = None) -> int | None:
    """The home of the greatest mean, if that is enough."""
    enough = {home: mean for home, mean in means.items() if mean >= ALIKE and (among is None or home in among)}
    return max(enough, key=lambda home: (enough[home], -home), default=None)


def _label(group: list[int], before: dict[int, int]) -> int:
    """The home that most of `group` had, if the article that it is named by is still among them; else named by the first."""
    own = set(group)
    counts = Counter(before[member] for member in group if before[member] in own)
    return min(counts, key=lambda home: (-counts[home], home), default=group[0])

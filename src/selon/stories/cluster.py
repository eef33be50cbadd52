"""From pairs to stories: average linkage over the pairs there are.

Two groups become one while the mean likeness of their members (0 for a pair not named) is `ALIKE` or more; the most alike first.
The outcome depends on the pairs only, not on their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable

from selon.stories.near import Pair
from selon.stories.terms import UNIT

ALIKE = UNIT * UNIT * 12 // 100
"""Mean likeness from which two groups are one story."""

Links = dict[int, dict[int, int]]


def cluster(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The places `0 … size - 1` in groups, each sorted, groups by their first place."""
    links: Links = defaultdict(dict)
    for one, other, alike in pairs:
        links[one][other] = links[other][one] = alike
    members = {place: [place] for place in range(size)}
    heap: list[tuple[float, int, int]] = [
        (-alike, one, other) for one, near in links.items() for other, alike in near.items() if one < other
    ]
    heapq.heapify(heap)
    while heap:
        mean, one, other = heapq.heappop(heap)
        if -mean < ALIKE:
            break
        if one in members and other in members and -mean == _mean(links, members, one, other):
            for third in _merge(links, members, one, other):
                again = _mean(links, members, one, third)
                heapq.heappush(heap, (-again, min(one, third), max(one, third)))
    return sorted(sorted(group) for group in members.values())


def _mean(links: Links, members: dict[int, list[int]], one: int, other: int) -> float:
    return links[one].get(other, 0) / (len(members[one]) * len(members[other]))


def _merge(links: Links, members: dict[int, list[int]], one: int, other: int) -> list[int]:
    """`other` becomes part of `one`; the groups that `one` has links to now."""
    members[one] += members.pop(other)
    ours, theirs = links[one], links.pop(other)
    ours.pop(other, None)
    theirs.pop(one, None)
    for third, alike in theirs.items():
        del links[third][other]
        ours[third] = links[third][one] = ours.get(third, 0) + alike
    return list(ours)

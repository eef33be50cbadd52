"""From pairs to stories: average linkage over the pairs there are.

Two groups become one while the mean likeness of their members (0 for a pair not named) is `ALIKE` or more; the most alike first.
The outcome depends on the pairs only, not on their order. `rounds.py` comes to the same by SQL, for any number of articles.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from selon.stories.near import Pair
from selon.stories.terms import UNIT

ALIKE = UNIT * UNIT * 12 // 100
"""Mean likeness from which two groups are one story."""
PRIME = 2**31 - 1
"""Among pairs equally alike, chance decides, and the same chance everywhere: the product of their numbers, modulo this prime.
Else a hundred copies of one text would join one by one, each waiting for the one before."""

Links = dict[int, dict[int, int]]


class Merge(NamedTuple):
    """Group `node` became part of group `label`. A group is named by the least of its articles' numbers."""

    node: int
    label: int


def cluster(numbers: Sequence[int], pairs: Iterable[Pair]) -> list[list[int]]:
    """The places of `numbers` in groups, each sorted, groups by their first place. `pairs` are of places.

    `numbers` name the articles, each another: what decides between pairs equally alike.
    """
    named = (Pair(numbers[one], numbers[other], alike) for one, other, alike in pairs)
    labels = roots(merges(dict.fromkeys(numbers, 1), named))
    groups: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        groups[labels.get(number, number)].append(place)
    return sorted(groups.values())


def merges(sizes: Mapping[int, int], pairs: Iterable[Pair]) -> list[Merge]:
    """What becomes part of what, in order. `sizes` are the articles of each group to begin with; `pairs` are of groups, their
    likeness summed over their articles."""
    sizes = dict(sizes)
    links: Links = defaultdict(dict)
    for one, other, alike in pairs:
        links[one][other] = links[other][one] = alike
    heap = [
        (-_mean(links, sizes, one, other), chance(one, other), one, other)
        for one, near in links.items()
        for other in near
        if one < other
    ]
    heapq.heapify(heap)
    found: list[Merge] = []
    while heap:
        mean, _, one, other = heapq.heappop(heap)
        if -mean < ALIKE:
            break
        if one in sizes and other in sizes and -mean == _mean(links, sizes, one, other):
            found.append(Merge(other, one))
            for third in _merge(links, sizes, one, other):
                again = _mean(links, sizes, one, third)
                heapq.heappush(heap, (-again, chance(one, third), min(one, third), max(one, third)))
    return found


def roots(found: Iterable[Merge]) -> dict[int, int]:
    """The group in which each merged one ends. `found` is in order: what was merged is not merged into again."""
    labels: dict[int, int] = {}
    for node, label in reversed(list(found)):
        labels[node] = labels.get(label, label)
    return labels


def chance(one: int, other: int) -> int:
    """What decides between pairs equally alike: the lower first."""
    return one % PRIME * (other % PRIME) % PRIME


def _mean(links: Links, sizes: Mapping[int, int], one: int, other: int) -> float:
    return links[one].get(other, 0) / (sizes[one] * sizes[other])


def _merge(links: Links, sizes: dict[int, int], one: int, other: int) -> list[int]:
    """`other` becomes part of `one`; the groups that `one` has links to now."""
    sizes[one] += sizes.pop(other)
    ours, theirs = links[one], links.pop(other)
    ours.pop(other, None)
    theirs.pop(one, None)
    for third, alike in theirs.items():
        del links[third][other]
        ours[third] = links[third][one] = ours.get(third, 0) + alike
    return list(ours)

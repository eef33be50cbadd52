"""Which articles hang together at all, over arrays: what lets millions be grouped a handful at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from selon.stories.cluster import ALIKE, cluster
from selon.stories.near import FADES, SAME_TIME, WHOLE, Pair

Places = NDArray[np.int64]


def stories_of(days: Places, one: Places, other: Places, products: Places) -> Places:
    """For each place the least place of its story. `days` are ordinals, 0 for none; places are in time (by day, then id).

    `one`, `other`, `products` are the pairs. The outcome is that of `group_topics` on the same articles.
    """
    alike = likenesses(days, one, other, products)
    near = alike >= ALIKE
    labels = components(len(days), one[near], other[near])
    inside = labels[one] == labels[other]
    stories = np.arange(len(days))
    for members, pairs in _apart(labels, one[inside], other[inside], alike[inside]):
        for group in cluster(len(members), pairs):
            stories[members[group]] = members[group[0]]
    return stories


def likenesses(days: Places, one: Places, other: Places, products: Places) -> Places:
    """`near.likeness` over arrays."""
    apart = np.clip(np.abs(days[one] - days[other]) - SAME_TIME, 0, len(FADES) - 1)
    faded = products * np.array(FADES, np.int64)[apart] // WHOLE
    return np.where((days[one] == 0) | (days[other] == 0), products, faded)


def components(size: int, one: Places, other: Places) -> Places:
    """For each place the least place that it is linked to, at any remove."""
    labels = np.arange(size)
    while True:
        least = np.minimum(labels[one], labels[other])
        new = labels.copy()
        np.minimum.at(new, labels[one], least)
        np.minimum.at(new, labels[other], least)
        new = _settled(new)
        if np.array_equal(new, labels):
            return labels
        labels = new


def _settled(labels: Places) -> Places:
    """Labels of labels, until they name themselves."""
    while not np.array_equal(labels, labels[labels]):
        labels = labels[labels]
    return labels


def _apart(labels: Places, one: Places, other: Places, alike: Places) -> Iterator[tuple[Places, list[Pair]]]:
    """Each component of two places or more: its places, and its pairs by their ranks among them."""
    by_label = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[by_label], prepend=-1))
    pair_order = np.argsort(labels[one], kind="stable")
    pair_labels = labels[one][pair_order]
    for members in np.split(by_label, starts[1:]):
        if len(members) > 1:
            low, high = np.searchsorted(pair_labels, [labels[members[0]], labels[members[0]] + 1])
            chosen = pair_order[low:high]
            ranks = (np.searchsorted(members, side[chosen]).tolist() for side in (one, other))
            yield members, [Pair(*pair) for pair in zip(*ranks, alike[chosen].tolist(), strict=True)]

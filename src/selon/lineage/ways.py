"""The ways by which the articles of one claim have it: nodes, who has it from whom, roots and circles. Linear in both.

A node is an article's `doc` or, for an outlet whose text is not here, `=` and its key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

Edges = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Ways:
    """`roots`: each root with the articles that come from it; `circular`: articles from which a way leads back to them."""

    roots: dict[str, list[str]]
    circular: tuple[str, ...]


def ways(edges: Edges, same: Iterable[tuple[str, str]]) -> Ways:
    """`edges`: whom each article has it from; the two of a pair in `same` count as one. A circle is one root."""
    group = _joined(edges, same)
    taken: dict[str, set[str]] = {first: set() for first in group.values()}
    for doc, others in edges.items():
        taken[group[doc]] |= {group.get(other, other) for other in others} - {group[doc]}
    circle = {node: members[0] for members in _circles(taken) for node in members}
    first = {doc: circle.get(node, node) for doc, node in group.items()}
    upward: dict[str, set[str]] = {node: set() for node in first.values()}
    for doc, others in edges.items():
        upward[first[doc]] |= {first.get(other, other) for other in others} - {first[doc]}
    ends = _ends(upward)
    roots: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(edges):
        for root in ends[first[doc]]:
            roots[root].append(doc)
    sizes = {node: sum(other == node for other in circle.values()) for node in set(circle.values())}
    circular = tuple(sorted(doc for doc, node in group.items() if sizes.get(circle.get(node, ""), 0) > 1))
    return Ways(dict(roots), circular)


def _joined(edges: Edges, same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first of its equals for each article."""
    parent = {doc: doc for doc in edges}

    def top(doc: str) -> str:
        while parent[doc] != doc:
            parent[doc] = parent[parent[doc]]
            doc = parent[doc]
        return doc

    for one, other in same:
        low, high = sorted((top(one), top(other)))
        parent[high] = low
    return {doc: top(doc) for doc in edges}


def _circles(taken: Edges) -> Iterator[list[str]]:
    """Strongly connected components, members sorted (Tarjan 1972, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in taken:
        waiting = [] if start in index else [(start, iter(sorted(taken[start])))]
        while waiting:
            node, others = waiting[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                path.append(node)
                on_path.add(node)
            fresh = next(
                (other for other in others if other in taken and _lower(other, node, index, low, on_path)), None
            )
            if fresh is not None:
                waiting.append((fresh, iter(sorted(taken[fresh]))))
                continue
            waiting.pop()
            if waiting:
                low[waiting[-1][0]] = min(low[waiting[-1][0]], low[node])
            if low[node] == index[node]:
                members = path[path.index(node) :]
                del path[-len(members) :]
                on_path -= set(members)
                yield sorted(members)


def _lower(other: str, node: str, index: dict[str, int], low: dict[str, int], on_path: set[str]) -> bool:
    """Whether `other` is still to be gone to; where it is on the path, `node` reaches as low."""
    if other in index and other in on_path:
        low[node] = min(low[node], index[other])
    return other not in index


def _ends(upward: Edges) -> dict[str, set[str]]:
    """The roots that each node comes from; a root comes from itself."""
    ends: dict[str, set[str]] = {}
    for node in TopologicalSorter(upward).static_order():
        above = upward.get(node, ())
        ends[node] = {root for other in above for root in ends[other]} or {node}
    return ends

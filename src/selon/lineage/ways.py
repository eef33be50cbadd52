"""The ways by which the articles of one claim have it: nodes, who has it from whom, roots and circles.

A node is an article's `doc` or, for an outlet whose text is not here, `=` and its key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Edges = Mapping[str, Iterable[str]]


def roots(edges: Edges, same: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Each root with the articles that come from it. A circle is one root; so are the two of a pair in `same`."""
    group = _circles(edges, same)
    taken: dict[str, set[str]] = defaultdict(set)
    for doc, others in edges.items():
        taken[group[doc]] |= {group.get(other, other) for other in others} - {group[doc]}
    found: dict[str, set[str]] = defaultdict(set)
    for doc in edges:
        for node in _reached(group[doc], taken):
            if not taken.get(node):
                found[node].add(doc)
    return {root: sorted(docs) for root, docs in found.items()}


def circular(edges: Edges) -> tuple[str, ...]:
    """The articles from which the ways lead back to themselves."""
    return tuple(sorted(doc for doc in edges if any(doc in _reached(other, edges) for other in edges[doc])))


def _circles(edges: Edges, same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first of its circle or of its equals for each article."""
    joined: dict[str, set[str]] = {doc: set(others) for doc, others in edges.items()}
    for one, other in same:
        joined[one].add(other)
        joined[other].add(one)
    reach = {doc: _reached(doc, joined) for doc in edges}
    return {doc: min(other for other in reach[doc] if other in reach and doc in reach[other]) for doc in edges}


def _reached(start: str, edges: Edges) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        fresh = set(edges.get(waiting.pop(), ())) - seen
        seen |= fresh
        waiting += fresh
    return seen

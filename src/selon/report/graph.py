"""Who stands on whom, laid out: columns from what is taken to who takes it, edges between, ready to be drawn as SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from selon.model import Derivation, Story
from selon.report.views import ArticleView

COLUMN, ROW, WIDTH, HEIGHT, TOP = 300, 40, 200, 30, 8


@dataclass(frozen=True, slots=True)
class Node:
    """`x`, `y` of the left upper corner, in pixels; `number` of the article, or `None` for what stands outside."""

    key: str
    label: str
    number: int | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """From what is taken to who takes it; `path` is SVG, `index` the derivation's place in the list below the drawing."""

    index: int
    kind: str
    directed: bool
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


def graph(story: Story, articles: Iterable[ArticleView]) -> Graph:
    """The drawing of the derivations of `story`; articles that take nothing and give nothing are left out."""
    views = {view.doc: view for view in articles}
    drawn = [(i, d) for i, d in enumerate(story.derivations) if d.taken_from != d.doc]
    keys = list(dict.fromkeys(key for _, d in drawn for key in (d.taken_from, d.doc)))
    columns = _columns(keys, [d for _, d in drawn])
    nodes = {node.key: node for node in _placed(keys, columns, [d for _, d in drawn], views)}
    edges = tuple(_edge(i, d, nodes) for i, d in drawn)
    width = max((node.x for node in nodes.values()), default=0) + WIDTH + 20
    height = max((node.y for node in nodes.values()), default=0) + HEIGHT + 20
    return Graph(tuple(nodes.values()), edges, width, height)


def _columns(keys: list[str], derivations: list[Derivation]) -> dict[str, int]:
    """Longest path from what takes from nobody; a circle stops growing after as many rounds as there are nodes."""
    level = dict.fromkeys(keys, 0)
    for _ in keys:
        changed = False
        for d in derivations:
            wanted = level[d.taken_from] + 1
            if d.directed and level[d.doc] < wanted <= len(keys):
                level[d.doc], changed = wanted, True
        if not changed:
            break
    used = {old: new for new, old in enumerate(sorted(set(level.values())))}
    return {key: min(used[value], 5) for key, value in level.items()}


def _placed(
    keys: list[str], columns: dict[str, int], derivations: list[Derivation], views: dict[str, ArticleView]
) -> list[Node]:
    """Nodes of each column in the order of the mean place of their neighbours to the left: fewer crossings."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for d in derivations:
        neighbours[d.doc].append(d.taken_from)
    rows: dict[str, float] = {}
    placed: list[Node] = []
    for column in range(max(columns.values(), default=-1) + 1):
        members = [key for key in keys if columns[key] == column]
        members.sort(key=lambda key: _mean([rows[n] for n in neighbours[key] if n in rows]))
        for row, key in enumerate(members):
            rows[key] = row
            view = views.get(key)
            label = f"{view.number} · {view.name}" if view else key
            placed.append(Node(key, label, view.number if view else None, 10 + column * COLUMN, TOP + row * ROW))
    return placed


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1e9


def _edge(index: int, derivation: Derivation, nodes: dict[str, Node]) -> Edge:
    one, two = nodes[derivation.taken_from], nodes[derivation.doc]
    y1, y2 = one.y + HEIGHT // 2, two.y + HEIGHT // 2
    if one.x == two.x:
        x = one.x + WIDTH
        path = f"M{x} {y1} C{x + 60} {y1} {x + 60} {y2} {x} {y2}"
    else:
        x1, x2 = (one.x + WIDTH, two.x) if one.x < two.x else (one.x, two.x + WIDTH)
        middle = (x1 + x2) // 2
        path = f"M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}"
    label = f"{two.label} ← {one.label}"
    return Edge(index, derivation.kind.value, derivation.directed, label, path)

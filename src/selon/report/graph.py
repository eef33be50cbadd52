"""Who stands on whom, laid out: columns from what is taken to who takes it, edges between, ready to be drawn as SVG.

What a longer way already shows is not drawn again (transitive reduction), and articles that stand on the very same are
drawn as one: so that sixty articles can be read like five. The list below the drawing has every tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selon.report.records import ArticleView
from selon.report.ties import WORD, Tie

COLUMN, GAP, WIDTH, LINE, TOP = 290, 12, 210, 26, 10
ALONE = 14
"""Articles up to which those that stand on the same are still drawn one by one."""
IN_ROW = 5
"""Numbers of articles in one line of a group."""
BEND = "\0"
"""The kind of a node that is none: where an edge passes a column."""
STRENGTH = ("copied", "translated", "credited", "cited", WORD)


@dataclass(frozen=True, slots=True)
class Member:
    number: int
    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Node:
    """`x`, `y` of the left upper corner and `height`, in pixels. `number` of the article, or `None` for what stands
    outside and for a group, whose articles are `members`."""

    key: str
    kind: str
    label: str
    number: int | None
    x: int
    y: int
    height: int
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """From what is taken to who takes it; `path` is SVG, `index` the first tie it stands for in the list below."""

    index: int
    kind: str
    directed: bool
    taker: str
    taken: str
    path: str


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    width: int = 0
    height: int = 0


Pairs = dict[tuple[str, str], Tie]
"""By (taken, taker) the strongest tie between the two."""


def graph(ties: Sequence[Tie], articles: Iterable[ArticleView]) -> Graph:
    """The drawing of `ties`; articles that take nothing and give nothing are left out."""
    views = {view.doc: view for view in articles}
    pairs = _reduced(_strongest(ties))
    groups = _groups(pairs, views)
    drawn = {(_in(groups, taken), _in(groups, taker)): tie for (taken, taker), tie in reversed(pairs.items())}
    columns = _columns(drawn)
    ways = {pair: _way(pair, columns) for pair in drawn}
    sources = {tie.taken for tie in ties if tie.kind == WORD}
    nodes = _placed(ways, columns, lambda key, x, y: _node(key, x, y, groups, views, sources))
    edges = tuple(_edge(tie, [nodes[key] for key in ways[pair]]) for pair, tie in drawn.items())
    placed = tuple(node for node in nodes.values() if node.kind != BEND)
    width = max((node.x for node in placed), default=0) + WIDTH + 70
    return Graph(placed, edges, width, max((node.y + node.height for node in placed), default=0) + TOP)


def _strongest(ties: Sequence[Tie]) -> Pairs:
    pairs: Pairs = {}
    for tie in sorted(ties, key=lambda tie: (STRENGTH.index(tie.kind), tie.index)):
        if tie.taken != tie.taker:
            pairs.setdefault((tie.taken, tie.taker), tie)
    return pairs


def _reduced(pairs: Pairs) -> Pairs:
    """Without directed pairs that a longer way joins too, and without undirected ones between what is joined already."""
    takers: dict[str, set[str]] = defaultdict(set)
    for (taken, taker), tie in pairs.items():
        if tie.directed and (taker, taken) not in pairs:
            takers[taken].add(taker)
    kept = {
        pair: tie
        for pair, tie in pairs.items()
        if tie.directed and not any(_reaches(takers, step, pair[1]) for step in takers[pair[0]] - {pair[1]})
    }
    joined = _Joined(kept)
    return kept | {pair: tie for pair, tie in pairs.items() if not tie.directed and joined.join(*pair)}


def _reaches(takers: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        fresh = takers.get(here, set()) - seen
        seen |= fresh
        waiting += fresh
    return False


class _Joined:
    """Which keys hang together (union-find)."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._up: dict[str, str] = {}
        for one, two in pairs:
            self.join(one, two)

    def _root(self, key: str) -> str:
        while (up := self._up.get(key, key)) != key:
            key = up
        return key

    def join(self, one: str, two: str) -> bool:
        """Join both; false where they were joined before."""
        one, two = self._root(one), self._root(two)
        self._up[one] = two
        return one != two


def _groups(pairs: Pairs, views: dict[str, ArticleView]) -> dict[str, tuple[str, ...]]:
    """Articles from which nobody takes and that take from the very same, by the first of them; none in a small drawing."""
    keys = {key for pair in pairs for key in pair}
    if len(keys & views.keys()) <= ALONE:
        return {}
    stands: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (taken, taker), tie in pairs.items():
        stands[taker].add((taken, tie.kind))
    giving = {taken for taken, _ in pairs}
    alike: dict[frozenset[tuple[str, str]], list[str]] = defaultdict(list)
    for key in sorted(keys - giving, key=lambda key: views[key].number if key in views else 0):
        if key in views:
            alike[frozenset(stands[key])].append(key)
    return {members[0]: tuple(members) for members in alike.values() if len(members) > 1}


def _in(groups: dict[str, tuple[str, ...]], key: str) -> str:
    return next((first for first, members in groups.items() if key in members), key)


def _columns(pairs: Pairs) -> dict[str, int]:
    """Longest path from what takes from nobody; a circle stops growing after as many rounds as there are nodes."""
    level = dict.fromkeys((key for pair in pairs for key in pair), 0)
    for _ in level:
        changed = False
        for (taken, taker), tie in pairs.items():
            wanted = level[taken] + 1
            if tie.directed and level[taker] < wanted <= len(level):
                level[taker], changed = wanted, True
        if not changed:
            break
    used = {old: new for new, old in enumerate(sorted(set(level.values())))}
    return {key: min(used[value], 5) for key, value in level.items()}


def _way(pair: tuple[str, str], columns: dict[str, int]) -> tuple[str, ...]:
    """The nodes that an edge goes by: a bend in each column that it passes, so that it runs between the others."""
    taken, taker = pair
    first, last = columns[taken], columns[taker]
    step = 1 if last >= first else -1
    bends = [f"{BEND}{column}\0{taken}\0{taker}" for column in range(first + step, last, step)]
    columns |= dict(zip(bends, range(first + step, last, step), strict=True))
    return (taken, *bends, taker)


def _placed(
    ways: dict[tuple[str, str], tuple[str, ...]], columns: dict[str, int], made: Callable[[str, int, int], Node]
) -> dict[str, Node]:
    """Nodes of each column in the order of the mean height of what they take from: fewer crossings."""
    stands: dict[str, list[str]] = defaultdict(list)
    for way in ways.values():
        for one, two in pairwise(way):
            stands[two].append(one)
    placed: dict[str, Node] = {}
    for column in range(max(columns.values(), default=-1) + 1):
        members = [key for key in columns if columns[key] == column]
        wanted = {key: _middle([placed[t] for t in stands[key] if t in placed]) for key in members}
        y = TOP
        for key in sorted(members, key=lambda key: wanted[key]):
            placed[key] = made(key, 10 + column * COLUMN, y)
            y += placed[key].height + GAP
    return _centred(placed)


def _node(
    key: str, x: int, y: int, groups: dict[str, tuple[str, ...]], views: dict[str, ArticleView], sources: set[str]
) -> Node:
    if key.startswith(BEND):
        return Node(key, BEND, "", None, x, y, 4)
    if key in groups:
        own = [views[doc] for doc in groups[key]]
        at = [(x + 10 + 38 * (i % IN_ROW), y + 2 + LINE * (1 + i // IN_ROW)) for i in range(len(own))]
        members = tuple(Member(v.number, v.name, *place) for v, place in zip(own, at, strict=True))
        return Node(key, "group", str(len(own)), None, x, y, LINE * (2 + (len(own) - 1) // IN_ROW) + 6, members)
    if key in views:
        return Node(key, "article", views[key].name, views[key].number, x, y, LINE + 6)
    return Node(key, "source" if key in sources else "outlet", key, None, x, y, LINE + 6)


def _centred(placed: dict[str, Node]) -> dict[str, Node]:
    """Every column in the middle of the highest."""
    heights: dict[int, int] = defaultdict(int)
    for node in placed.values():
        heights[node.x] = max(heights[node.x], node.y + node.height)
    whole = max(heights.values(), default=0)
    return {key: _moved(node, (whole - heights[node.x]) // 2) for key, node in placed.items()}


def _moved(node: Node, by: int) -> Node:
    members = tuple(Member(m.number, m.name, m.x, m.y + by) for m in node.members)
    return Node(node.key, node.kind, node.label, node.number, node.x, node.y + by, node.height, members)


def _middle(nodes: Sequence[Node]) -> float:
    return sum(node.y + node.height / 2 for node in nodes) / len(nodes) if nodes else 1e9


def _edge(tie: Tie, way: Sequence[Node]) -> Edge:
    path = "".join(_curve(one, two, first=one is way[0]) for one, two in pairwise(way))
    return Edge(tie.index, tie.kind, tie.directed, way[-1].label, way[0].label, path)


def _curve(one: Node, two: Node, *, first: bool) -> str:
    """From the right of `one` to the left of `two`, straight through bends."""
    y1, y2 = one.y + one.height // 2, two.y + two.height // 2
    x1, x2 = (one.x + WIDTH, two.x) if one.x <= two.x else (one.x, two.x + WIDTH)
    middle = (x1 + x2) // 2
    if one.x == two.x:
        x2, middle = x1, x1 + 20 + min(40, abs(y1 - y2) // 4)
    through = f"L{x2 + WIDTH} {y2}" if two.kind == BEND and one.x < two.x else ""
    return f"{f'M{x1} {y1}' if first else ''}C{middle} {y1} {middle} {y2} {x2} {y2}{through}"

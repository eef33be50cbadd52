"""The independent origins of each claim: roots of the derivations among the articles that carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from selon.language.outlets import outlet_key
from selon.language.words import key
from selon.lineage.header import own_keys
from selon.lineage.origin import origin, outlets_of
from selon.model import Claim, Derivation, Origin, Reading, Statement

CREDITS = ("credit", "tag", "dateline", "via")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the tracing of every claim of a story needs: built once."""

    statements: dict[str, Statement]
    readings: dict[str, Reading]
    names: dict[str, str]
    own: dict[str, frozenset[str]]
    behind: dict[str, str | None]
    taken: dict[str, tuple[Derivation, ...]]


def trace(readings: Sequence[Reading], claims: Sequence[Claim], derivations: Sequence[Derivation]) -> tuple[Claim, ...]:
    """The same claims, in their order, with `origins`, `sources` and `circular` filled."""
    ground = _ground(readings, derivations)
    return tuple(_traced(claim, ground) for claim in claims)


def _ground(readings: Sequence[Reading], derivations: Sequence[Derivation]) -> Ground:
    taken: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        if derivation.is_article:
            taken[derivation.doc].append(derivation)
    origins = {reading.article.doc: origin(reading)[0] for reading in readings}
    names = {outlet_key(one.name): one.name for r in reversed(readings) for one in outlets_of(r)}
    return Ground(
        statements={statement.id: statement for reading in readings for statement in reading.statements},
        readings={reading.article.doc: reading for reading in readings},
        names=names,
        own={reading.article.doc: own_keys(reading.article) for reading in readings},
        behind={doc: outlet_key(name) if name else None for doc, name in origins.items()},
        taken={doc: tuple(found) for doc, found in taken.items()},
    )


def _traced(claim: Claim, ground: Ground) -> Claim:
    carried: dict[str, list[Statement]] = defaultdict(list)
    for link in claim.links:
        statement = ground.statements[link.statement]
        carried[statement.doc].append(statement)
    edges = {doc: _edges(doc, statements, carried, ground) for doc, statements in carried.items()}
    circles = _circles(edges)
    groups = _roots(edges)
    origins = tuple(_origin(root, docs, carried, ground) for root, docs in groups)
    return replace(claim, origins=origins, sources=_sources(carried.values()), circular=circles)


def _edges(doc: str, statements: Sequence[Statement], carried: dict[str, list[Statement]], ground: Ground) -> set[str]:
    """Whom `doc` has the claim from: docs and « =outlet » keys."""
    found: set[str] = set()
    for derivation in ground.taken.get(doc, ()):
        if derivation.taken_from in carried:
            found.add(derivation.taken_from)
    for name in _outlets_behind(doc, statements, ground):
        publishers = [other for other in carried if other != doc and name in ground.own[other]]
        found.update(publishers or ["=" + name])
    return found


def _outlets_behind(doc: str, statements: Sequence[Statement], ground: Ground) -> set[str]:
    """Outlets that the article has these statements from: named in their chain or sentence, or credited for all of it."""
    found: set[str] = set()
    for citation in outlets_of(ground.readings[doc]):
        if citation.form in ("attribution", "obtained") and any(_beside(citation.span.start, s) for s in statements):
            found.add(outlet_key(citation.name))
    if not found and (name := ground.behind[doc]):
        found.add(name)
    return found - ground.own[doc]


def _beside(place: int, statement: Statement) -> bool:
    return statement.span.start - 80 <= place <= statement.span.end + 80


def _circles(edges: dict[str, set[str]]) -> tuple[str, ...]:
    """Docs from which one comes back to them."""
    return tuple(sorted(doc for doc in edges if any(doc in _reach(taken, edges) for taken in edges[doc])))


def _reach(start: str, edges: dict[str, set[str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for taken in edges.get(waiting.pop(), ()):
            if taken not in seen:
                seen.add(taken)
                waiting.append(taken)
    return seen


def _roots(edges: dict[str, set[str]]) -> list[tuple[str, list[str]]]:
    """Groups of docs with a common root, and that root."""
    groups: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(edges):
        reached = _reach(doc, edges)
        ends = sorted(node for node in reached if not edges.get(node))
        groups[ends[0] if ends else min(reached)].append(doc)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _origin(root: str, docs: Sequence[str], carried: dict[str, list[Statement]], ground: Ground) -> Origin:
    statements = [statement for doc in docs for statement in carried[doc]]
    sources = Counter(statement.source for statement in statements if statement.source)
    if root.startswith("="):
        name: str | None = ground.names.get(root[1:], root[1:])
    else:
        own = ground.behind[root]
        name = ground.readings[root].article.outlet or (ground.names.get(own, own) if own else None)
    return Origin(name, sources.most_common(1)[0][0] if sources else None, tuple(docs))


def _sources(carried: Iterable[Sequence[Statement]]) -> int:
    keys = {key(statement.source) for statements in carried for statement in statements if statement.source}
    return max(1, len(keys))

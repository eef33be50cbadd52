"""The independent origins of each claim: roots of the derivations among the articles that carry it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from selon.language.outlets import outlet_key
from selon.lineage.acronyms import long_names
from selon.lineage.header import own_names
from selon.lineage.origin import CREDITING, lede, origin, outlets_of
from selon.lineage.spans import common, merged, size
from selon.lineage.voices import distinct, voice
from selon.lineage.ways import ways
from selon.model import Citation, Claim, Derivation, DerivationKind, Link, Origin, Reading, Span, Statement

HERE = "="
"""Begins the node of an outlet."""
CARRIED = 0.5
"""Share of a statement that a passage must hold for the passage to bring it; share of a text that is all another's."""
END = re.compile(r"(?=([.!?…][»”\")]*\s|\n))")
"""Every place at which a sentence or a line may end."""
BEFORE = 600
"""Characters in which the start of a sentence is looked for."""

Carried = Mapping[str, Sequence[Statement]]


class Ends(NamedTuple):
    """Where the sentences of a text may end, in order: the mark that ends one, and where the next one begins; the text's length."""

    before: list[int]
    behind: list[int]
    length: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The outlet that stands behind a whole article, behind its opening sentence, and its own names. Keys."""

    whole: frozenset[str]
    opening: frozenset[str]
    until: int
    own: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the tracing of every claim of a story needs, built once; by doc, but for `statements` and `names`."""

    statements: dict[str, Statement]
    readings: dict[str, Reading]
    names: dict[str, str]
    behind: dict[str, Behind]
    ends: dict[str, Ends]
    taken: dict[str, list[Derivation]]
    longs: dict[str, str]


def trace(readings: Sequence[Reading], claims: Sequence[Claim], derivations: Sequence[Derivation]) -> tuple[Claim, ...]:
    """The same claims, in their order, with `origins`, `sources` and `circular` filled."""
    taken: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        if derivation.is_article:
            taken[derivation.doc].append(derivation)
    ground = Ground(
        statements={statement.id: statement for reading in readings for statement in reading.statements},
        readings={reading.article.doc: reading for reading in readings},
        names={outlet_key(one.name): one.name for r in reversed(readings) for one in outlets_of(r)},
        behind={reading.article.doc: _behind(reading) for reading in readings},
        ends={reading.article.doc: _ends(reading.article.text) for reading in readings},
        taken=taken,
        longs=long_names(reading.article.text for reading in readings),
    )
    return tuple(_traced(claim, ground) for claim in claims)


def _behind(reading: Reading) -> Behind:
    """A credit stands for all of an article, a source in its first sentence for title and first sentence."""
    name, shown = origin(reading)
    own = own_names(reading.article)
    keys = frozenset({outlet_key(name)} if name else ())
    whole = bool(shown) and shown[0].form in {*CREDITING, "via"}
    opening = keys if not whole else frozenset()
    if any(one.form == "own" for one in shown):
        opening = frozenset()
    return Behind(keys if whole else frozenset(), opening, lede(reading)[1], own)


def _traced(claim: Claim, ground: Ground) -> Claim:
    carried = _by_doc(claim.links, ground)
    said = _by_doc([link for link in claim.links if not link.how.denies], ground) or carried
    edges: dict[str, set[str]] = {doc: set() for doc in carried}
    same: list[tuple[str, str]] = []
    for doc in carried:
        _from_articles(doc, carried, ground, edges, same)
        edges[doc] |= _from_outlets(doc, carried, ground)
    found = ways(edges, same)
    origins = [_origin(root, docs, [said, carried], ground) for root, docs in found.roots.items()]
    return replace(
        claim,
        origins=tuple(sorted(origins, key=lambda one: (-len(one.docs), one.docs, one.outlet or ""))),
        sources=_sources(said, ground),
        circular=found.circular,
    )


def _by_doc(links: Iterable[Link], ground: Ground) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for link in links:
        statement = ground.statements[link.statement]
        found[statement.doc].append(statement)
    return found


def _from_articles(
    doc: str, carried: Carried, ground: Ground, edges: dict[str, set[str]], same: list[tuple[str, str]]
) -> None:
    for derivation in ground.taken.get(doc, ()):
        if derivation.taken_from not in carried or not _brings(derivation, carried, ground):
            continue
        if derivation.directed:
            edges[doc].add(derivation.taken_from)
        else:
            same.append((doc, derivation.taken_from))


def _brings(derivation: Derivation, carried: Carried, ground: Ground) -> bool:
    """The claim came this way: a passage holds it on both sides, or the article is mostly the other's, or translates it."""
    if derivation.kind is DerivationKind.TRANSLATED:
        return True
    ours = merged(passage.span for passage in derivation.shared)
    theirs = merged(passage.their_span for passage in derivation.shared)
    if _hold(ours, carried[derivation.doc]) and _hold(theirs, carried[derivation.taken_from]):
        return True
    return derivation.directed and size(ours) >= CARRIED * len(ground.readings[derivation.doc].article.text)


def _hold(passages: list[Span], statements: Iterable[Statement]) -> bool:
    return any(size(common(passages, merged(one.parts))) >= CARRIED * size(one.parts) for one in statements)


def _from_outlets(doc: str, carried: Carried, ground: Ground) -> set[str]:
    """Articles of the outlets that `doc` has the claim from, or the outlets themselves where none of theirs carries it."""
    found: set[str] = set()
    for name in _outlets_behind(doc, carried[doc], ground):
        theirs = [other for other in carried if other != doc and name in ground.behind[other].own]
        found.update(theirs or [HERE + name])
    return found


def _outlets_behind(doc: str, statements: Sequence[Statement], ground: Ground) -> set[str]:
    """Named in the sentence of one of these statements; else credited for the whole, or behind its opening."""
    behind, reading = ground.behind[doc], ground.readings[doc]
    named = {outlet_key(one.name) for one in _beside(reading, statements, ground)} - behind.own.keys()
    if named:
        return named
    opening = any(statement.in_title or statement.span.start < behind.until for statement in statements)
    return set(behind.whole | (behind.opening if opening else frozenset())) - behind.own.keys()


def _beside(reading: Reading, statements: Sequence[Statement], ground: Ground) -> Iterator[Citation]:
    """Outlets cited in the sentences of these statements."""
    ends = ground.ends[reading.article.doc]
    stretches = [_sentences(ends, statement.span) for statement in statements]
    for citation in outlets_of(reading):
        if citation.form in ("attribution", "obtained") and any(s <= citation.span.start < e for s, e in stretches):
            yield citation


def _ends(text: str) -> Ends:
    found = [match.span(1) for match in END.finditer(text)]
    return Ends([start for start, _ in found], [end for _, end in found], len(text))


def _sentences(ends: Ends, span: Span) -> Span:
    """From the start of the sentence in which `span` begins to the end of that in which it ends."""
    before, behind = bisect_right(ends.behind, span.start) - 1, bisect_left(ends.before, span.end)
    earliest = max(0, span.start - BEFORE)
    start = ends.behind[before] if before >= 0 and ends.before[before] >= earliest else earliest
    return Span(start, ends.before[behind] if behind < len(ends.before) else ends.length)


def _origin(root: str, docs: Sequence[str], carried: Sequence[Carried], ground: Ground) -> Origin:
    """Who brought the claim, and the source most of its articles name for it; by the first of `carried` that names one."""
    name = ground.names.get(root[1:], root[1:]) if root.startswith(HERE) else _outlet(root, ground)
    for statements in carried:
        told = Counter(source for doc in docs for one in statements.get(doc, ()) if (source := _source(one)))
        sources = [source for source, _ in told.most_common() if name is None or outlet_key(source) != outlet_key(name)]
        if sources:
            return Origin(name, sources[0], tuple(docs))
    return Origin(name, None, tuple(docs))


def _outlet(doc: str, ground: Ground) -> str | None:
    """What the outlet of an article is called: by its fields, by what it says of itself."""
    article = ground.readings[doc].article
    return article.outlet or next(iter(ground.behind[doc].own.values()), None)


def _source(statement: Statement) -> str | None:
    """Who would know: the innermost voice."""
    return statement.source or (statement.chain[-1] if statement.chain else None)


def _sources(carried: Carried, ground: Ground) -> int:
    """At least so many distinct sources: what nobody is named for may come from one of those who are."""
    voices = {
        voice(source, ground.readings[doc].article.lang, ground.longs)
        for doc, statements in carried.items()
        for statement in statements
        if (source := _source(statement))
    }
    return max(1, distinct(voices))

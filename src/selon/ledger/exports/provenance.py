"""W3C PROV: who has what from where, as JSON-LD in the terms of PROV-O and as PROV-JSONLD (the member submission).

Articles, outlets named as origins, statements and claims are entities; outlets and speakers are agents.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from selon.ledger.exports.contexts import named, urn, write
from selon.ledger.store import Ledger
from selon.model import DerivationKind, Reading, Story

Json = dict[str, Any]

ATTRIBUTED, DERIVED = "wasAttributedTo", "wasDerivedFrom"
QUOTED, PRIMARY = "wasQuotedFrom", "hadPrimarySource"

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "selon": "urn:selon:",
    "label": "rdfs:label",
    "Entity": "prov:Entity",
    "Agent": "prov:Agent",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in (ATTRIBUTED, DERIVED, QUOTED, PRIMARY)},
}
SUBMISSION = "https://openprovenance.org/prov-jsonld/context.jsonld"
DERIVATION_TYPES = {QUOTED: "prov:Quotation", PRIMARY: "prov:PrimarySource"}


class Thing(NamedTuple):
    """An entity or an agent."""

    id: str
    agent: bool
    label: str


class Relation(NamedTuple):
    """`what` is the PROV-O property from `subject` to `object`."""

    what: str
    subject: str
    object: str


def write_prov(ledger: Ledger, out: Path) -> list[Path]:
    """JSON-LD in the terms of PROV-O, its context inside."""
    things, relations = graph(ledger)
    nodes: dict[str, Json] = {
        thing.id: {"@id": thing.id, "@type": "Agent" if thing.agent else "Entity", "label": thing.label}
        for thing in things
    }
    for relation in relations:
        nodes[relation.subject].setdefault(relation.what, []).append(relation.object)
    return write(out, {"@context": CONTEXT, "@graph": list(nodes.values())})


def write_prov_jsonld(ledger: Ledger, out: Path) -> list[Path]:
    """PROV-JSONLD: one object a statement of PROV, as provenance tools read it."""
    things, relations = graph(ledger)
    declared = [
        {"@type": "Agent" if thing.agent else "Entity", "@id": _short(thing.id), "label": [{"@value": thing.label}]}
        for thing in things
    ]
    context = [{"selon": "urn:selon:", "prov": CONTEXT["prov"]}, SUBMISSION]
    return write(out, {"@context": context, "@graph": [*declared, *map(_statement, relations)]})


def _statement(relation: Relation) -> Json:
    if relation.what == ATTRIBUTED:
        return {"@type": "Attribution", "entity": _short(relation.subject), "agent": _short(relation.object)}
    ends = {"generatedEntity": _short(relation.subject), "usedEntity": _short(relation.object)}
    kind = {"type": [DERIVATION_TYPES[relation.what]]} if relation.what in DERIVATION_TYPES else {}
    return {"@type": "Derivation", **ends, **kind}


def _short(name: str) -> str:
    return "selon:" + name.removeprefix("urn:selon:")


def graph(ledger: Ledger) -> tuple[list[Thing], list[Relation]]:
    """Everything that is and everything that comes from something, each once."""
    found: dict[Thing | Relation, None] = {}
    for reading in ledger.readings():
        found.update(dict.fromkeys(_reading(reading)))
    for story in ledger.stories():
        found.update(dict.fromkeys(_story(story)))
    things = {item.id: item for item in found if isinstance(item, Thing)}
    return list(things.values()), [item for item in found if isinstance(item, Relation)]


def _reading(reading: Reading) -> Iterator[Thing | Relation]:
    article = reading.article
    page = urn("article", article.id)
    yield Thing(page, False, article.title or article.doc)
    for outlet in filter(None, (article.outlet, article.agency)):
        yield Thing(named("agent", outlet), True, outlet)
        yield Relation(ATTRIBUTED, page, named("agent", outlet))
    for statement in reading.statements:
        said = urn("statement", statement.id)
        yield Thing(said, False, article.text[statement.span.start : statement.span.end])
        yield Relation(QUOTED, said, page)
        for voice in statement.chain:
            yield Thing(named("agent", voice), True, voice)
            yield Relation(ATTRIBUTED, said, named("agent", voice))


def _story(story: Story) -> Iterator[Thing | Relation]:
    pages = {reading.article.doc: urn("article", reading.article.id) for reading in story.readings}
    for claim in story.claims:
        name = urn("claim", claim.id)
        yield Thing(name, False, claim.text)
        yield from (Relation(DERIVED, name, urn("statement", link.statement)) for link in claim.links)
    for derivation in story.derivations:
        if not derivation.directed:
            continue
        origin = pages[derivation.taken_from] if derivation.is_article else named("outlet", derivation.taken_from)
        if not derivation.is_article:
            yield Thing(origin, False, derivation.taken_from)
        quoted = derivation.kind is DerivationKind.CITED
        yield Relation(QUOTED if quoted else DERIVED, pages[derivation.doc], origin)
    for lineage in story.lineage:
        if lineage.origin:
            yield Thing(named("outlet", lineage.origin), False, lineage.origin)
            yield Relation(PRIMARY, pages[lineage.doc], named("outlet", lineage.origin))

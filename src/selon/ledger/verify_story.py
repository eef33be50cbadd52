"""What may be off within one story: references between claims, statements, sides, derivations and their articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from selon.ledger.faults import Fault, span_faults
from selon.model import Claim, Derivation, Discrepancy, Lineage, Shared, Span, Statement, Story

Texts = Mapping[str, str]


def story_faults(story: Story) -> Iterator[Fault]:
    """What is off within `story`; its readings are taken as they are."""
    texts = {reading.article.doc: reading.article.text for reading in story.readings}
    if len(texts) < len(story.readings):
        yield Fault("stories", story.id, "two of its articles have one doc: spans cannot tell them apart")
        return
    statements = {statement.id: statement for reading in story.readings for statement in reading.statements}
    for claim in story.claims:
        yield from _claim_faults(claim, statements, texts)
    claims = {claim.id for claim in story.claims}
    for discrepancy in story.discrepancies:
        yield from _discrepancy_faults(discrepancy, claims, texts)
    for derivation in story.derivations:
        yield from _derivation_faults(derivation, texts)
    for lineage in story.lineage:
        yield from _lineage_faults(lineage, texts)


def _claim_faults(claim: Claim, statements: Mapping[str, Statement], texts: Texts) -> Iterator[Fault]:
    own = [statements[link.statement] for link in claim.links if link.statement in statements]
    if len(own) < len(claim.links) or not own:
        yield Fault("claims", claim.id, "links to a statement that is not in its story, or to none")
    if own and not any(_verbatim(claim.text, statement, texts) for statement in own):
        yield Fault("claims", claim.id, "its text is none of its statements', verbatim")
    named = {doc for origin in claim.origins for doc in origin.docs} | set(claim.circular)
    yield from _unknown("claims", claim.id, named, texts)


def _verbatim(text: str, statement: Statement, texts: Texts) -> bool:
    """Whether `text` is what the statement's span or parts say, white space apart."""
    article = texts.get(statement.doc, "")
    spoken = article[slice(*statement.span)], " ".join(article[slice(*part)] for part in statement.parts)
    return text.split() in [words.split() for words in spoken]


def _discrepancy_faults(discrepancy: Discrepancy, claims: set[str], texts: Texts) -> Iterator[Fault]:
    if len(discrepancy.sides) < 2:
        yield Fault("discrepancies", discrepancy.id, "has fewer than two sides")
    if discrepancy.claim is not None and discrepancy.claim not in claims:
        yield Fault("discrepancies", discrepancy.id, f"is about claim {discrepancy.claim}, which is not in its story")
    for side in discrepancy.sides:
        yield from _placed("sides", discrepancy.id, side.doc, [side.span], texts)


def _derivation_faults(derivation: Derivation, texts: Texts) -> Iterator[Fault]:
    name = f"{derivation.doc} from {derivation.taken_from}"
    yield from _placed("derivations", name, derivation.doc, derivation.evidence, texts)
    if derivation.is_article:
        yield from _unknown("derivations", name, {derivation.taken_from}, texts)
    for shared in derivation.shared:
        yield from _shared_faults("derivations", name, shared, texts)


def _lineage_faults(lineage: Lineage, texts: Texts) -> Iterator[Fault]:
    yield from _placed("lineage", lineage.doc, lineage.doc, lineage.evidence, texts)
    for shared in lineage.shared_with:
        yield from _shared_faults("lineage", lineage.doc, shared, texts)


def _shared_faults(table: str, name: str, shared: Shared, texts: Texts) -> Iterator[Fault]:
    yield from _placed(table, name, shared.doc, [shared.span], texts)
    yield from _placed(table, name, shared.their_doc, [shared.their_span], texts)


def _placed(table: str, name: str, doc: str, spans: Iterable[Span], texts: Texts) -> Iterator[Fault]:
    if doc not in texts:
        yield from _unknown(table, name, {doc}, texts)
    else:
        yield from span_faults(table, name, texts[doc], spans)


def _unknown(table: str, name: str, docs: set[str], texts: Texts) -> Iterator[Fault]:
    for doc in sorted(docs - texts.keys()):
        yield Fault(table, name, f"names the doc {doc!r}, which is not in its story")

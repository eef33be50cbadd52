"""The JSON that commands print and other programs read: a story, and who said what in one document.

Its keys are a contract; more may be added, none changes its meaning. Spans are `[start, end]` in code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selon.model import (
    Article,
    Attribution,
    BlockKind,
    Claim,
    Derivation,
    Discrepancy,
    Elsewhere,
    Lineage,
    Link,
    Reason,
    Shared,
    Span,
    Statement,
    Story,
)

Json = dict[str, Any]


def attributions_json(article: Article, attributions: tuple[Attribution, ...]) -> Json:
    """One document's attributions; `doc` is the file's name, absent spans are `null`."""
    return {
        "doc": article.doc,
        "lang": article.lang,
        "attributions": [_attribution(attribution) for attribution in attributions],
    }


def story_json(story: Story) -> Json:
    """One story: articles, claims with their statements, discrepancies, lineage, boilerplate, derivations."""
    articles = [reading.article for reading in story.readings]
    statements = {statement.id: statement for reading in story.readings for statement in reading.statements}
    return {
        "id": story.id,
        "title": story.title,
        "articles": [_article(article) for article in articles],
        "claims": [_claim(claim, statements) for claim in story.claims],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in story.discrepancies],
        "lineage": [_lineage(lineage, story) for lineage in story.lineage],
        "derivations": [_derivation(derivation) for derivation in story.derivations],
        "boilerplate": [entry for article in articles for entry in _boilerplate(article)],
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "content": _spans(attribution.content),
        "source": list(attribution.source) if attribution.source else None,
        "cue": list(attribution.cue) if attribution.cue else None,
        "speaker": attribution.speaker,
        "kind": attribution.kind,
        "stance": attribution.stance,
        "speech": attribution.speech,
        "factuality": attribution.factuality,
        "confidence": attribution.confidence,
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "doc": article.doc,
        "outlet": article.outlet,
        "title": article.title,
        "lang": article.lang,
        "published": article.published,
        "authors": list(article.authors),
        "url": article.url,
        "agency": article.agency,
    }


def _claim(claim: Claim, statements: dict[str, Statement]) -> Json:
    return {
        "id": claim.id,
        "text": claim.text,
        "origins": len(claim.origins),
        "sources": claim.sources,
        "roots": [{"outlet": o.outlet, "source": o.source, "docs": list(o.docs)} for o in claim.origins],
        "circular": list(claim.circular),
        "statements": [_statement(link, statements[link.statement]) for link in claim.links],
    }


def _statement(link: Link, statement: Statement) -> Json:
    return {
        "id": statement.id,
        "doc": statement.doc,
        "span": list(statement.span),
        "parts": _spans(statement.parts),
        "how": link.how,
        "source": statement.source,
        "chain": list(statement.chain),
        "stance": statement.stance,
        "factuality": statement.factuality,
        "attribution": statement.attribution,
        "score": link.score,
        "reasons": _reasons(link.reasons),
    }


def _discrepancy(discrepancy: Discrepancy) -> Json:
    return {
        "id": discrepancy.id,
        "kind": discrepancy.kind,
        "weight": discrepancy.weight,
        "about": discrepancy.about,
        "claim": discrepancy.claim,
        "sides": [
            {"doc": side.doc, "span": list(side.span), "says": side.says, "source": side.source}
            for side in discrepancy.sides
        ],
        "reasons": _reasons(discrepancy.reasons),
    }


def _lineage(lineage: Lineage, story: Story) -> Json:
    return {
        "doc": lineage.doc,
        "origin": lineage.origin,
        "via": list(lineage.via),
        "cites": list(lineage.cites),
        "evidence": _spans(lineage.evidence),
        "shared_with": [_shared(lineage.doc, shared) for shared in lineage.shared_with],
        "shared_elsewhere": [_elsewhere(one) for one in story.elsewhere if one.doc == lineage.doc],
    }


def _derivation(derivation: Derivation) -> Json:
    return {
        "doc": derivation.doc,
        "taken_from": derivation.taken_from,
        "is_article": derivation.is_article,
        "kind": derivation.kind,
        "directed": derivation.directed,
        "evidence": _spans(derivation.evidence),
        "why": derivation.why,
    }


def _shared(doc: str, shared: Shared) -> Json:
    """`span` is always in `doc`, whichever of the two articles the passage was written down for."""
    there, own, theirs = shared.their_doc, shared.span, shared.their_span
    if shared.doc != doc and shared.their_doc == doc:
        there, own, theirs = shared.doc, shared.their_span, shared.span
    return {"doc": there, "span": list(own), "their_span": list(theirs), "sameness": shared.sameness}


def _elsewhere(one: Elsewhere) -> Json:
    """`doc`, `article` and `story` are theirs; `span` is in the article that the entry stands with."""
    return {
        "doc": one.their_doc,
        "article": one.their_article,
        "story": one.story,
        "title": one.title,
        "outlet": one.outlet,
        "published": one.published,
        "span": list(one.span),
        "their_span": list(one.their_span),
        "sameness": one.sameness,
    }


def _boilerplate(article: Article) -> Iterator[Json]:
    for block in article.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            yield {"doc": article.doc, "span": list(block.span), "why": block.why}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _reasons(reasons: tuple[Reason, ...]) -> list[Json]:
    return [reason._asdict() for reason in reasons]

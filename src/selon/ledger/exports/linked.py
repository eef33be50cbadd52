"""Linked data for the open web: schema.org `Claim` and W3C Web Annotation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from selon.ledger.exports.contexts import named, present, selectors, urn, write
from selon.ledger.store import Ledger
from selon.model import Article, Claim, Reading, Span, Statement, Story

Json = dict[str, Any]


def write_schema_org(ledger: Ledger, out: Path) -> list[Path]:
    """Every claim with the articles it appears in; `firstAppearance` where each has a date."""
    graph = [claim for story in ledger.stories() for claim in schema_org(story)]
    return write(out, {"@context": "https://schema.org", "@graph": graph})


def schema_org(story: Story) -> Iterator[Json]:
    """The claims of a story as schema.org `Claim`s."""
    articles = {reading.article.id: reading.article for reading in story.readings}
    statements = {s.id: s for reading in story.readings for s in reading.statements}
    for claim in story.claims:
        own = [statements[link.statement] for link in claim.links]
        carrying = list(dict.fromkeys(statement.article for statement in own))
        yield _claim(claim, own, [articles[id_] for id_ in carrying])


def _claim(claim: Claim, statements: list[Statement], articles: list[Article]) -> Json:
    sources = dict.fromkeys(statement.source for statement in statements if statement.source)
    first = _first(articles)
    return present(
        **{"@type": "Claim", "@id": urn("claim", claim.id)},
        text=claim.text,
        appearance=[_work(article) for article in articles],
        firstAppearance=_work(first) if first else None,
        author=[{"@type": "Thing", "name": source} for source in sources],
    )


def _work(article: Article) -> Json:
    return present(
        **{"@type": "NewsArticle", "@id": urn("article", article.id)},
        name=article.title or article.doc,
        headline=article.title,
        url=article.url,
        datePublished=article.published,
        inLanguage=article.lang,
        publisher={"@type": "Organization", "name": article.outlet} if article.outlet else None,
        author=[{"@type": "Person", "name": author} for author in article.authors],
    )


def _first(articles: list[Article]) -> Article | None:
    """The earliest, where every article has a date that can be compared; a guess would be a claim of our own."""
    dated = [(when(article.published), article) for article in articles]
    times = [time for time, _ in dated if time is not None]
    if not times or len(times) < len(dated):
        return None
    earliest = min(times)
    first = [article for time, article in dated if time == earliest]
    return first[0] if len(first) == 1 or len(articles) == 1 else None


def when(published: str | None) -> datetime | None:
    """An ISO 8601 time as one that can be compared; without a zone it is taken as UTC, a date alone as its beginning."""
    try:
        time = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def write_annotations(ledger: Ledger, out: Path) -> list[Path]:
    """Every attribution and statement as an annotation of its article, by position and by quotation."""
    items = [annotation for reading in ledger.readings() for annotation in web_annotations(reading)]
    page = {"id": named("annotations", str(ledger.path.name)), "type": "AnnotationPage", "items": items}
    return write(out, {"@context": "http://www.w3.org/ns/anno.jsonld", **page})


def web_annotations(reading: Reading) -> Iterator[Json]:
    """The annotations of one article: who said what, and each statement."""
    article = reading.article
    for attribution in reading.attributions:
        said = present(
            speaker=attribution.speaker,
            kind=attribution.kind.value,
            stance=attribution.stance.value,
            speech=attribution.speech.value,
            factuality=attribution.factuality.value,
        )
        name = urn("attribution", f"{article.id}-{attribution.id}")
        yield _annotation(name, article, attribution.content, "identifying", said)
    for statement in reading.statements:
        said = present(how=statement.how.value, chain=list(statement.chain), source=statement.source)
        yield _annotation(urn("statement", statement.id), article, statement.parts, "classifying", said)


def _annotation(id_: str, article: Article, spans: tuple[Span, ...], motivation: str, said: Json) -> Json:
    """The body's value is one line for people; its parts, for programs, stand beside it under `selon:`."""
    words = "; ".join(
        f"{name}: {' > '.join(value) if isinstance(value, list) else value}" for name, value in said.items()
    )
    body = {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": motivation}
    source = article.url or urn("article", article.id)
    return {
        "id": id_,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": [{"source": source, "selector": selectors(article, span)} for span in spans],
    }

"""IPTC ninjs 3.0: each article as a news object that names its sources in `infoSources`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selon.ledger.exports.contexts import named, present, urn, write
from selon.ledger.exports.linked import when
from selon.ledger.store import Ledger
from selon.model import Reading, SpeakerKind

Json = dict[str, Any]

STANDARD = {"name": "ninjs", "version": "3.0", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"}
PROV = "http://www.w3.org/ns/prov#"
"""Roles are URIs; PROV's say what a source was to the article."""


def write_ninjs(ledger: Ledger, out: Path) -> list[Path]:
    """One file an article, in a folder."""
    return [path for reading in ledger.readings() for path in _write(reading, out)]


def _write(reading: Reading, out: Path) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    return write(out / f"{reading.article.id}.json", ninjs(reading))


def ninjs(reading: Reading) -> Json:
    """One article as a ninjs object."""
    article = reading.article
    published = when(article.published)
    return present(
        uri=article.url or urn("article", article.id),
        standard=STANDARD,
        type="text",
        representationType="full",
        pubStatus="usable",
        language=article.lang,
        contentCreated=published.isoformat() if published else None,
        headlines=[{"role": "main", "value": article.title}] if article.title else [],
        by=", ".join(article.authors),
        bodies=[{"role": "main", "contentType": "text/plain", "value": article.text}],
        infoSources=list(sources(reading)),
    )


def sources(reading: Reading) -> Iterator[Json]:
    """Who is heard, cited or credited, each once, with the strongest role: credit, citation, speaker."""
    article = reading.article
    roles: dict[tuple[str, str], str] = {}
    for name in filter(None, (article.outlet, article.agency)):
        roles.setdefault((name, SpeakerKind.OUTLET), "wasAttributedTo")
    for citation in reading.citations:
        roles.setdefault((citation.name, citation.kind), "wasDerivedFrom")
    for attribution in reading.attributions:
        if attribution.speaker:
            roles.setdefault((attribution.speaker, attribution.kind), "wasQuotedFrom")
    for (name, kind), role in roles.items():
        yield {"name": name, "uri": named("agent", name), "role": PROV + role, "literal": str(kind)}

"""What several exports say alike: names for things (`urn:selon:…`), and a quotation with what stands around it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from selon.identity import content_id
from selon.model import Article, Span

AROUND = 32
"""Characters before and after a quotation that make it unique (`prefix` and `suffix` of a text quote selector)."""


def urn(kind: str, id_: str) -> str:
    """A name for an article, a statement, a claim: stable, and nobody's address."""
    return f"urn:selon:{kind}:{re.sub(r'[^0-9A-Za-z._-]', '-', id_)}"


def named(kind: str, name: str) -> str:
    """A name for what has no id of its own, as a speaker or an outlet: the same name, the same urn."""
    return f"urn:selon:{kind}:{content_id(kind, name)}"


def selectors(article: Article, span: Span) -> list[dict[str, Any]]:
    """W3C Web Annotation selectors of a stretch: by position (code points) and by quotation."""
    text = article.text
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]


def write(out: Path, value: object) -> list[Path]:
    """One JSON file."""
    out.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [out]


def present(**fields: Any) -> dict[str, Any]:
    """Only the fields that say something: neither `None` nor an empty list."""
    return {name: value for name, value in fields.items() if value not in (None, [], "")}

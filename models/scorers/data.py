"""Gold to learn from: French press by our guidelines; English PolNeAR, whose guidelines are wider."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

from models.scorers.labels import Gold
from selon.model import Article, Block, BlockKind, Span

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).parents[3] / "shared"))
POLNEAR_SAMPLE = 250  # of 840 articles; more brings nothing measurable


def articles(lang: str) -> Iterator[tuple[Article, list[Gold]]]:
    for document in DOCUMENTS[lang]():
        yield as_article(document["doc"], document["text"], lang), document["attributions"]


def as_article(doc: str, text: str, lang: str) -> Article:
    """The first line as title, the rest as body."""
    cut = text.find("\n") + 1 or len(text)
    blocks = [Block(BlockKind.TITLE, Span(0, cut))]
    if cut < len(text):
        blocks.append(Block(BlockKind.BODY, Span(cut, len(text))))
    return Article(doc, doc, text, lang, tuple(blocks))


def _french() -> list[dict[str, Any]]:
    folders = (SHARED / "gold" / "fr" / split for split in ("train", "dev"))
    return [json.loads(f.read_text("utf-8")) for folder in folders for f in sorted(folder.glob("*.json"))]


def _english() -> list[dict[str, Any]]:
    with gzip.open(SHARED / "bench" / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    documents.sort(key=lambda d: md5(d["doc"].encode(), usedforsecurity=False).hexdigest())
    return documents[:POLNEAR_SAMPLE]


DOCUMENTS = {"fr": _french, "en": _english}

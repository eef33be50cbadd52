"""The corpora whose stories are known, as articles."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.treebanks import SHARED

from selon import intake
from selon.model import Article

BENCH = SHARED / "bench"
FILES = {
    "rpm2": ("rpm2/dev", "topic", "cluster"),
    "ecbplus": ("ecbplus/dev", "event", "topic"),
    "basil": ("basil/dev", "story"),
    "pac": ("pac/dev", "story"),
}
"""Corpus → its file and the fields that name a story, the finest or foremost first."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article, its corpus, and the story it belongs to at each grain."""

    article: Article
    corpus: str
    stories: dict[str, str]


def known(files: dict[str, tuple[str, ...]] = FILES) -> Iterator[Known]:
    """Dates are given where the corpus has them."""
    for corpus, (name, *grains) in files.items():
        for row in rows(BENCH / f"{name}.jsonl.gz"):
            yield Known(_article(row), corpus, {grain: f"{corpus} {row[grain]}" for grain in grains})


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def cut(text: str, words: int) -> str | None:
    """`text` up to the end of the paragraph with so many words; `None` where it has fewer."""
    kept, found = [], 0
    for line in text.split("\n"):
        kept.append(line)
        found += len(line.split())
        if found >= words:
            return "\n".join(kept)
    return None


def _article(row: dict[str, Any]) -> Article:
    return intake.article(row["text"], row["doc"], lang=row["lang"], title=row.get("title"), published=row.get("date"))

"""Translations known: runs of aligned news lines in two languages; and pairs that report one event and are none."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice

from models.treebanks import SHARED

from selon.identity import article_id
from selon.lineage.anchors import Anchor, anchors
from selon.lineage.translation import ACROSS, likeness
from selon.model import Article, Block, BlockKind, Span

BENCH = SHARED / "bench"
YEARS = ("newstest2008", "newssyscomb2009", "newstest2009", "newstest2011")
"""Other years served to set the marks."""
LINES = 14
"""Lines of an article as news has them."""
EVERY = 3
RIVALS = (("basil/dev", "story"), ("rpm2/dev", "cluster"))
STORIES = 40


def translations_found() -> float:
    """Share of the runs of lines, French beside English, that are told for translations; those with too few names left out."""
    rows = [pair for pair in _aligned() if min(map(len, pair)) >= ACROSS[0]]
    return sum(likeness(*pair).reaches(*ACROSS) for pair in rows) / len(rows)


def rivals_taken() -> float:
    """Share of the pairs of articles on one event that are told for translations though each outlet wrote its own."""
    rows = list(_rivals())
    return sum(likeness(*pair).reaches(*ACROSS) for pair in rows) / len(rows)


def _aligned() -> Iterator[tuple[list[Anchor], list[Anchor]]]:
    for year in YEARS:
        french, english = (_lines(f"newstest-lines/{year}.{lang}") for lang in ("fr", "en"))
        for start in range(0, len(french) - LINES, LINES * EVERY):
            here = slice(start, start + LINES)
            yield _anchors("\n".join(french[here]), "fr"), _anchors("\n".join(english[here]), "en")


def _rivals() -> Iterator[tuple[list[Anchor], list[Anchor]]]:
    for name, field in RIVALS:
        stories: dict[str, list[list[Anchor]]] = defaultdict(list)
        for row in map(json.loads, _lines(f"{name}.jsonl")):
            stories[f"{row.get('topic')} {row[field]}"].append(_anchors(row["text"], row["lang"]))
        for members in islice(stories.values(), STORIES):
            yield from combinations(members, 2)


def _anchors(text: str, lang: str) -> list[Anchor]:
    block = Block(BlockKind.BODY, Span(0, len(text)))
    return anchors(Article(article_id("", text), "", text, lang, (block,)))


def _lines(name: str) -> list[str]:
    with gzip.open(BENCH / f"{name}.gz", "rt", encoding="utf-8") as lines:
        return lines.read().splitlines()

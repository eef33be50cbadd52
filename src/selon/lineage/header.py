"""What a page calls itself: the outlet in its fields, and the line at its top that is only a name and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.language.outlets import outlet_key
from selon.language.words import WORD
from selon.lineage.names import Named, named
from selon.model import Article, BlockKind, Span

HEAD = 4
"""Lines from the top that may be the page's own."""
LINE = 100
TOP = 1500
LINES = re.compile(r"[^\n]*\w[^\n]*")
BY = re.compile(r"\s*(?:by|par)\s+[A-ZÀ-Þ]", re.IGNORECASE)


def own_names(article: Article) -> dict[str, str]:
    """Names by key (`outlet_key`) of the outlet that published the article, as far as it shows them."""
    names = [article.outlet] if article.outlet else []
    names += [name.name for name in header(article)]
    return {outlet_key(name): name for name in reversed(names)}


def header_spans(article: Article) -> frozenset[Span]:
    return frozenset(name.span for name in header(article))


def header(article: Article) -> Iterator[Named]:
    """The names in lines at the top that hold nothing else but a date or who wrote it."""
    for line in _top(article):
        text = article.text[line.start : line.end]
        found = named(article.text, *line) if len(text) <= LINE and "(" not in text else []
        if len(found) != 1:
            continue
        left = article.text[line.start : found[0].span.start] + " " + article.text[found[0].span.end : line.end]
        if _names_only(left, text):
            yield found[0]


def _top(article: Article) -> list[Span]:
    """The first lines that are no furniture."""
    lines = [
        Span(block.span.start + match.start(), block.span.start + match.end())
        for block in article.blocks
        if block.kind is not BlockKind.BOILERPLATE and block.span.start < TOP
        for match in LINES.finditer(article.text[block.span.start : block.span.end])
    ]
    return lines[:HEAD]


def _names_only(left: str, line: str) -> bool:
    """What stands beside the name is a date, a person after « by », or nothing."""
    words = WORD.findall(left)
    dated = any(word.isdigit() and len(word) == 4 for word in words)
    signed = BY.match(line) is not None and all(word[:1].isupper() for word in words[1:])
    return not words or dated or signed

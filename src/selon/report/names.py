"""What an article is called where there is little room, and what the page of its outlet is asked for by."""

from __future__ import annotations

import re

from selon.model import Article

TITLE = 34
"""Characters of a title that stands for an article."""
_PARTS = re.compile(r"[^0-9A-Za-z]+")
_HASH = re.compile(r"\d+|(?=[0-9a-f]*\d)[0-9a-f]{8,}|[0-9a-f]{16,}")


def name_of(article: Article) -> str:
    """What an article is called where there is little room: its outlet; else its file, unless that says nothing; else its
    title, cut short."""
    return called(article.outlet, article.doc, article.title)


def called(outlet: str | None, doc: str, title: str | None) -> str:
    """`name_of` an article of which no more is known than this."""
    if outlet:
        return outlet
    stem = doc.rsplit(".", 1)[0]
    told = "".join(part for part in _PARTS.split(stem) if not _HASH.fullmatch(part))
    if any(letter.isalpha() for letter in told) or not title:
        return stem
    title = " ".join(title.split())
    return title if len(title) <= TITLE else title[:TITLE].rsplit(" ", 1)[0] + "…"


def key_of(article: Article) -> str:
    """What the page of its outlet is asked for by: the outlet, or the file's name where none is known."""
    return article.outlet or article.doc.rsplit(".", 1)[0]

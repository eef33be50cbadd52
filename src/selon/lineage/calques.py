"""Traces that a translation leaves in a text: what says so, and turns of phrase of another language."""

from __future__ import annotations

import re
from functools import cache

from selon.language import declares, table
from selon.model import Article, Span

ENOUGH = 2
"""Different turns of phrase that show a translation where nothing says it."""


@cache
def _patterns(lang: str, name: str) -> tuple[re.Pattern[str], ...]:
    parts = table(lang, "credits")[name] if "credits" in declares(lang) else []
    return tuple(re.compile(rf"(?<!\w)(?:{part})", re.IGNORECASE) for part in parts)


def traces(article: Article) -> list[Span]:
    """The first place of each turn of phrase, furniture of the page included."""
    found = [match for one in _patterns(article.lang, "calques") if (match := one.search(article.text))]
    return sorted(Span(*match.span()) for match in found)


def shows_translation(article: Article) -> list[Span]:
    """The places that show that the article was translated; empty where too little does."""
    said = [match for one in _patterns(article.lang, "translated") if (match := one.search(article.text))]
    if said:
        return sorted(Span(*match.span()) for match in said)
    found = traces(article)
    return found if len(found) >= ENOUGH else []

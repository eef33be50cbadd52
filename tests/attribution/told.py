"""Attributions told by the words of an invented text, without looking for them."""

from __future__ import annotations

from functools import cache

from selon import intake, language
from selon.attribution.speakers import resolve
from selon.language.tokens import Parse
from selon.model import Article, Attribution, Factuality, Span, SpeakerKind, Speech, Stance


@cache
def parsed(text: str, lang: str) -> tuple[Article, Parse]:
    article = intake.article(text, "text", lang=lang)
    return article, language.parse(article)


def speakers(text: str, lang: str, *told: tuple[str, str]) -> list[tuple[str | None, SpeakerKind]]:
    """Speaker and kind of each (source, content), both found in the text from left to right; an empty source is none.

    A content in quotation marks is direct speech.
    """
    article, doc = parsed(text, lang)
    found, at = [], 0
    for number, (source, content) in enumerate(told, 1):
        start = text.index(content, min(at, len(text)))
        span = _near(text, source, start) if source else None
        at = max(start + len(content), span.end if span else 0)
        quoted = text[:start].rstrip()[-1:] in '«"“'
        found.append(_attribution(f"a{number}", span, Span(start, start + len(content)), quoted))
    return [(a.speaker, a.kind) for a in resolve(article, doc, found)]


def _near(text: str, source: str, start: int) -> Span:
    """The place of the source nearest to the content."""
    places = [k for k in range(len(text)) if text.startswith(source, k)]
    best = min(places, key=lambda k: abs(k - start))
    return Span(best, best + len(source))


def _attribution(identity: str, source: Span | None, content: Span, quoted: bool) -> Attribution:
    return Attribution(
        id=identity,
        parent=None,
        content=(content,),
        source=source,
        cue=None,
        speaker=None,
        kind=SpeakerKind.UNNAMED,
        stance=Stance.ASSERT,
        speech=Speech.DIRECT if quoted else Speech.INDIRECT,
        factuality=Factuality.CERTAIN,
        confidence=100,
        reasons=(),
    )

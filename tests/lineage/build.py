"""Readings made for tests: whole ones through the parse, bare ones of given parts."""

from __future__ import annotations

from functools import cache

from selon import attribution, language, lineage
from selon.identity import article_id, statement_id
from selon.intake.blocks import blocks
from selon.model import (
    Article,
    Attribution,
    Citation,
    Claim,
    Factuality,
    How,
    Link,
    Reading,
    Span,
    SpeakerKind,
    Speech,
    Stance,
    Statement,
)


def article(
    text: str, doc: str = "a.txt", lang: str = "fr", outlet: str | None = None, when: str | None = None
) -> Article:
    found, title = blocks(text, None)
    return Article(article_id(doc, text), doc, text, lang, found, title, outlet=outlet, published=when)


def bare(
    text: str,
    doc: str = "a.txt",
    lang: str = "fr",
    outlet: str | None = None,
    when: str | None = None,
    cites: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """A reading without a parse; `cites` are (name, form), at the place of the name in the text."""
    one = article(text, doc, lang, outlet, when)
    citations = tuple(Citation(name, SpeakerKind.OUTLET, form, place(text, name)) for name, form in cites)
    return Reading(one, (), (), citations, lineage.fingerprint(one))


@cache
def parsed(text: str, lang: str = "fr", outlet: str | None = None) -> Reading:
    """A reading with attributions and citations, through the shipped pipeline."""
    one = article(text, lang=lang, outlet=outlet)
    doc = language.parse(one)
    found: tuple[Attribution, ...] = attribution.attribute(one, doc)
    return Reading(one, found, (), lineage.citations(one, doc, found), lineage.fingerprint(one))


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def statement(reading: Reading, words: str, source: str | None = None, chain: tuple[str, ...] = ()) -> Statement:
    span = place(reading.article.text, words)
    chain = chain or ((source,) if source else ())
    how = How.ATTRIBUTED if source else How.ASSERTED
    return Statement(
        id=statement_id(reading.article.id, [span], [words], how, chain),
        article=reading.article.id,
        doc=reading.article.doc,
        span=span,
        parts=(span,),
        how=how,
        source=source,
        chain=chain,
        attribution=None,
        stance=Stance.ASSERT,
        factuality=Factuality.CERTAIN,
        in_title=False,
    )


def quotation(text: str, words: str) -> Attribution:
    return Attribution(
        "a1", None, (place(text, words),), None, None, None, SpeakerKind.PERSON, Stance.ASSERT, Speech.DIRECT,
        Factuality.CERTAIN, 90,
    )  # fmt: skip


def claim(*statements: Statement) -> Claim:
    return Claim("c1", "…", tuple(Link(one.id, one.how, 1.0) for one in statements))

"""Readings that are nobody's text but have the size and spread of press articles: Zipf-distributed invented words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from selon.identity import article_id, statement_id
from selon.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Citation,
    Coding,
    Factuality,
    How,
    Reading,
    Reason,
    Span,
    SpeakerKind,
    Speech,
    Stance,
    Statement,
)

SENTENCES, WORDS = 30, 16
VOCABULARY = 60_000
PRINTS = 230
"""Fingerprints of a text of 2,900 characters, as counted in news."""
LETTERS = "aeiouéèlnrstmdpc"


def readings(count: int, seed: int = 7) -> Iterator[Reading]:
    """`count` readings, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - the same numbers every time are what is wanted
    words = ["".join(draw.choices(LETTERS, k=draw.randint(2, 10))) for _ in range(VOCABULARY)]
    for number in range(count):
        yield _reading(draw, words, number)


def _reading(draw: random.Random, words: list[str], number: int) -> Reading:
    sentences = [_sentence(draw, words) for _ in range(SENTENCES)]
    text = "\n".join(sentences)
    doc = f"{number:07}.txt"
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    spans = [Span(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=False)]
    blocks = tuple(Block(BlockKind.BODY if at else BlockKind.TITLE, span) for at, span in enumerate(spans))
    article = Article(article_id(doc, text), doc, text, "fr", blocks, sentences[0], outlet=f"Outlet {number % 400}")
    return Reading(
        article,
        tuple(_attribution(at, spans[at]) for at in range(12)),
        tuple(_statement(article, span) for span in spans),
        (Citation(f"Agency {number % 40}", SpeakerKind.OUTLET, "mention", spans[0]),),
        tuple((draw.getrandbits(63), at * 12) for at in range(PRINTS)),
    )


def _sentence(draw: random.Random, words: list[str]) -> str:
    return " ".join(words[min(int(draw.paretovariate(0.6)) - 1, VOCABULARY - 1)] for _ in range(WORDS)) + "."


def _attribution(at: int, span: Span) -> Attribution:
    return Attribution(
        id=f"a{at}",
        parent=None,
        content=(span,),
        source=Span(span.start, span.start + 3),
        cue=Span(span.start + 4, span.start + 8),
        speaker="Speaker",
        kind=SpeakerKind.PERSON,
        stance=Stance.ASSERT,
        speech=Speech.INDIRECT,
        factuality=Factuality.CERTAIN,
        confidence=80,
        reasons=tuple(Reason(name, "yes", 0.5) for name in ("cue", "route", "subject", "distance")),
    )


def _statement(article: Article, span: Span) -> Statement:
    words = article.text[slice(*span)]
    content = tuple(words.split()[:8])
    return Statement(
        id=statement_id(article.id, (span,), (words,), How.ATTRIBUTED, ("Speaker",)),
        article=article.id,
        doc=article.doc,
        span=span,
        parts=(span,),
        how=How.ATTRIBUTED,
        source="Speaker",
        chain=("Speaker",),
        attribution=None,
        stance=Stance.ASSERT,
        factuality=Factuality.CERTAIN,
        in_title=False,
        coding=Coding("FRA", "02", None, content[:2], content[0], content, (), ()),
    )

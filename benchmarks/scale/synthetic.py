"""Articles in any number: words of news in runs of two or three, put together anew, so that hardly four follow one another twice.

One in ten lifts four sentences from an earlier article and changes a tenth of their words; every outlet ends its pages with
the same fifty words. So it is known which articles share text, and which only share a site.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from models.stems import lines

from selon.identity import article_id
from selon.model import Article, Block, BlockKind, Span

WORDS = 450
SENTENCES = 20
LIFTED = 4
"""Sentences that a copier takes."""
COPIERS = 10
"""One article in so many is a copier."""
CHANGED = 0.1
OUTLETS = 200
FOOTER = 50


@cache
def runs() -> list[str]:
    """Two or three words that follow one another in French news."""
    chance = random.Random(1)  # noqa: S311  (an order, not a secret)
    found = []
    for line in lines("fr"):
        words = line.split()
        while words:
            size = chance.choice((2, 3))
            found.append(" ".join(words[:size]))
            words = words[size:]
    return found


def articles(first: int, end: int) -> Iterator[Article]:
    """The articles `first … end - 1`, the same however they are asked for."""
    return (one(number) for number in range(first, end))


def one(number: int) -> Article:
    source = source_of(number)
    sentences = _sentences(number)
    if source is not None:
        sentences[3 : 3 + LIFTED] = [_changed(sentence, number) for sentence in _sentences(source)[6 : 6 + LIFTED]]
    outlet = number % OUTLETS
    text = " ".join([*sentences, *_footer(outlet)])
    doc = doc_of(number)
    block = Block(BlockKind.BODY, Span(0, len(text)))
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Article(article_id(doc, text), doc, text, "fr", (block,), None, f"outlet {outlet}", published=day)


def doc_of(number: int) -> str:
    return f"made-{number:08}"


def source_of(number: int) -> int | None:
    """The number of the article that this one lifts from, if it does."""
    if number % COPIERS or number == 0:
        return None
    return _chance(number, "source").randrange(number)


def _sentences(number: int) -> list[str]:
    chance, known = _chance(number, "text"), runs()
    per_sentence = WORDS // SENTENCES * 2 // 5
    return [" ".join(chance.choices(known, k=per_sentence)) + "." for _ in range(SENTENCES)]


def _changed(sentence: str, number: int) -> str:
    chance, known = _chance(number, sentence), runs()
    words = sentence.split()
    return " ".join(chance.choice(known).split()[0] if chance.random() < CHANGED else word for word in words)


@cache
def _footer(outlet: int) -> list[str]:
    return _chance(outlet, "footer").choices(runs(), k=FOOTER * 2 // 5)


def _chance(number: int, what: str) -> random.Random:
    return random.Random(f"{number} {what}")  # noqa: S311  (an order, not a secret)

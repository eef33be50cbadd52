"""Articles and words a second, and the time of the whole attribution as a ratio to the bare parse of the same texts.

Bare is the packaged pipeline as `spacy.load` gives it. selon's own parse of it takes some half of that time (decision 0083), so
its ratio to that parse is larger, and shown beside. Time is that of the process, so that what else the machine does counts little.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache

import spacy
from benchmarks.attribution.data import Document
from spacy.language import Language

from selon import intake, language, pipeline
from selon.language.lookup import folder
from selon.model import Article

ROUNDS = 3


def speed(documents: Sequence[Document], rounds: int = ROUNDS) -> dict[str, float]:
    """The best of `rounds`, turn about, models loaded before."""
    articles = [intake.article(d["text"], d["doc"], lang=d["lang"]) for d in documents]
    words = sum(len(a.text.split()) for a in articles)
    pipeline.attribute(articles[0])
    steps = (_bare, _own, pipeline.attribute)
    times = [[_seconds(step, articles) for step in steps] for _ in range(rounds)]
    bare, own, full = (min(t[k] for t in times) for k in range(len(steps)))
    return {
        "articles-per-second": len(articles) / full,
        "words-per-second": words / full,
        "time-ratio": full / bare,
        "time-ratio-own-parse": full / own,
    }


def _bare(article: Article) -> object:
    """The pipeline as spaCy loads it, on the whole text."""
    return stock(article.lang)(article.text)


def _own(article: Article) -> object:
    """The pipeline as selon runs it, on the whole text."""
    return language.pipeline(article.lang)(article.text)


@cache
def stock(lang: str) -> Language:
    language.pipeline(lang)  # registers the language and its components
    return spacy.load(folder(lang) / "model")


def _seconds(step: Callable[[Article], object], articles: Sequence[Article]) -> float:
    start = time.process_time()
    for article in articles:
        step(article)
    return time.process_time() - start

"""Articles and words a second, and the time of the whole attribution as a ratio to the bare parse of the same texts."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.attribution.data import Document

from selon import intake, language, pipeline
from selon.model import Article

ROUNDS = 3


def speed(documents: list[Document]) -> dict[str, float]:
    """The best of `ROUNDS`, models loaded before."""
    articles = [intake.article(d["text"], d["doc"], lang=d["lang"]) for d in documents]
    words = sum(len(a.text.split()) for a in articles)
    pipeline.attribute(articles[0])
    bare = min(_seconds(_parse, articles) for _ in range(ROUNDS))
    full = min(_seconds(pipeline.attribute, articles) for _ in range(ROUNDS))
    return {"articles-per-second": len(articles) / full, "words-per-second": words / full, "time-ratio": full / bare}


def _parse(article: Article) -> object:
    """The bare spaCy pipeline on the whole text."""
    return language.pipeline(article.lang)(article.text)


def _seconds(step: Callable[[Article], object], articles: list[Article]) -> float:
    start = time.perf_counter()
    for article in articles:
        step(article)
    return time.perf_counter() - start

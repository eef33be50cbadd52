"""Articles and words a second, and the time of the whole attribution as a ratio to the bare parse of the same texts.

Time is that of the process, so that what else the machine does counts little.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from benchmarks.attribution.data import Document

from selon import intake, language, pipeline
from selon.model import Article

ROUNDS = 3


def speed(documents: Sequence[Document], rounds: int = ROUNDS) -> dict[str, float]:
    """The best of `rounds`, turn about, models loaded before."""
    articles = [intake.article(d["text"], d["doc"], lang=d["lang"]) for d in documents]
    words = sum(len(a.text.split()) for a in articles)
    pipeline.attribute(articles[0])
    times = [(_seconds(_parse, articles), _seconds(pipeline.attribute, articles)) for _ in range(rounds)]
    bare, full = (min(t[k] for t in times) for k in (0, 1))
    return {"articles-per-second": len(articles) / full, "words-per-second": words / full, "time-ratio": full / bare}


def _parse(article: Article) -> object:
    """The bare spaCy pipeline on the whole text."""
    return language.pipeline(article.lang)(article.text)


def _seconds(step: Callable[[Article], object], articles: Sequence[Article]) -> float:
    start = time.process_time()
    for article in articles:
        step(article)
    return time.process_time() - start

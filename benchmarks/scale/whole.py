"""All steps over French articles of 450 words: what an article costs, and where."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from benchmarks.attribution.speed import stock
from benchmarks.grouping.corpora import BENCH, cut, rows

from selon import attribution, claims, intake, language, lineage
from selon.batch.reading import SCHEMAS, rows_of
from selon.batch.rows import Gathered
from selon.model import Article, Reading
from selon.pipeline import tell
from selon.stories import group

ARTICLES = 40
WORDS = 450
WARM = 5


def articles(number: int = ARTICLES) -> list[Article]:
    """French press articles cut behind the paragraph with their 450th word, the shorter ones left out."""
    cuts = ((row["doc"], cut(row["text"], WORDS)) for row in rows(BENCH / "rpm2" / "dev.jsonl.gz"))
    made = (intake.article(text, doc, lang="fr") for doc, text in cuts if text)
    return list(islice(made, number))


class Clock:
    """Seconds of processor by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, what: Callable[..., Any], *given: Any) -> Any:
        start = _cpu()
        answer = what(*given)
        self.seconds[step] = self.seconds.get(step, 0.0) + _cpu() - start
        return answer


def measure(chosen: Sequence[Article]) -> dict[str, float]:
    """Milliseconds of one core for an article, by step, in a process that has worked for a while: what is loaded once is loaded,
    and out of the way of garbage collection, as in a worker."""
    first = [read(article, Clock()) for article in chosen[:WARM]]
    as_tables(first)
    tell(first)
    gc.collect()
    gc.freeze()
    clock = Clock()
    readings = [read(article, clock) for article in chosen]
    clock.time("tables", as_tables, readings)
    for story in clock.time("grouping", group, readings):
        clock.time("telling", tell, story)
    return {step: 1000 * seconds / len(chosen) for step, seconds in clock.seconds.items()}


def as_tables(readings: Sequence[Reading]) -> None:
    """The tables of a part, as they are before they are written."""
    gathered = Gathered(SCHEMAS)
    for place, reading in enumerate(readings):
        gathered.add(rows_of(reading, place))
    gathered.tables()


def bare(chosen: Sequence[Article]) -> float:
    """Milliseconds of one core for an article's parse as spaCy itself does it: what all else is measured by, in one run."""
    nlp = stock(chosen[0].lang)
    for article in chosen[:WARM]:
        nlp(article.text)
    clock = Clock()
    for article in chosen:
        clock.time("bare", nlp, article.text)
    return 1000 * clock.seconds["bare"] / len(chosen)


def read(article: Article, clock: Clock) -> Reading:
    """`pipeline.read_article`, step by step."""
    clock.time("intake", intake.article, article.text, article.doc)
    doc = clock.time("parse", language.parse, article)
    found = clock.time("attribution", attribution.attribute, article, doc)
    stated = clock.time("statements", attribution.statements, article, doc, found)
    coded = clock.time("coding", claims.code, article, doc, stated, found)
    citations = clock.time("citations", lineage.citations, article, doc, found)
    return Reading(article, found, coded, citations, clock.time("fingerprint", lineage.fingerprint, article))


def _cpu() -> float:
    return sum(os.times()[:2])

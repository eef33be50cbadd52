"""What is measured: the whole system, the same with scorers trained on other articles, and without any scorer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.attribution.data import Document
from models.scorers.__main__ import SETTINGS
from models.scorers.examples import example
from models.scorers.fit import Example, fit

from selon import intake, language
from selon.attribution import attribute
from selon.attribution.attribute import assemble, decide
from selon.attribution.candidates import Candidate, Context, propose
from selon.attribution.candidates.propose import context
from selon.attribution.features import features
from selon.attribution.scorer import Scorer
from selon.model import Article, Attribution

FOLDS = 6


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article parsed, its candidates and their features, so that several scorers can be tried on it."""

    document: Document
    article: Article
    context: Context
    candidates: list[Candidate]
    names: list[list[str]]


def prepare(document: Document) -> Prepared:
    article = intake.article(document["text"], document["doc"], lang=document["lang"])
    ctx = context(article, language.parse(article))
    candidates = list(propose(ctx))
    return Prepared(document, article, ctx, candidates, features(ctx, candidates))


def run(prepared: Prepared, scorer: Scorer) -> list[Document]:
    """The attributions of one article by `scorer`, as the scoring tool reads them."""
    weighed = decide(prepared.candidates, prepared.names, scorer)
    return [as_document(a) for a in assemble(prepared.article, prepared.context, weighed)]


def whole(text: str, lang: str) -> tuple[Attribution, ...]:
    """The system as it is shipped, on one text."""
    article = intake.article(text, "text", lang=lang)
    return attribute(article, language.parse(article))


def trained(lang: str, prepared: Sequence[Prepared]) -> Scorer:
    """A scorer fit to these articles alone."""
    return fitted(lang, [learnt(p) for p in prepared])


def learnt(prepared: Prepared) -> Example:
    return example(prepared.article, prepared.document["attributions"])


def fitted(lang: str, examples: Sequence[Example]) -> Scorer:
    strength, rare, threshold = SETTINGS[lang]
    return fit(examples, strength=strength, rare=rare, threshold=threshold)


def crossvalidated(lang: str, prepared: Sequence[Prepared]) -> dict[str, list[Document]]:
    """Attributions by document, each article by a scorer that was trained without it."""
    examples = [learnt(p) for p in prepared]
    found: dict[str, list[Document]] = {}
    for fold in range(FOLDS):
        scorer = fitted(lang, [e for k, e in enumerate(examples) if k % FOLDS != fold])
        found |= {p.document["doc"]: run(p, scorer) for k, p in enumerate(prepared) if k % FOLDS == fold}
    return found


RULES = Scorer(bias=0.0, weights={}, thresholds={}, threshold=0.5)
"""Keeps every candidate: what the rules alone propose, overlaps settled by route and place."""


def as_document(attribution: Attribution) -> dict[str, Any]:
    a = attribution
    return {
        "id": a.id,
        "parent": a.parent,
        "content": [list(s) for s in a.content],
        "source": list(a.source) if a.source else None,
        "cue": list(a.cue) if a.cue else None,
        "speaker": a.speaker,
        "kind": a.kind.value,
        "stance": a.stance.value,
        "speech": a.speech.value,
        "factuality": a.factuality.value,
    }

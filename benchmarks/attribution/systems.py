"""What is measured: the whole system, the same with scorers trained on other articles, without parts, without a scorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.attribution.data import Document
from models.scorers.__main__ import SETTINGS, THRESHOLDS
from models.scorers.fit import Example, fit
from models.scorers.labels import labels

from selon import intake, language, pipeline
from selon.attribution.attribute import assemble, decide
from selon.attribution.candidates import Candidate, Context, propose
from selon.attribution.candidates.propose import context
from selon.attribution.choose import choose
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

    def example(self) -> Example:
        right, weight = labels(self.candidates, [g for g in self.document["attributions"] if g["content"]])
        return Example(self.names, right, weight)


def prepare(document: Document) -> Prepared:
    article = intake.article(document["text"], document["doc"], lang=document["lang"])
    ctx = context(article, language.parse(article))
    candidates = list(propose(ctx))
    return Prepared(document, article, ctx, candidates, features(ctx, candidates))


def without(prepared: Prepared, routes: Sequence[str]) -> Prepared:
    """The same article without the candidates of `routes`."""
    kept = [c for c in prepared.candidates if c.route not in routes]
    return replace(prepared, candidates=kept, names=features(prepared.context, kept))


def run(prepared: Prepared, scorer: Scorer, *, resolved: bool = True) -> list[Document]:
    """The attributions of one article by `scorer`, as the scoring tool reads them."""
    weighed = decide(prepared.candidates, prepared.names, scorer)
    found = [as_document(a) for a in assemble(prepared.article, prepared.context, weighed)]
    return found if resolved else [unresolved(d) for d in found]


def unresolved(found: Document) -> Document:
    """Without the speaker that the document tells: the source is all there is."""
    return {**found, "speaker": None, "kind": "person" if found["source"] else "unnamed"}


def whole(text: str, lang: str) -> tuple[Attribution, ...]:
    """The system as it is shipped, on one text."""
    return pipeline.attribute(intake.article(text, "text", lang=lang))


def trained(lang: str, prepared: Sequence[Prepared]) -> Scorer:
    """A scorer fit to these articles alone."""
    return fitted(lang, [p.example() for p in prepared])


def fitted(lang: str, examples: Sequence[Example]) -> Scorer:
    strength, rare, threshold = SETTINGS[lang]
    return fit(examples, strength=strength, rare=rare, threshold=threshold, thresholds=THRESHOLDS[lang])


Runner = Callable[[Prepared, Scorer], list[Document]]


def crossvalidated(lang: str, prepared: Sequence[Prepared], runner: Runner = run) -> dict[str, list[Document]]:
    """Attributions by document, each article by a scorer that was trained without it."""
    examples = [p.example() for p in prepared]
    found: dict[str, list[Document]] = {}
    for fold in range(FOLDS):
        scorer = fitted(lang, [e for k, e in enumerate(examples) if k % FOLDS != fold])
        found |= {p.document["doc"]: runner(p, scorer) for k, p in enumerate(prepared) if k % FOLDS == fold}
    return found


def predicted(prepared: Sequence[Prepared], scorer: Scorer, runner: Runner = run) -> dict[str, list[Document]]:
    return {p.document["doc"]: runner(p, scorer) for p in prepared}


SURE = ("insertion", "credit", "colon", "bare")
VERBAL = ("clause", "surface", "infinitive", "fronted", "tag")


def by_rule(prepared: Prepared) -> list[Document]:
    """Without any scorer: routes that can hardly be anything else, and complements of strong cue verbs that have a source."""
    weighed = [(c, float(_by_hand(prepared, c)), ()) for c in prepared.candidates]
    stand = choose([c for c, _, _ in weighed], [s for _, s, _ in weighed], [0.5] * len(weighed))
    return [as_document(a) for a in assemble(prepared.article, prepared.context, [weighed[k] for k in stand])]


def _by_hand(prepared: Prepared, candidate: Candidate) -> bool:
    strong = prepared.context.words.strength(candidate.kind, candidate.lemma) == "strong"
    if candidate.route in SURE:
        return candidate.kind != "verb" or strong
    return candidate.route in VERBAL and strong and candidate.source is not None


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

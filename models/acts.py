"""Learn which act words between two actors name: `python -m models.acts`, a minute.

From the development half of PLV (`bench/plv`, see `docs/reference/story-figures.md`); what is stored are weights of lemmas.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from spacy.tokens import Doc, Span, Token

import selon.language
from models.treebanks import SHARED
from selon.claims.acts import Between, between, features
from selon.language import pipeline
from selon.language.tokens import Parse

FILE: Path = SHARED / "bench" / "plv" / "dev.jsonl.gz"
LANG = "en"
STORED = Path(selon.language.__file__).parent / "en" / "scorers" / "acts.json"
INVERSE_PENALTY = 2.0
SMALLEST = 0.08
"""Weights nearer to nothing are not stored."""
PARTS = 10

Examples = Sequence[tuple[Between, str]]


def _model() -> Pipeline:
    return make_pipeline(DictVectorizer(), LogisticRegression(C=INVERSE_PENALTY, max_iter=2000))


def _values(examples: Examples, lang: str) -> list[dict[str, float]]:
    return [dict.fromkeys(sorted(features(words, lang)), 1.0) for words, _ in examples]


def crossed(examples: Examples, lang: str) -> float:
    """Accuracy where each of ten parts is coded with what the other nine teach."""
    acts = [act for _, act in examples]
    parts = KFold(PARTS, shuffle=True, random_state=1)
    said = cross_val_predict(_model(), _values(examples, lang), acts, cv=parts)
    return float(sum(a == b for a, b in zip(said, acts, strict=True)) / len(acts))


def learn(examples: Examples, lang: str) -> dict[str, dict[str, object]]:
    """`bias` by act and `weights` by feature and act."""
    model = _model().fit(_values(examples, lang), [act for _, act in examples])
    vectors, regression = model[0], model[1]
    acts = [str(act) for act in regression.classes_]
    weights: dict[str, object] = {}
    for name, column in zip(vectors.feature_names_, regression.coef_.T, strict=True):
        kept = {act: round(float(w), 2) for act, w in zip(acts, column, strict=True) if abs(w) >= SMALLEST}
        if kept:
            weights[str(name)] = kept
    return {
        "bias": dict(zip(acts, (round(float(b), 2) for b in regression.intercept_), strict=True)),
        "weights": weights,
    }


@cache
def sentences() -> tuple[tuple[Between, str], ...]:
    """What stands between the two actors of each sentence, and its act."""
    rows = [json.loads(line) for line in gzip.decompress(FILE.read_bytes()).decode("utf-8").splitlines()]
    docs = pipeline(LANG).pipe((row["text"] for row in rows), batch_size=64)
    return tuple(
        (_between(doc, row["source"], row["target"]), row["root"]) for row, doc in zip(rows, docs, strict=True)
    )


def _between(doc: Doc, source: str, target: str) -> Between:
    actors = [span for name in (source, target) if (span := _span(doc, name)) is not None]
    names = {token.i for span in actors for token in span}
    first: Token = actors[0].root if actors else doc[0]
    last: Token = actors[-1].root if actors else doc[-1]
    tokens = Parse([doc])
    return between(tokens[first.i], tokens[last.i], tokens, names)


def _span(doc: Doc, name: str) -> Span | None:
    start = doc.text.find(name)
    return doc.char_span(start, start + len(name), alignment_mode="expand") if start >= 0 else None


def main() -> None:
    STORED.write_text(json.dumps(learn(sentences(), LANG), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(sentences())} sentences, {STORED.stat().st_size} bytes, ten parts {crossed(sentences(), LANG):.3f}")


if __name__ == "__main__":
    main()

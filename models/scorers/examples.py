"""An article and its gold as an example to learn from."""

from __future__ import annotations

from models.scorers.fit import Example
from models.scorers.labels import Gold, labels
from selon.attribution.candidates import propose
from selon.attribution.candidates.propose import context
from selon.attribution.features import features
from selon.language import parse
from selon.model import Article


def example(article: Article, gold: list[Gold]) -> Example:
    ctx = context(article, parse(article))
    candidates = propose(ctx)
    right, weight = labels(candidates, [g for g in gold if g["content"]])
    return Example(features(ctx, candidates), right, weight)

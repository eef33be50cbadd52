"""Whether a clause is said for certain: modal verbs, the conditional, adverbs and adjectives of doubt, questions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from selon.language import table
from selon.language.tokens import Token


@cache
def _words(lang: str) -> dict[str, frozenset[str]]:
    read: dict[str, Any] = table(lang, "hedges")
    return {name: frozenset(words) for name, words in read.items()}


def is_hedged(tokens: Sequence[Token], head: Token, lang: str) -> bool:
    """True where the main predicate `head` of `tokens` is modal, conditional or doubted, or the clause is a question."""
    words = _words(lang)
    group = [head, *(child for child in head.children if child.relation in {"aux", "cop", "xcomp", "advmod", "amod"})]
    if any(token.lemma_.lower() in words["verbs"] for token in group if token.pos_ in {"VERB", "AUX"}):
        return True
    if any(set(token.feats("Mood")) & words["moods"] for token in group):
        return True
    if any(token.lemma_.lower() in words["adverbs"] or token.lower_ in words["adverbs"] for token in tokens):
        return True
    if any(token.lemma_.lower() in words["adjectives"] for token in group):
        return True
    return tokens[-1].nbor().text == "?" if tokens[-1].i + 1 < len(tokens[-1].doc) else tokens[-1].text == "?"


def is_doubted(tokens: Sequence[Token], head: Token, lang: str) -> bool:
    """True where the noun phrase of `head` itself says that it may not be so (« un éventuel abus », “alleged fraud”)."""
    adjectives = _words(lang)["adjectives"]
    near = [token for token in tokens if token.head.i == head.i and token.relation in {"amod", "acl"}]
    return any(token.lemma_.lower() in adjectives or token.lower_ in adjectives for token in near)


def is_negated(head: Token, lang: str) -> bool:
    """True where `head`, an auxiliary of it or a word next to it denies."""
    words = _words(lang)["negations"]
    near = [
        head,
        *(child for child in head.children if child.relation in {"aux", "cop", "advmod", "det", "obj", "nsubj"}),
    ]
    return any(t.lower_ in words or any(c.lower_ in words for c in t.children) for t in near)


def is_future(head: Token, lang: str) -> bool:
    """True where `head` or an auxiliary of it speaks of what is yet to be."""
    words = _words(lang)["future"]
    group = [head, *(child for child in head.children if child.relation in {"aux", "cop"})]
    return any("Fut" in t.feats("Tense") or t.lower_ in words for t in group)

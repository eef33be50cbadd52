"""Clauses of a sentence: the stretches that say one thing, with the head that says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from selon.attribution.tree import base, end, is_finite
from selon.model import Span

SPLIT_OFF = {"conj", "parataxis"}
OWN_STATEMENT = {"acl", "advcl", "ccomp", "csubj"}
SHORTEST_CLAUSE = 4
"""Tokens below which a dependent clause says nothing of its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """`tokens` in order, `head` among them; `parts` are their runs in characters, trimmed of marks and spaces."""

    head: Token
    tokens: tuple[Token, ...]

    @property
    def parts(self) -> tuple[Span, ...]:
        return tuple(_runs(self.tokens))


def clauses(sentence: Sentence) -> list[Clause]:
    """Main and coordinated clauses, each without the others, then the finite clauses that depend on them, in order."""
    heads = [token for token in sentence if _is_main(token)]
    split = {head.i for head in heads}
    found = [Clause(head, tuple(_own(head, split))) for head in heads]
    found += [
        Clause(head, tuple(_own(head, split))) for head in sentence if head.i not in split and _is_dependent(head)
    ]
    return [clause for clause in found if clause.tokens and any(t.is_alpha for t in clause.tokens)]


def _is_main(token: Token) -> bool:
    if token.dep_ == "ROOT":
        return True
    says = token.pos_ in {"VERB", "AUX"} or any(base(child) == "cop" for child in token.children)
    subject = any(base(child) in {"nsubj", "csubj"} for child in token.children)
    return base(token) in SPLIT_OFF and says and (subject or base(token) == "parataxis") and is_finite(token)


def _is_dependent(token: Token) -> bool:
    if base(token) not in OWN_STATEMENT or token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    return sum(not t.is_punct for t in token.subtree) >= SHORTEST_CLAUSE


def _own(head: Token, split: set[int]) -> Iterator[Token]:
    """`head` and its dependents, in order, without the clauses that stand for themselves."""
    stack, inside = [head], []
    while stack:
        token = stack.pop()
        inside.append(token)
        stack.extend(child for child in token.children if child.i not in split)
    yield from sorted(inside, key=lambda token: token.i)


def _runs(tokens: tuple[Token, ...]) -> Iterator[Span]:
    """Runs of neighbouring tokens as spans, without marks and spaces at their ends; runs without a word are dropped."""
    run: list[Token] = []
    for token in (*tokens, None):
        if run and (token is None or token.i != run[-1].i + 1):
            words = [i for i, t in enumerate(run) if t.is_alpha or t.like_num or any(c.isalnum() for c in t.text)]
            if words:
                yield Span(run[words[0]].idx, end(run[words[-1]]))
            run = []
        if token is not None:
            run.append(token)

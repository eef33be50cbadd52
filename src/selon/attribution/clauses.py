"""What in a sentence says one thing: its clauses, and its noun phrases that tell an event or a state.

« la fermeture de deux écoles décidée par la mairie » tells as much as « la mairie a fermé deux écoles »; accounts use both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.attribution.tree import NOMINAL, VERBAL, is_finite, is_participle
from selon.language.tokens import Token
from selon.model import Span

COORDINATED = frozenset({"conj", "parataxis"})
DEPENDENT = frozenset({"acl", "advcl", "ccomp", "csubj", "xcomp"})
LEFT_OUT = frozenset({"conj", "parataxis", "advcl", "acl"})
"""Relations of clauses that stand for themselves and are no part of what their governor says."""
ARGUMENTS = frozenset(
    {"nsubj", "obj", "obl", "nmod", "ROOT", "conj", "iobj", "appos", "dislocated", "parataxis", "advcl", "xcomp"}
)
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"})
SHORTEST_CLAUSE, SHORTEST_PHRASE, LONGEST_PHRASE = 3, 3, 24
"""Words of content a dependent clause or a noun phrase must have, and words a noun phrase may have."""


@dataclass(frozen=True, slots=True)
class Clause:
    """`tokens` in order, `head` among them; `nominal` where a noun phrase stands for a clause."""

    head: Token
    tokens: tuple[Token, ...]
    nominal: bool = False

    @property
    def parts(self) -> tuple[Span, ...]:
        """Runs of neighbouring tokens in characters, without marks and spaces at their ends; runs without a word are dropped."""
        return tuple(runs(self.tokens))


def clauses(sentence: Sequence[Token]) -> list[Clause]:
    """Main, coordinated and dependent clauses, each without those that stand for themselves, then telling noun phrases."""
    heads = {token.i: token for token in sentence if _stands_alone(token)}
    found = [Clause(head, tuple(_own(head, heads))) for head in heads.values()]
    taken = {clause.tokens for clause in found}
    for head in sentence:
        if head.i not in heads and _tells(head):
            phrase = Clause(head, tuple(_own(head, heads)), nominal=True)
            if len(phrase.tokens) <= LONGEST_PHRASE and phrase.tokens not in taken and _worded(phrase, SHORTEST_PHRASE):
                found.append(phrase)
    return [clause for clause in found if clause.head.dep_ == "ROOT" or _worded(clause, SHORTEST_CLAUSE)]


def _worded(clause: Clause, least: int) -> bool:
    return sum(token.pos_ in CONTENT for token in clause.tokens) >= least


def _stands_alone(token: Token) -> bool:
    relation = token.relation
    if relation == "ROOT":
        return True
    says = token.pos_ in VERBAL or any(child.relation == "cop" for child in token.children)
    if relation in COORDINATED:
        return says and (is_finite(token) or any(child.relation in {"nsubj", "obj", "obl"} for child in token.children))
    return relation in DEPENDENT and (says or (relation == "acl" and token.pos_ == "ADJ")) and _long(token)


def _long(token: Token) -> bool:
    return sum(word.pos_ in CONTENT for word in token.subtree) >= SHORTEST_CLAUSE


def _tells(token: Token) -> bool:
    """A noun with a complement, a number or a clause of its own, where an argument may stand; no name, and none with one beside it.

    « le maire, Un Tel » says who someone is, not what happens.
    """
    if token.pos_ not in NOMINAL - {"PRON", "PROPN"} or token.relation not in ARGUMENTS:
        return False
    if any(child.pos_ == "PROPN" and child.relation in {"appos", "flat"} for child in token.children):
        return False
    return any(child.relation in {"nmod", "acl", "nummod", "appos"} for child in token.children)


def _own(head: Token, alone: dict[int, Token]) -> Iterator[Token]:
    """`head` and its dependents, in order, without the clauses that stand for themselves beside it."""
    stack, inside, seen = [head], [], set()
    while stack:
        token = stack.pop()
        if token.i in seen:
            continue
        seen.add(token.i)
        inside.append(token)
        stack.extend(child for child in token.children if not _left_out(child, head, alone))
    yield from sorted(inside, key=lambda token: token.i)


def _left_out(child: Token, head: Token, alone: dict[int, Token]) -> bool:
    if (
        child.head.i == head.i
        and child.relation in {"case", "mark", "cc"}
        and head.relation not in {"acl", "advcl", "ccomp"}
    ):
        return child.relation != "mark"
    if child.i not in alone:
        return False
    if child.relation in COORDINATED or (child.relation == "advcl" and is_participle(child)):
        return True
    return child.relation in LEFT_OUT and is_finite(child) and child.i > child.head.i


def _is_word(token: Token) -> bool:
    return any(map(str.isalnum, token.text))


def runs(tokens: tuple[Token, ...]) -> Iterator[Span]:
    run: list[Token] = []
    for token in (*tokens, None):
        if run and (token is None or token.i != run[-1].i + 1):
            first = next(filter(_is_word, run), None)
            if first is not None:
                yield Span(first.idx, next(filter(_is_word, reversed(run))).end)
            run = []
        if token is not None:
            run.append(token)

"""Coded content of statements: who does what to whom, with numbers and names, from the parse alone.

Acts are PLOVER's types (`language/<code>/acts.toml`). The code is no part of a statement's id: it is a reading of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from selon.attribution import is_future, is_hedged, is_negated
from selon.attribution.tree import SUBJECTS, VERBAL, is_finite, is_passive
from selon.claims.acts import act_of, between, folded, light
from selon.claims.quantities import COUNT, PERSON, people, quantities
from selon.language.tokens import Parse, Token
from selon.model import Article, Attribution, Coding, Quantity, Shape, Span, Statement

CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "NUM", "X"}
SUBJECT, OBJECT = ("nsubj",), ("obj", "iobj", "obl", "ccomp", "xcomp")
EXPLETIVE = frozenset({"expl", "expl:subj"})
"""« il faut », « there are »: a subject as well."""
LONGEST_LEMMA = 40
SAID = frozenset({"obj", "iobj", "ccomp", "xcomp", "conj"})
"""Relations of what a verb of saying says, and of what is done besides: the others say when, where and how it is said."""
DEPENDENT = frozenset({"acl", "advcl", "appos", "xcomp"})
"""Relations of a clause that says something of a noun, or when, why and to what end another one is so."""


def code(
    article: Article, doc: Parse, statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """The statements with their `coding` filled from `doc`, the parse of `article`; who said what in it is `attributions`."""
    cues = frozenset(place for a in attributions if a.cue for place in range(*a.cue))
    year = int(article.published[:4]) if article.published and article.published[:4].isdigit() else None
    return tuple(replace(s, coding=_coding(article, doc, s, cues, year)) for s in statements)


def _coding(article: Article, doc: Parse, statement: Statement, cues: Set[int], year: int | None) -> Coding:
    tokens = [token for part in statement.parts for token in _tokens(doc, part)]
    head = _head(tokens)
    found = [q for part in statement.parts for q in quantities(article.text, *part, article.lang, year)]
    found = [_counting(q, tokens, article.lang) for q in found]
    subject, act = _argument(head, SUBJECT, tokens), _carried(head, tokens, article.lang)
    target = _argument(head, OBJECT, tokens) if act is None else _of_carried(act, tokens)
    empty = {act.head.i} if act else set()
    return Coding(
        actor=_name(subject or _controller(head)),
        act=_act(head, subject, target, tokens, article.lang),
        target=_name(target),
        object=tuple(folded(t.lemma_) for t in (target.subtree if target else ()) if t.pos_ in CONTENT)[:12],
        predicate=folded((act or head).lemma_) if head else None,
        lemmas=tuple(folded(t.lemma_)[:LONGEST_LEMMA] for t in tokens if _weighs(t, article.lang) and t.i not in empty),
        names=tuple(_names(tokens)),
        quantities=tuple(found),
        negated=head is not None and is_negated(head, article.lang),
        modal=head is not None and (is_future(head, article.lang) or is_hedged(tokens, head, article.lang)),
        whole=head is not None and _is_whole(head, tokens),
        shape=_shape(head, tokens, cues),
    )


def _carried(head: Token | None, tokens: Sequence[Token], lang: str) -> Token | None:
    """The noun that says what is done where the verb only carries it: « faire une demande », "make a request"."""
    if head is None or folded(head.lemma_) not in light(lang)["verbs"]:
        return None
    found = _argument(head, ("obj",), tokens)
    return found if found is not None and found.pos_ in {"NOUN", "VERB"} else None


def _of_carried(act: Token, tokens: Sequence[Token]) -> Token | None:
    """What an act that a verb carries is of, or else to whom it is done."""
    return _argument(act, ("nmod",), tokens) or _argument(act.head, ("iobj", "obl"), tokens)


def _controller(head: Token | None) -> Token | None:
    """Who does what an infinitive says: the subject of the verb that governs it, where nobody else is there to do it."""
    if head is None or head.relation not in {"ccomp", "xcomp"} or is_finite(head):
        return None
    if any(child.relation in SUBJECT for child in head.children):
        return None
    governing = head.head.children
    if any(child.relation in {"obj", "iobj", "obl"} and child.dep_ != "obl:mod" for child in governing):
        return None
    return next((child for child in governing if child.relation in SUBJECT and child.pos_ != "PRON"), None)


def _weighs(token: Token, lang: str) -> bool:
    """Whether a word is of those that statements are compared by."""
    return token.pos_ in CONTENT and len(token.text) > 1 and folded(token.lemma_) not in light(lang)["words"]


def _is_whole(head: Token, tokens: Sequence[Token]) -> bool:
    inside = {token.i for token in tokens}
    subject = any(c.i in inside and (c.relation in SUBJECTS or c.dep_ in EXPLETIVE) for c in head.children)
    top = head
    while top.relation == "conj" and top.head.i != top.i:
        top = top.head
    return subject and is_finite(head) and top.relation not in DEPENDENT


def _shape(head: Token | None, tokens: Sequence[Token], cues: Set[int]) -> Shape:
    if head is None:
        return Shape.PHRASE
    inside = {token.i for token in tokens}
    relations = {child.relation for child in head.children if child.i in inside}
    if head.pos_ not in VERBAL:
        return Shape.CLAUSE if "cop" in relations else Shape.PHRASE
    says = head.idx in cues and relations & SUBJECTS and not is_passive(head)
    return Shape.SAYING if says and not relations & SAID else Shape.CLAUSE


def _counting(quantity: Quantity, tokens: Sequence[Token], lang: str) -> Quantity:
    """`quantity` with what it counts, where the parse says it: « trois principaux dirigeants » counts leaders."""
    if not quantity.unit.startswith(COUNT):
        return quantity
    inside = [t for t in tokens if quantity.span.start <= t.idx < quantity.span.end]
    top = next((t.head for t in inside if t.dep_ == "nummod" and t.head.pos_ in {"NOUN", "PROPN"}), None)
    counted = folded(top.lemma_) if top is not None else quantity.unit.removeprefix(COUNT) or "number"
    unit = PERSON if counted in people(lang) else counted
    return replace(quantity, unit=unit, says=f"{quantity.says} {top.text if top is not None else counted}".strip())


def _tokens(doc: Parse, part: Span) -> list[Token]:
    """The tokens that start in `part`."""
    return doc[bisect_left(doc.starts, part.start) : bisect_left(doc.starts, part.end)]


def _head(tokens: Sequence[Token]) -> Token | None:
    """The token nearest to the root: all others hang below it, or beside it in a cut sentence."""
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    worded = [t for t in tops if t.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}]
    verbs = [t for t in worded if t.pos_ in VERBAL]
    return next(iter(verbs or worded or tokens), None)


def _argument(head: Token | None, relations: tuple[str, ...], tokens: Sequence[Token]) -> Token | None:
    inside = {token.i for token in tokens}
    if head is None:
        return None
    found = [c for c in head.children if c.i in inside and c.relation in relations]
    return min(found, key=lambda c: relations.index(c.relation), default=None)


def _name(token: Token | None) -> str | None:
    if token is None:
        return None
    proper = [t for t in token.subtree if t.pos_ == "PROPN"]
    return folded(" ".join(t.text for t in proper[:4])) if proper else folded(token.lemma_)


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """Runs of proper names as written there."""
    run: list[Token] = []
    for token in (*tokens, None):
        if run and (token is None or token.pos_ != "PROPN" or token.i != run[-1].i + 1):
            yield " ".join(t.text for t in run)
            run = []
        if token is not None and token.pos_ == "PROPN":
            run.append(token)


def _act(
    head: Token | None, subject: Token | None, target: Token | None, tokens: Sequence[Token], lang: str
) -> str | None:
    if head is None:
        return None
    names = {token.i for token in tokens if token.pos_ == "PROPN"}
    return act_of(between(subject or head, target or head, tokens, names), lang)

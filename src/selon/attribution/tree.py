"""Small questions to a dependency tree in Universal Dependencies, all answered in characters or tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from selon.attribution.lexicon import Lexicon
from selon.language.tokens import Token
from selon.model import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "csubj"})
TENSES = ("aux:tense", "aux:pass")
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "conj"})
GROUP = 12
"""Tokens from an auxiliary to its verb: where there are more, as in a sentence run into another, the tree errs."""
REMEMBERED = 4096
"""Answers kept of each question that several routes ask of the same token: those of the last few articles."""


def hull(tokens: Iterable[Token]) -> Span | None:
    members = list(tokens)
    if not members:
        return None
    return Span(min(t.idx for t in members), max(t.end for t in members))


def children(token: Token, *relations: str) -> list[Token]:
    return [c for c in token.children if c.relation in relations]


def is_passive(verb: Token) -> bool:
    if any("Yes" in c.feats("Reflex") or c.dep_ in ("expl:comp", "expl:pv") for c in verb.children):
        return False
    relations = {c.dep_ for c in verb.children}
    if "aux:pass" in relations:
        return True
    return "aux:tense" not in relations and bool(relations & {"nsubj:pass", "csubj:pass"})


def is_finite(verb: Token) -> bool:
    """Whether the verb or one of its auxiliaries is finite."""
    return any("Fin" in t.feats("VerbForm") for t in (verb, *children(verb, "aux", "cop")))


def is_participle(verb: Token) -> bool:
    forms = verb.feats("VerbForm")
    return ("Part" in forms or "Ger" in forms) and not children(verb, "aux", "cop")


def is_infinitive(verb: Token) -> bool:
    """Not with an auxiliary of tense, whatever the tagger says: « s'est réjoui » is no infinitive."""
    return "Inf" in verb.feats("VerbForm") and not any(c.dep_ in TENSES for c in verb.children)


def mood(verb: Token) -> str:
    for token in (verb, *children(verb, "aux", "cop")):
        if "Cnd" in token.feats("Mood"):
            return "Cnd"
    return ""


@lru_cache(maxsize=REMEMBERED)
def negations(verb: Token, words: Lexicon) -> tuple[Token, ...]:
    """Negating words on the verb or its auxiliaries, not those further off than four tokens."""
    heads = (verb, *children(verb, "aux", "cop"))
    near = {c.i: c for head in heads for c in head.children if abs(c.i - verb.i) <= 5}
    denying = (c for c in near.values() if c.relation in ("advmod", "det", "expl"))
    return tuple(c for c in denying if words.is_("negations", c.lower_))


@lru_cache(maxsize=REMEMBERED)
def verb_group(verb: Token, words: Lexicon) -> Span:
    """The verb with its auxiliaries, copula, negation and reflexive pronoun, and the adverbs between them."""
    members = [verb, *children(verb, "aux", "cop"), *negations(verb, words)]
    members += [c for c in verb.children if c.relation in ("expl", "obj", "iobj") and _is_reflexive(c, verb, words)]
    members = [member for member in members if verb.i - member.i <= GROUP]
    first = min(_auxiliary(verb, members), *(t.i for t in members))
    last = max(t.i for t in members if t.i <= verb.i + 3)
    found = hull(t for t in verb.doc[first : last + 1])
    assert found is not None
    return found


def _auxiliary(verb: Token, members: list[Token]) -> int:
    """The index of an auxiliary that stands before a bare past participle, adverbs between, which the tree hung elsewhere."""
    if len(members) > 1 or "Part" not in verb.feats("VerbForm") or "Past" not in verb.feats("Tense"):
        return verb.i
    for token in reversed(verb.doc[max(0, verb.i - 5) : verb.i]):
        if token.pos_ == "AUX":
            return token.i
        if token.pos_ not in ("ADV", "ADP", "PRON"):
            return verb.i
    return verb.i


def _is_reflexive(token: Token, verb: Token, words: Lexicon) -> bool:
    if token.i > verb.i or not words.is_("reflexives", token.lower_):
        return False
    if words.is_("always_reflexive", token.lower_):
        return True
    return token.dep_ in ("expl:comp", "expl:pass", "expl:pv", "expl") or "Yes" in token.feats("Reflex")


def subtree(token: Token, without: Iterable[Token] = ()) -> Iterator[Token]:
    """The tokens under `token`, the branches `without` left out, cycles and foreign sentences survived."""
    barred = {t.i for t in without}
    stack, seen = [token], set()
    while stack:
        node = stack.pop()
        if node.i in seen or node.i in barred:
            continue
        seen.add(node.i)
        yield node
        stack.extend(node.children)


@lru_cache(maxsize=REMEMBERED)
def leftmost(token: Token) -> int:
    """The place of the first token under `token`, itself included."""
    return min(t.i for t in subtree(token))


@lru_cache(maxsize=REMEMBERED)
def noun_phrase(head: Token, without: Token | None = None, limit: Span | None = None) -> Span:
    """The noun phrase of `head` up to, not including, a relative clause or participle set off by a comma.

    `without` is a token (a cue) whose branch the phrase must not enter; `limit` the span it must stay in.
    """
    barred = [c for c in head.children if _leaves(c, head)]
    barred += [n for n in subtree(head) if n.i != head.i and _set_off(n)]
    if without is not None:
        barred += [a for a in (without, *without.ancestors) if a.head.i == head.i and a.i != head.i]
    tokens = sorted(subtree(head, barred), key=lambda t: t.i)
    run = _unbroken(tokens, head)
    stop = without.i if without is not None and without.i > head.i else len(head.doc)
    run = [t for t in run if t.i < stop and (limit is None or limit.start <= t.idx < limit.end)]
    run = _past_lead(run, head)
    run = _whole_names(_stripped(run or [head]), limit, stop)
    found = hull(run)
    assert found is not None
    return found


def _past_lead(run: list[Token], head: Token) -> list[Token]:
    """Without what a comma sets off before a noun with its article or a name: « Prudent, le ministre »."""
    commas = [k for k, t in enumerate(run) if t.text == "," and t.i < head.i and k + 1 < len(run)]
    if commas and run[commas[-1] + 1].pos_ in ("DET", "PROPN", "NOUN"):
        return run[commas[-1] + 1 :]
    return run


def _whole_names(run: list[Token], limit: Span | None, stop: int) -> list[Token]:
    """Names that the tree broke (« Sen. | Kay | Bailey X ») put together again, over proper nouns only."""
    doc, first, last = run[0].doc, run[0].i, run[-1].i
    while (
        first > 0 and doc[first].pos_ == "PROPN" and doc[first - 1].pos_ == "PROPN" and _inside(doc[first - 1], limit)
    ):
        first -= 1
    while (
        last + 1 < stop
        and doc[last].pos_ == "PROPN"
        and doc[last + 1].pos_ == "PROPN"
        and _inside(doc[last + 1], limit)
    ):
        last += 1
    return list(doc[first : last + 1]) if (first, last) != (run[0].i, run[-1].i) else run


def _inside(token: Token, limit: Span | None) -> bool:
    return limit is None or limit.start <= token.idx < limit.end


def part_of_head(token: Token) -> bool:
    """Whether the head is of the same noun phrase: to the left, or to the right of a modifier or compound."""
    if token.head.pos_ not in NOMINAL:
        return False
    return token.head.i < token.i or token.relation in ("compound", "flat", "amod", "nummod", "det", "nmod:poss")


def _set_off(token: Token) -> bool:
    """A relative clause, participle or circumstance after a comma, however deep."""
    if token.relation == "acl":
        return _leaves(token, token.head)
    return token.relation in ("nmod", "obl") and bool(children(token, "case")) and _after_comma(token)


def _leaves(child: Token, head: Token) -> bool:
    relation = child.relation
    if relation in (
        "case",
        "mark",
        "cc",
        "parataxis",
        "punct",
        "cop",
        "aux",
        "discourse",
        "dislocated",
        "nsubj",
        "advcl",
        "expl",
    ):
        return relation != "punct" or child.i < head.i
    if relation in ("ccomp", "csubj"):
        return True
    if relation == "conj":
        return child.pos_ in VERBAL and head.pos_ not in VERBAL
    if relation in ("acl", "advmod", "xcomp"):
        return child.i > head.i and (_after_comma(child) or _speaks(child))
    return False


def _speaks(child: Token) -> bool:
    """« X soulignant que … », « X qui souligne que … »: with a complement of its own a verb is no part of the name."""
    if is_participle(child):
        present = "Past" not in child.feats("Tense")
        return present and any(c.i > child.i and c.relation != "punct" for c in child.children)
    return child.dep_ == "acl:relcl" and any(c.i > child.i and children(c, "mark") for c in children(child, "ccomp"))


def _after_comma(token: Token) -> bool:
    left = leftmost(token)
    return left > 0 and token.doc[left - 1].text in (",", "–", "—", "―", "(", "-")


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """The run around the head without a gap of other words (punctuation between may be missing from the branch)."""
    at = next((k for k, t in enumerate(tokens) if t.i == head.i), 0)
    first = last = at
    while first > 0 and _near(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and _near(tokens[last], tokens[last + 1]):
        last += 1
    return tokens[first : last + 1]


def _near(left: Token, right: Token) -> bool:
    return right.i - left.i <= 1 or all(t.is_punct or t.is_space for t in left.doc[left.i + 1 : right.i])


def _stripped(tokens: list[Token]) -> list[Token]:
    def outer(t: Token) -> bool:
        return (t.is_punct or t.is_space) and t.text not in (")", "(", "]", "[", "%", "$")

    while len(tokens) > 1 and (outer(tokens[-1]) or tokens[-1].text in ("(", "[")):
        tokens = tokens[:-1]
    while len(tokens) > 1 and outer(tokens[0]):
        tokens = tokens[1:]
    return tokens

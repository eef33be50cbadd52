"""Complements of a cue: clauses, infinitives, objects, prepositional complements, of verbs, adjectives and nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from selon.attribution.boundaries import clause, edges
from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.words import cue_lemma, is_cue_verb
from selon.attribution.sources import Found, possessor, source_of
from selon.attribution.tree import (
    REMEMBERED,
    VERBAL,
    children,
    is_infinitive,
    is_participle,
    is_passive,
    noun_phrase,
    verb_group,
)
from selon.language.tokens import Token
from selon.model import Span

ROUTES = {
    "ccomp": "clause",
    "xcomp": "infinitive",
    "obj": "object",
    "obl": "oblique",
    "advcl": "adverbial",
    "iobj": "oblique",
    "acl": "clause",
    "nmod": "oblique",
    "parataxis": "clause",
    "csubj": "clause",
    "nsubj": "subject",
    "advmod": "oblique",
}
CLAUSAL = ("ccomp", "csubj")
VERB_COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "advcl", "csubj", "parataxis")


def complements(ctx: Context) -> Iterator[Candidate]:
    for token in ctx.doc:
        if not ctx.read(token):
            continue
        if token.pos_ in VERBAL and token.relation not in ("aux", "cop"):
            yield from _of_verb(ctx, token)
        if token.pos_ == "ADJ" or (token.pos_ == "VERB" and ctx.words.stance("adjective", token.lemma_)):
            yield from _of_adjective(ctx, token)
        if token.pos_ == "NOUN" and ctx.words.stance("noun", token.lemma_.lower()):
            yield from _of_noun(ctx, token)


def _of_verb(ctx: Context, verb: Token) -> Iterator[Candidate]:
    lemma = cue_lemma(ctx, verb)
    listed = is_cue_verb(ctx, lemma)
    if not (listed or any(c.relation in CLAUSAL or _quoted(ctx, c) for c in verb.children) or lemma in ctx.words.light):
        return
    source = source_of(verb, ctx.words)
    cue = cue_span(ctx, verb)
    patient = source.how in ("patient", "passive", "agent")
    for child in verb.children:
        relation = child.relation
        if relation == "nsubj" and patient and child.dep_ == "nsubj:pass" and listed:
            yield from _made(ctx, verb, child, "subject", lemma, cue, source)
        if relation not in VERB_COMPLEMENTS or (child.i < verb.i and relation != "ccomp"):
            continue
        if relation == "parataxis" and (child.i < verb.i or child.pos_ not in VERBAL):
            continue
        if not listed and relation not in ("ccomp", "csubj") and not _quoted(ctx, child):
            continue
        if (child.pos_ == "PRON" and relation == "obj") or _chained(ctx, lemma, child):
            continue
        yield from _made(ctx, verb, child, ROUTES[relation], lemma, cue, source)
    if listed:
        yield from _joined(ctx, verb, lemma, cue, source)
        yield from _parted(ctx, verb, lemma, cue, source)
    yield from _framed(ctx, verb, lemma, cue, source)


def _chained(ctx: Context, lemma: str, child: Token) -> bool:
    """« a tenu à souligner que S »: the governed verb, with its own complement, is the cue."""
    if child.relation != "xcomp" or not is_infinitive(child) or ctx.words.stance("chain", lemma) is None:
        return False
    speaks = ctx.words.strength("verb", cue_lemma(ctx, child)) == "strong"
    return speaks and any(c.i > child.i and c.relation in ("ccomp", "xcomp", "obj", "obl") for c in child.children)


def _made(
    ctx: Context, verb: Token, child: Token, route: str, lemma: str, cue: Span, source: Found
) -> Iterator[Candidate]:
    content = clause(ctx, child, verb)
    if content is None or _overlaps(content, cue):
        return
    if child.i < verb.i and route == "clause" and not children(child, "mark"):
        route = "fronted"
    yield Candidate(
        route,
        (content,),
        cue,
        _outside(source.span, content),
        verb.i,
        lemma,
        "verb",
        source.how,
        marker_of(ctx, child, content),
        source.head,
        child.i,
    )


def _joined(ctx: Context, verb: Token, lemma: str, cue: Span, source: Found) -> Iterator[Candidate]:
    """Object and what is said of it as one content: « accuse X de Y », « juge l'accord « mauvais » », "calls X a Y"."""
    objects = [c for c in verb.children if c.relation == "obj" and c.i > verb.i]
    others = [c for c in verb.children if c.relation in ("xcomp", "obl", "advcl", "ccomp") and c.i > verb.i]
    if not objects:
        return
    first = clause(ctx, objects[0], verb)
    for other in others:
        if other.i < objects[0].i:
            continue
        last = clause(ctx, other, verb)
        if first is None or last is None or last.end <= first.end:
            continue
        content = edges(ctx, Span(first.start, last.end))
        if content is not None and not _overlaps(content, cue):
            yield Candidate(
                "joined",
                (content,),
                cue,
                _outside(source.span, content),
                verb.i,
                lemma,
                "verb",
                source.how,
                marker_of(ctx, other, last),
                source.head,
                other.i,
            )


def _parted(ctx: Context, verb: Token, lemma: str, cue: Span, source: Found) -> Iterator[Candidate]:
    """Whom or what it is said of stands before the verb: « X est accusé de Y », « X, présenté comme Y », « les accuse de Y »."""
    about = _said_of(ctx, verb)
    if about is None or about.end > cue.start:
        return
    for child in verb.children:
        if child.i < verb.i or child.relation not in ("xcomp", "obl", "advcl", "ccomp"):
            continue
        content = clause(ctx, child, verb)
        marker = marker_of(ctx, child, content) if content is not None else ""
        if content is None or content.start < cue.end:
            continue
        if ctx.words.stance("frame", f"{lemma}|{ctx.words.full(marker)}") is None and child.relation != "xcomp":
            continue
        credited = source.span if source.how == "agent" or _object_clitic(ctx, verb) is not None else None
        yield Candidate(
            "parted",
            (about, content),
            cue,
            _outside(credited, content),
            verb.i,
            lemma,
            "verb",
            source.how,
            marker,
            source.head if credited is not None else -1,
            child.i,
        )


def _said_of(ctx: Context, verb: Token) -> Span | None:
    """The subject of a passive, the noun that a past participle qualifies, or an object pronoun."""
    pronoun = _object_clitic(ctx, verb)
    if pronoun is not None:
        return Span(pronoun.idx, pronoun.end)
    if is_passive(verb):
        subjects = [c for c in verb.children if c.relation == "nsubj" and c.i < verb.i]
        return noun_phrase(subjects[-1], verb) if subjects else None
    past = is_participle(verb) and "Past" in verb.feats("Tense")
    if verb.relation == "acl" and past and verb.head.i < verb.i and verb.head.pos_ in ("NOUN", "PROPN"):
        return noun_phrase(verb.head, verb)
    return None


def _object_clitic(ctx: Context, verb: Token) -> Token | None:
    found = [c for c in children(verb, "obj") if c.i < verb.i and ctx.words.is_("object_clitics", c.lower_)]
    return next((c for c in found if not ctx.words.is_("reflexives", c.lower_)), None)


def _framed(ctx: Context, verb: Token, lemma: str, cue: Span, source: Found) -> Iterator[Candidate]:
    """« faire état de X », "make the case that S": verb and noun are the cue, what hangs on either is the content."""
    for noun in verb.children:
        if noun.relation not in ("obj", "obl", "xcomp", "fixed", "compound") or noun.i < verb.i or noun.i > verb.i + 5:
            continue
        frame = f"{lemma} {noun.lemma_.lower()}"
        both = Span(cue.start, max(cue.end, noun.end))
        hanging = [
            c
            for c in (*noun.children, *verb.children)
            if c.i > noun.i and c.relation in ("nmod", "acl", "ccomp", "obl", "xcomp", "advcl", "obj")
        ]
        for child in sorted(hanging, key=lambda t: t.i):
            content = clause(ctx, child, noun if child.head.i == noun.i else verb)
            if content is None or _overlaps(content, both):
                continue
            marker = marker_of(ctx, child, content)
            if ctx.words.stance("frame", f"{frame}|{ctx.words.full(marker)}") or ctx.words.stance("frame", frame):
                yield Candidate(
                    "frame",
                    (content,),
                    both,
                    _outside(source.span, content),
                    verb.i,
                    frame,
                    "frame",
                    source.how,
                    marker,
                    source.head,
                    child.i,
                )
                break


def _of_adjective(ctx: Context, adjective: Token) -> Iterator[Candidate]:
    lemma = adjective.lemma_.lower()
    listed = ctx.words.stance("adjective", lemma) is not None
    source = source_of(adjective, ctx.words)
    cue = cue_span(ctx, adjective)
    for child in adjective.children:
        relation = child.relation
        if child.i < adjective.i or relation not in ("ccomp", "xcomp", "advcl", "obl"):
            continue
        if not listed and relation != "ccomp":
            continue
        content = clause(ctx, child, adjective)
        if content is not None and not _overlaps(content, cue):
            yield Candidate(
                ROUTES[relation],
                (content,),
                cue,
                _outside(source.span, content),
                adjective.i,
                lemma,
                "adjective",
                source.how,
                marker_of(ctx, child, content),
                source.head,
                child.i,
            )


def _of_noun(ctx: Context, noun: Token) -> Iterator[Candidate]:
    source = possessor(noun, ctx.words)
    cue = Span(noun.idx, noun.end)
    for child in noun.children:
        relation = child.relation
        if child.i < noun.i or relation not in ("acl", "ccomp", "nmod", "xcomp", "advcl", "obl"):
            continue
        if relation == "nmod" and child.i == source.head:
            continue
        content = clause(ctx, child, noun)
        if content is None:
            continue
        content = _past_relative(ctx, content)
        marker = marker_of(ctx, child, content)
        route = "noun-infinitive" if is_infinitive(child) else "noun-" + ROUTES[relation]
        yield Candidate(
            route,
            (content,),
            cue,
            _outside(source.span, content),
            noun.i,
            noun.lemma_.lower(),
            "noun",
            source.how,
            marker,
            source.head,
            child.i,
        )


def _past_relative(ctx: Context, content: Span) -> Span:
    """« affirmations selon lesquelles S »: the content is S."""
    tokens = ctx.tokens(content)
    if (
        len(tokens) > 3
        and ctx.words.stance("preposition", tokens[0].lower_)
        and ctx.words.is_("relatives", tokens[1].lower_)
    ):
        return Span(tokens[2].idx, content.end)
    return content


@lru_cache(maxsize=REMEMBERED)
def cue_span(ctx: Context, head: Token) -> Span:
    """The verb group, with the verbs that join it: « a refusé de dire », "declined to say"."""
    span = verb_group(head, ctx.words)
    governor = head.head
    near = head.relation == "xcomp" and 0 < head.i - governor.i <= 6 and governor.pos_ in VERBAL
    if near and is_infinitive(head) and ctx.words.stance("chain", governor.lemma_) is not None:
        span = Span(verb_group(governor, ctx.words).start, span.end)
    return span


def marker_of(ctx: Context, child: Token, content: Span) -> str:
    """The word that introduces the content: a complementiser or preposition, or nothing."""
    for token in child.children:
        if token.relation in ("mark", "case") and token.i < child.i:
            return token.lower_.replace("’", "'")
    tokens = ctx.tokens(content)
    first = tokens[0].lower_.replace("’", "'") if tokens else ""
    known = ctx.words.is_("complementisers", first) or ctx.words.is_("content_prepositions", first)
    return first if known else ""


def _quoted(ctx: Context, token: Token) -> bool:
    return ctx.outer_quotation(token.idx) is not None


def _overlaps(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _outside(source: Span | None, content: Span) -> Span | None:
    """A source inside its own content is no source."""
    if source is not None and content.start <= source.start and source.end <= content.end:
        return None
    return source

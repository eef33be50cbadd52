"""Clauses read off the surface, for where the tree errs: a cue verb, a few words, a complementiser, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attribution.boundaries import edges
from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.complements import cue_span
from selon.attribution.candidates.words import cue_lemma
from selon.attribution.sources import source_of
from selon.attribution.tree import VERBAL, is_infinitive, is_participle, subtree
from selon.language.tokens import Token
from selon.model import Span

REACH = 9  # tokens between a verb and its complementiser


def surface(ctx: Context) -> Iterator[Candidate]:
    for token in ctx.doc:
        if token.pos_ == "PUNCT" or token.is_space or token.relation in ("aux", "cop") or not ctx.read(token):
            continue
        lemma = cue_lemma(ctx, token)
        if ctx.words.strength("verb", lemma) != "strong" or (token.pos_ not in VERBAL and lemma == token.lower_):
            continue
        opening = _complementiser(ctx, token)
        if opening is None:
            continue
        content = edges(ctx, Span(opening.idx, _stop(ctx, token, opening)))
        if content is None or len(ctx.text[content.start : content.end].split()) < 3:
            continue
        source = source_of(token, ctx.words)
        marker = opening.lower_.replace("’", "'") if not is_infinitive(opening) else "infinitive"
        yield Candidate(
            "surface",
            (content,),
            cue_span(ctx, token),
            source.span,
            token.i,
            lemma,
            "verb",
            source.how,
            marker,
            source.head,
        )


def _complementiser(ctx: Context, verb: Token) -> Token | None:
    sentence = ctx.layout.sentence(verb.idx)
    for token in ctx.doc[verb.i + 1 : verb.i + 1 + REACH]:
        if token.idx >= sentence.end or token.text in (";", ":", "»", "«"):
            return None
        if ctx.words.is_("complementisers", token.lower_) and token.pos_ in ("SCONJ", "PRON", "ADV", "DET", "CCONJ"):
            return token
        if is_infinitive(token) and token.i <= verb.i + 4:
            return _with_preposition(ctx, token, verb)
        if token.pos_ in VERBAL:
            return None
    return None


def _with_preposition(ctx: Context, infinitive: Token, verb: Token) -> Token:
    """The first of « de ne pas le » before an infinitive."""
    i = infinitive.i
    while i - 1 > verb.i and ctx.doc[i - 1].pos_ in ("ADP", "ADV", "PRON", "AUX", "PART", "SCONJ"):
        i -= 1
    return ctx.doc[i]


def _stop(ctx: Context, verb: Token, opening: Token) -> int:
    """To the sentence's end, or before a comma that another participle or finite cue follows."""
    sentence = ctx.layout.sentence(verb.idx)
    stop = max([sentence.end, *(q.outer.end for q in ctx.quotations if opening.idx <= q.outer.start < sentence.end)])
    around = ctx.outer_quotation(verb.idx)
    if around is not None:
        stop = min(stop, around.inner.end)
    for token in ctx.tokens(Span(opening.end, stop)):
        if token.relation == "conj" and token.head.i == verb.i:
            return min(t.idx for t in subtree(token) if t.i > opening.i)
        if token.text != "," or token.i + 1 >= len(ctx.doc):
            continue
        after = ctx.doc[token.i + 1]
        listed = ctx.words.strength("verb", cue_lemma(ctx, after)) == "strong"
        if (listed and is_participle(after)) or (
            ctx.words.stance("preposition", after.lower_) and after.lower_ not in ("pour", "for")
        ):
            return token.idx
    return stop

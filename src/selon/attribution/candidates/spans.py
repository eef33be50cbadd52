"""The span of a source, tidied: whole parentheses, no words of time or circumstance, no relative clause after a comma."""

from __future__ import annotations

from selon.attribution.candidates.candidate import Context
from selon.attribution.sentences import trim
from selon.language.tokens import Token
from selon.model import Span

PARENTHESIS = 240  # characters a parenthesis may last


def tidy(span: Span, ctx: Context) -> Span:
    start, stop = span
    tokens = ctx.tokens(span)
    for token in tokens[1:]:
        before = ctx.doc[token.i - 1]
        relative = "Rel" in token.feats("PronType") and before.text == ","
        circumstance = ctx.words.is_("circumstances", token.lower_) and token.pos_ in ("ADP", "SCONJ", "ADV")
        if relative or (circumstance and not _of_participle(token, span)):
            stop = min(stop, token.idx)
            break
    stop = _without_time(ctx, Span(start, stop))
    return _whole_parentheses(ctx, Span(start, stop)) if stop > start else span


def _of_participle(token: Token, span: Span) -> bool:
    """« la femme détenue pendant six ans »: a circumstance of a participle that tells who is meant."""
    return any(a.relation == "acl" and span.start < a.idx < token.idx for a in token.ancestors)


def _without_time(ctx: Context, span: Span) -> int:
    tokens = [t for t in ctx.tokens(span) if t.idx < span.end]
    while len(tokens) > 1 and ((tokens[-1].is_punct and tokens[-1].text not in ")]%") or _is_time(ctx, tokens)):
        tokens = tokens[:-1]
    return tokens[-1].idx + len(tokens[-1].text) if tokens else span.end


def _is_time(ctx: Context, tokens: list[Token]) -> bool:
    """A bare day or month at the end (« La Tribune mercredi »), not one that a preposition ties to the name."""
    last, before = tokens[-1], tokens[-2]
    return ctx.words.is_("when_words", last.lower_) and before.pos_ not in ("ADP", "DET", "ADJ", "NUM", "PUNCT")


def _whole_parentheses(ctx: Context, span: Span) -> Span:
    """To the closing parenthesis of one that opens inside."""
    inside = ctx.text[span.start : span.end]
    if inside.count("(") <= inside.count(")"):
        return trim(ctx.text, span)
    closing = ctx.text.find(")", span.end, min(span.end + PARENTHESIS, ctx.layout.sentence(span.start).end))
    return Span(span.start, closing + 1) if closing >= 0 else trim(ctx.text, span)

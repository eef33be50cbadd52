"""Credits without a verb: « selon X », "according to X", « pour X, », "reportedly"; and the conditional of hearsay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from selon.attribution.boundaries import around, continued, edges
from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.lexicon import lexicon
from selon.attribution.sources import NOBODY, Found
from selon.attribution.tree import (
    CLAUSES,
    VERBAL,
    children,
    hull,
    is_finite,
    mood,
    noun_phrase,
    part_of_head,
    subtree,
    verb_group,
)
from selon.language.tokens import Token
from selon.model import Span


def credits(ctx: Context) -> Iterator[Candidate]:
    for match in credit_phrases(ctx.lang).finditer(ctx.text):
        cue = Span(*match.span())
        token = next(iter(ctx.tokens(cue)), None)
        if token is None or not ctx.read(token) or token.idx != cue.start:
            continue
        lemma = match.group().lower().replace("’", "'")
        if ctx.words.is_("credit_adverbs", lemma):
            yield from _adverb(ctx, cue, token, lemma)
        else:
            yield from _credit(ctx, cue, token, lemma)
    for token in ctx.doc:
        if token.pos_ in VERBAL and token.relation not in ("aux", "cop") and mood(token) == "Cnd" and ctx.read(token):
            yield from _hearsay(ctx, token)


@cache
def credit_phrases(lang: str) -> re.Pattern[str]:
    """The prepositions and adverbs of `lang` that credit, as one pattern."""
    words = sorted({lemma for kind, lemma in lexicon(lang).stances if kind == "preposition"}, key=len, reverse=True)
    parts = [re.escape(w).replace("'", "['’]") for w in words]
    return re.compile(r"(?<![\w'’-])(?:" + "|".join(parts) + r")(?![\w-])", re.IGNORECASE)


def _credit(ctx: Context, cue: Span, token: Token, lemma: str) -> Iterator[Candidate]:
    sentence = ctx.layout.sentence(cue.start)
    after = [t for t in ctx.sentence_tokens(Span(cue.end, sentence.end)) if t.idx >= cue.end]
    if (
        not after
        or after[0].is_punct
        or any(ctx.words.is_(n, after[0].lower_) for n in ("relatives", "complementisers"))
    ):
        return
    found = _credited(ctx, after, cue, sentence)
    if found.span is None:
        return
    head = ctx.doc[found.head]
    if ctx.words.is_("no_view", head.lemma_.lower()) or ctx.words.is_("no_view", head.lower_):
        return
    phrase_end = max(found.span.end, noun_phrase(_outermost(head, cue), None, sentence).end)
    cut = Span(cue.start, _phrase_end(ctx, phrase_end, sentence))
    for marker, content in _contents(ctx, cut, sentence, head):
        clean = tuple(s for s in content if s.end <= cue.start or s.start >= cue.end)
        if clean:
            yield Candidate(
                "credit", clean, cue, found.span, token.i, lemma, "preposition", found.how, marker, found.head
            )


def _credited(ctx: Context, after: list[Token], cue: Span, sentence: Span) -> Found:
    """The noun phrase after the preposition; of « révélations de X » it is X."""
    for token in after[:7]:
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ".", ";", ":"):
            break
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or (
            token.i == after[0].i and token.pos_ not in ("DET", "ADJ", "ADP", "ADV")
        ):
            head = _outermost(token, cue)
            inner = _behind(ctx, head)
            if inner is not None:
                return Found(noun_phrase(inner, None, sentence), inner.i, "behind")
            span = noun_phrase(head, None, sentence)
            start = max(span.start, after[0].idx)
            return Found(Span(start, max(span.end, token.end)), head.i, "credit")
    return NOBODY


def _outermost(token: Token, cue: Span) -> Token:
    """The head of the phrase that starts at `token`."""
    while token.head.i != token.i and token.head.idx >= cue.end and part_of_head(token):
        token = token.head
    return token


def _behind(ctx: Context, head: Token) -> Token | None:
    if not ctx.words.is_("said_things", head.lemma_.lower()):
        return None
    for token in sorted(subtree(head), key=lambda t: t.i):
        cased = any(ctx.words.is_("inner_prepositions", c.lower_) for c in children(token, "case"))
        if token.i > head.i and token.pos_ in ("NOUN", "PROPN") and cased:
            return token
    return None


def _phrase_end(ctx: Context, at: int, sentence: Span) -> int:
    """To the comma, mark or sentence end right after the phrase, when nothing but a few words lie between."""
    stop = at
    while stop < sentence.end and ctx.text[stop] not in ",;:":
        stop += 1
    return stop if stop < sentence.end or stop - at > 0 else at


def _contents(ctx: Context, cut: Span, sentence: Span, head: Token) -> Iterator[tuple[str, tuple[Span, ...]]]:
    lead = ctx.text[sentence.start : cut.start].strip(' \u00a0,«“"')
    first = len(lead.split()) <= 1
    place = "first" if first else "last" if cut.end >= sentence.end - 2 else "middle"
    if first:
        rest = edges(ctx, Span(ctx.skip(cut.end, " ,\u00a0"), _stretch(ctx, cut.end, sentence.end)))
        if rest:
            yield "first", (rest,) + (continued(ctx, sentence.end) if _ends_quoted(ctx, rest) else ())
        return
    content = around(ctx, cut, both=place == "middle" and ctx.text[cut.start - 2 : cut.start].strip().endswith(","))
    if content:
        yield place, content
    inner = _governing_clause(ctx, head, sentence, cut)
    if inner and inner != content:
        yield "clause", inner


def _ends_quoted(ctx: Context, span: Span) -> bool:
    return ctx.inner_quotation(span.end - 1) is not None


def _stretch(ctx: Context, start: int, stop: int) -> int:
    return max([stop, *(q.outer.end for q in ctx.quotations if start <= q.outer.start < stop)])


def _governing_clause(ctx: Context, head: Token, sentence: Span, cut: Span) -> tuple[Span, ...]:
    """The nearest clause below the sentence's that the phrase hangs on."""
    for verb in head.ancestors:
        if verb.relation in CLAUSES and verb.pos_ in {*VERBAL, "ADJ", "NOUN"}:
            members = [t for t in subtree(verb) if sentence.start <= t.idx < sentence.end]
            span = hull(members)
            if span is None:
                return ()
            pieces = (Span(span.start, min(span.end, cut.start)), Span(max(span.start, cut.end), span.end))
            return tuple(e for p in pieces if p.start < p.end and (e := edges(ctx, p)) is not None)
    return ()


def _adverb(ctx: Context, cue: Span, token: Token, lemma: str) -> Iterator[Candidate]:
    verb = token.head
    sentence = ctx.layout.sentence(cue.start)
    members = [t for t in subtree(verb) if sentence.start <= t.idx < sentence.end]
    span = hull(members)
    if span is None or verb.pos_ not in {*VERBAL, "NOUN", "ADJ"}:
        return
    pieces = (Span(span.start, cue.start), Span(cue.end, span.end))
    content = tuple(e for p in pieces if p.start < p.end and (e := edges(ctx, p)) is not None)
    if content:
        yield Candidate("credit", content, cue, None, token.i, lemma, "preposition", "none", "adverb")


def _hearsay(ctx: Context, verb: Token) -> Iterator[Candidate]:
    """A finite conditional that no « si » explains, outside quotations: the article credits it to someone unnamed."""
    if not is_finite(verb) or ctx.outer_quotation(verb.idx) is not None:
        return
    content = _whole(ctx, verb)
    if content is None:
        return
    yield Candidate(
        "hearsay",
        (content,),
        verb_group(verb, ctx.words),
        None,
        verb.i,
        verb.lemma_.lower(),
        "hearsay",
        "none",
        verb.relation,
    )


def _whole(ctx: Context, verb: Token) -> Span | None:
    sentence = ctx.layout.sentence(verb.idx)
    span = hull(t for t in subtree(verb) if sentence.start <= t.idx < sentence.end)
    return edges(ctx, span) if span is not None else None

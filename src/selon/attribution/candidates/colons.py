"""Quotations that a colon or a verb introduces: « X a ajouté : « … » », a label (« X : « … » »), « propose « … » »."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attribution.boundaries import continued, edges, spoken, stands_alone
from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.complements import cue_span
from selon.attribution.candidates.words import cue_lemma, is_cue_verb
from selon.attribution.quotations import Quotation
from selon.attribution.sources import NOBODY, Found, possessor, source_of
from selon.attribution.tree import VERBAL, noun_phrase
from selon.language.tokens import Token
from selon.model import Span

LABEL_WORDS = 8


def colons(ctx: Context) -> Iterator[Candidate]:
    for at, sign in enumerate(ctx.text):
        if sign == ":" and not _clock(ctx.text, at):
            yield from _after_colon(ctx, at)
    for quotation in ctx.quotations:
        if quotation.depth <= 1:
            yield from _before_quotation(ctx, quotation)


def _clock(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _after_colon(ctx: Context, at: int) -> Iterator[Candidate]:
    paragraph = ctx.layout.paragraph(at)
    sentence = ctx.layout.sentence(at)
    if paragraph.start == paragraph.end:
        return
    opened = ctx.opening_at(ctx.skip(at + 1, " \n\t\u00a0\u202f"))
    quoted = opened is not None
    if opened is not None:
        content = (
            spoken(ctx, opened) + continued(ctx, opened.outer.end) if stands_end(ctx, opened) else spoken(ctx, opened)
        )
    else:
        rest = edges(ctx, Span(at + 1, sentence.end))
        content = (rest,) if rest else ()
    if not content:
        return
    left = Span(sentence.start, at)
    inside = ctx.outer_quotation(at)
    if inside is not None:
        left = Span(max(left.start, inside.inner.start), at)
    yield from _introduced(ctx, left, content, "colon" if quoted else "colon-bare")


def stands_end(ctx: Context, q: Quotation) -> bool:
    """Whether the sentence ends with the quotation."""
    stop = ctx.layout.paragraph(q.outer.end - 1).end
    rest = ctx.text[q.outer.end : stop].lstrip(" \u00a0\u202f")
    ended = ctx.text[q.inner.end - 1] in ".!?…" or rest[:1] in ".!?…"
    return not rest.strip(".!?…") or ended


def _introduced(ctx: Context, left: Span, content: tuple[Span, ...], route: str) -> Iterator[Candidate]:
    tokens = ctx.sentence_tokens(left)
    verbs = [t for t in tokens if _is_cue(ctx, t)]
    for rank, verb in enumerate(reversed(verbs[-3:])):
        source = source_of(verb, ctx.words)
        yield Candidate(
            route,
            content,
            cue_span(ctx, verb),
            source.span,
            verb.i,
            cue_lemma(ctx, verb),
            "verb",
            source.how,
            f"verb{rank}",
            source.head,
        )
    for noun in [t for t in tokens if t.pos_ == "NOUN" and ctx.words.stance("noun", t.lemma_.lower())][-1:]:
        source = possessor(noun, ctx.words)
        yield Candidate(
            route,
            content,
            Span(noun.idx, noun.end),
            source.span,
            noun.i,
            noun.lemma_.lower(),
            "noun",
            source.how,
            "noun",
            source.head,
        )
    for adjective in [t for t in tokens if t.pos_ == "ADJ" and ctx.words.stance("adjective", t.lemma_.lower())][-1:]:
        source = source_of(adjective, ctx.words)
        yield Candidate(
            route,
            content,
            cue_span(ctx, adjective),
            source.span,
            adjective.i,
            adjective.lemma_.lower(),
            "adjective",
            source.how,
            "adjective",
            source.head,
        )
    if not verbs and tokens and len(tokens) <= LABEL_WORDS:
        head = next((t for t in tokens if t.pos_ in ("PROPN", "NOUN")), None)
        if head is not None:
            label = noun_phrase(head, None, left)
            yield Candidate("label", content, None, label, -1, "", "none", "label", route, head.i)
    if not verbs:
        yield Candidate("colon-alone", content, None, None, -1, "", "none", "none", route)


def _is_cue(ctx: Context, token: Token) -> bool:
    lemma = cue_lemma(ctx, token)
    if token.pos_ not in VERBAL:
        return lemma == token.lower_ and ctx.words.strength("verb", lemma) == "strong" and token.pos_ != "NOUN"
    return token.relation not in ("aux", "cop") and is_cue_verb(ctx, lemma)


def _before_quotation(ctx: Context, quotation: Quotation) -> Iterator[Candidate]:
    """A verb to the left within the clause, and the quotation as its complement, whatever the tree made of it."""
    sentence = ctx.layout.sentence(quotation.outer.start)
    tokens = [
        t for t in ctx.sentence_tokens(Span(sentence.start, quotation.outer.start)) if t.end <= quotation.outer.start
    ]
    content = spoken(ctx, quotation)
    if stands_end(ctx, quotation):
        content += continued(ctx, quotation.outer.end)
    for distance, token in enumerate(reversed(tokens[-8:])):
        if token.text in (":", ";", "»", "”", '"'):
            return
        if token.pos_ in VERBAL and token.relation not in ("aux", "cop"):
            source = source_of(token, ctx.words)
            lemma = cue_lemma(ctx, token)
            near = tokens[-1].lower_.replace("’", "'") if distance else "next"
            yield Candidate(
                "quoted",
                content,
                cue_span(ctx, token),
                source.span,
                token.i,
                lemma,
                "verb",
                source.how,
                near,
                source.head,
            )
            return


def bare(ctx: Context) -> Iterator[Candidate]:
    """Quotations that no cue introduces: whole sentences in marks, headings, and what stands loose in a sentence."""
    for q in ctx.quotations:
        if q.depth or len(ctx.text[q.inner.start : q.inner.end].split()) < 3:
            continue
        if stands_alone(ctx, q):
            content = spoken(ctx, q) + continued(ctx, q.outer.end)
            yield _uncued("bare", content)
            continue
        start = ctx.layout.sentence(q.outer.start).start
        stop = ctx.layout.sentence(q.outer.end - 1).end
        whole = edges(ctx, Span(start, max(stop, q.outer.end)))
        yield _uncued("loose", spoken(ctx, q))
        if whole is not None:
            yield _uncued("loose-sentence", (whole,))


def _uncued(route: str, content: tuple[Span, ...], found: Found = NOBODY) -> Candidate:
    return Candidate(route, content, None, found.span, -1, "", "none", found.how)

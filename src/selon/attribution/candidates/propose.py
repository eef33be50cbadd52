"""All routes over one article."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.colons import bare, colons
from selon.attribution.candidates.complements import complements
from selon.attribution.candidates.credits import credits
from selon.attribution.candidates.insertions import insertions
from selon.attribution.candidates.surface import surface
from selon.attribution.lexicon import lexicon
from selon.attribution.quotations import quotations
from selon.attribution.sentences import layout
from selon.model import Article, Span

GUESSING = frozenset({"insertion", "tag", "colon", "colon-alone", "label", "bare", "loose", "loose-sentence", "quoted"})


def context(article: Article, doc: Doc) -> Context:
    laid = layout(article)
    found = quotations(article.text, laid, article.lang)
    return Context(article.text, article.lang, doc, laid, found, lexicon(article.lang))


def propose(ctx: Context) -> tuple[Candidate, ...]:
    """Every candidate of every route, in text order, each but once."""
    if not ctx.layout.paragraphs:
        return ()
    inserted = list(insertions(ctx))
    others = [c for route in (complements, surface, colons, credits, bare) for c in route(ctx)]
    spoken_for = [c.cue for c in inserted if c.cue is not None and _sure(ctx, c)]
    kept = [k for c in (*inserted, *others) if (k := _without(c, spoken_for)) is not None]
    found = {(c.route, c.content, c.cue, c.source, c.marker): c for c in kept}
    return tuple(sorted(found.values(), key=lambda c: (c.hull, c.route)))


def _sure(ctx: Context, c: Candidate) -> bool:
    """An insertion that can hardly be anything else: a listed verb with its subject turned round or its pronoun."""
    return (
        c.route == "insertion" and ctx.words.strength("verb", c.lemma) == "strong" and c.how in ("clitic", "inverted")
    )


def _without(c: Candidate, taken: list[Span]) -> Candidate | None:
    """The candidate without the later pieces that an insertion claims, nothing if the first one is claimed.

    Only for routes that guess how far a quotation goes.
    """
    if c.route not in GUESSING:
        return c
    pieces: list[Span] = []
    for span in c.content:
        if any(span.start <= cue.start and cue.end <= span.end for cue in taken if cue != c.cue):
            break
        pieces.append(span)
    return replace(c, content=tuple(pieces)) if pieces else None

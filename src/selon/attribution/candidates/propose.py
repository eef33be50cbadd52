"""All routes over one article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from selon.attribution.boundaries import edges, past_connective
from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.colons import bare, colons
from selon.attribution.candidates.complements import complements
from selon.attribution.candidates.credits import credits
from selon.attribution.candidates.insertions import insertions
from selon.attribution.candidates.spans import tidy
from selon.attribution.candidates.surface import surface
from selon.attribution.lexicon import lexicon
from selon.attribution.quotations import quotations
from selon.attribution.sentences import layout
from selon.attribution.tree import is_finite, is_participle
from selon.language.tokens import Parse
from selon.model import Article, Span

LED = frozenset({"insertion", "tag", "credit", "hearsay", "loose-sentence"})
GUESSING = frozenset({"insertion", "tag", "colon", "colon-alone", "label", "bare", "loose", "loose-sentence", "quoted"})


def context(article: Article, doc: Parse) -> Context:
    laid = layout(article)
    found = quotations(article.text, laid, article.lang)
    edges = [(bisect_left(doc.starts, start), bisect_left(doc.starts, end)) for start, end in laid.paragraphs]
    readable = frozenset(i for first, stop in edges for i in range(first, stop))
    return Context(article.text, article.lang, doc, laid, found, lexicon(article.lang), readable)


def propose(ctx: Context) -> tuple[Candidate, ...]:
    """Every candidate of every route, in text order, each but once."""
    if not ctx.layout.paragraphs:
        return ()
    inserted = list(insertions(ctx))
    routes = (complements, surface, colons, credits, bare)
    others = [c for route in routes for c in route(ctx) if not _circumstance(ctx, c)]
    spoken_for = [c.cue for c in inserted if c.cue is not None and _sure(ctx, c)]
    framing = [c for c in inserted if _sure(ctx, c)] + [c for c in others if _closes(ctx, c)]
    kept = [
        _tidy(ctx, k) for c in (*inserted, *others) if (k := _without(_before(ctx, c, framing), spoken_for)) is not None
    ]
    kept = _same_voice(ctx, kept)
    found = {(c.route, c.content, c.cue, c.source, c.marker): c for c in kept}
    return tuple(sorted(found.values(), key=lambda c: (c.hull, c.route)))


def _circumstance(ctx: Context, c: Candidate) -> bool:
    """« a cédé alors que S »: when, why or in spite of what, whatever the tree made of it; not what is said."""
    first = ctx.doc.place(c.content[0].start)
    if not first or not ctx.words.is_("complementisers", ctx.doc[first].lower_):
        return False
    return ctx.words.is_("adverbial_conjunctions", ctx.doc[first - 1].lower_)


def _before(ctx: Context, c: Candidate, framing: list[Candidate]) -> Candidate:
    """A complement up to what credits its whole sentence: « X veut Y, affirme Z », « X dit que S, selon Z. »."""
    if c.route in GUESSING or c.cue is None:
        return c
    for frame in framing:
        last, cue = c.content[-1], frame.cue
        if cue is None or cue == c.cue or not last.start < cue.start < last.end:
            continue
        if frame.content[0].start <= c.cue.start < cue.start:
            kept = edges(ctx, Span(last.start, cue.start))
            return replace(c, content=(*c.content[:-1], kept)) if kept is not None else c
    return c


def _same_voice(ctx: Context, candidates: list[Candidate]) -> list[Candidate]:
    """« X a déclaré que S, précisant que T », « … , selon X, ajoutant que T »: a participle of saying after a comma has
    the source of the main report before it, whatever the tree made of it."""
    mains = [c for c in candidates if c.source is not None and c.cue is not None and _main_report(ctx, c)]
    found: list[Candidate] = []
    for c in candidates:
        if c.cue is not None and c.kind == "verb" and _adds(ctx, c):
            sentence = ctx.layout.sentence(c.cue.start)
            before = [
                m for m in mains if m.cue is not None and sentence.start <= m.cue.start < m.cue.end <= c.cue.start
            ]
            if before and (c.how in ("near", "none") or _swallowed(ctx, c, before)):
                main = max(before, key=lambda m: m.cue or (0, 0))
                c = replace(c, source=main.source, source_head=main.source_head, how="same-voice")
        found.append(c)
    return found


def _swallowed(ctx: Context, c: Candidate, mains: list[Candidate]) -> bool:
    """Whether the tree hung the participle inside what a main report says."""
    at = ctx.doc[c.verb].head.idx
    return any(s.start <= at < s.end for m in mains for s in m.content)


def _main_report(ctx: Context, c: Candidate) -> bool:
    if c.route == "credit" or _sure(ctx, c):
        return True
    main = ctx.doc[c.verb].relation in ("ROOT", "parataxis", "conj") and is_finite(ctx.doc[c.verb])
    return main and c.route in ("clause", "surface", "infinitive") and ctx.words.strength(c.kind, c.lemma) == "strong"


def _adds(ctx: Context, c: Candidate) -> bool:
    verb = ctx.doc[c.verb]
    if not is_participle(verb) or "Past" in verb.feats("Tense") or verb.i == 0:
        return False
    return ctx.doc[verb.i - 1].text == "," and ctx.words.strength("verb", c.lemma) == "strong"


def _tidy(ctx: Context, c: Candidate) -> Candidate:
    """Source without the time and place of saying, whole parentheses; content without a leading connective."""
    whole = c.source is None or c.how in ("clitic-place", "clitic-source")
    source = c.source if whole or c.source is None else tidy(c.source, ctx)
    source = source if source is not None and source.start < source.end else None
    content = (past_connective(ctx, c.content[0]), *c.content[1:]) if c.route in LED else c.content
    return c if (source, content) == (c.source, c.content) else replace(c, source=source, content=content)


def _sure(ctx: Context, c: Candidate) -> bool:
    """An insertion that can hardly be anything else: a listed verb with its subject turned round or its pronoun."""
    return (
        c.route == "insertion" and ctx.words.strength("verb", c.lemma) == "strong" and c.how in ("clitic", "inverted")
    )


def _closes(ctx: Context, c: Candidate) -> bool:
    """« …, selon X. »: a credit behind a comma with which its sentence ends."""
    if c.route != "credit" or c.cue is None or c.source is None:
        return False
    first, last = ctx.doc.place(c.cue.start), ctx.doc.place(c.source.end - 1)
    if first == 0 or ctx.doc[first - 1].text != ",":
        return False
    sentence = ctx.layout.sentence(c.cue.start)
    return not any(token.is_alpha for token in ctx.doc.touched(Span(ctx.doc[last].end, sentence.end)))


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
    if len(pieces) == len(c.content):
        return c
    return replace(c, content=tuple(pieces)) if pieces else None

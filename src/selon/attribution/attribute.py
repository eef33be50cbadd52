"""One article in, its attributions out: routes propose, the scorer weighs, overlaps are settled, the rest is filled in."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attribution.candidates import Candidate, Context, propose
from selon.attribution.candidates.propose import context
from selon.attribution.choose import choose
from selon.attribution.factuality import factuality_of
from selon.attribution.features import features
from selon.attribution.nesting import parents
from selon.attribution.scorer import Scorer, scorer
from selon.attribution.speakers import resolve
from selon.attribution.speech import speech_of
from selon.attribution.stance import stance_of
from selon.language.tokens import Parse
from selon.model import Article, Attribution, Reason, SpeakerKind


def attribute(article: Article, doc: Parse) -> tuple[Attribution, ...]:
    """Who said what in `article`, in reading order; `doc` is its parse, token offsets those of the text."""
    ctx = context(article, doc)
    candidates = propose(ctx)
    return assemble(article, ctx, decide(candidates, features(ctx, candidates), scorer(ctx.lang)))


def decide(
    candidates: Sequence[Candidate], names: Sequence[Sequence[str]], model: Scorer
) -> list[tuple[Candidate, float, tuple[Reason, ...]]]:
    """The candidates that stand, in reading order, each with its probability and the features that decided."""
    scores = [model.probability(n) for n in names]
    stand = choose(candidates, scores, [model.threshold_of(c.route) for c in candidates])
    return [(candidates[i], scores[i], model.reasons(names[i])) for i in stand]


def assemble(
    article: Article, ctx: Context, weighed: Sequence[tuple[Candidate, float, tuple[Reason, ...]]]
) -> tuple[Attribution, ...]:
    """Ids, parents, stance, speech and factuality of what stands, then who is behind each source."""
    above = [None if i is None else f"a{i + 1}" for i in parents([c for c, _, _ in weighed])]
    found = tuple(
        _attribution(ctx, f"a{i + 1}", candidate, score, reasons, above[i])
        for i, (candidate, score, reasons) in enumerate(weighed)
    )
    return resolve(article, ctx.doc, found)


def _attribution(
    ctx: Context, identity: str, candidate: Candidate, score: float, reasons: tuple[Reason, ...], parent: str | None
) -> Attribution:
    """Speaker and kind are not known yet here; `resolve` reads the whole document for them."""
    c = candidate
    stance = stance_of(ctx.lang, ctx.doc, c.lemma, c.kind, c.cue, c.content, c.route)
    return Attribution(
        id=identity,
        parent=parent,
        content=c.content,
        source=c.source,
        cue=c.cue,
        speaker=None,
        kind=SpeakerKind.UNNAMED,
        stance=stance,
        speech=speech_of(ctx, c.content, c.cue),
        factuality=factuality_of(ctx.doc, ctx.lang, c.content, stance, c.cue),
        confidence=round(100 * score),
        reasons=(Reason("route", c.route, 0.0), *reasons),
    )


def explain(article: Article, doc: Parse, identity: str) -> tuple[Reason, ...]:
    """The features that decided for the attribution `identity`; empty where there is none of that name."""
    return next((a.reasons for a in attribute(article, doc) if a.id == identity), ())

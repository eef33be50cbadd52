"""Which tokens can be cues, and under which lemma, where the tagger or lemmatiser may have erred."""

from __future__ import annotations

from functools import lru_cache

import simplemma
from spacy.tokens import Token

from selon.attribution.candidates.candidate import Context


def cue_lemma(ctx: Context, token: Token) -> str:
    """The token's lemma, or the dictionary's where that is a listed cue and the pipeline's is not."""
    lemma = token.lemma_.lower()
    if is_cue_verb(ctx, lemma):
        return lemma
    form = token.lower_
    other = _dictionary(form, ctx.lang)
    if is_cue_verb(ctx, other) and other != form:
        return other
    return ctx.words.verb_of(form) or lemma


def is_cue_verb(ctx: Context, lemma: str) -> bool:
    return ctx.words.stance("verb", lemma) is not None


@lru_cache(maxsize=20_000)
def _dictionary(form: str, lang: str) -> str:
    return simplemma.lemmatize(form, lang=lang)

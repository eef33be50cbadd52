"""Which tokens can be cues, and under which lemma, where the tagger or lemmatiser may have erred."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from selon.attribution.candidates.candidate import Context
from selon.attribution.lexicon import lexicon
from selon.language.tokens import Token


def cue_lemma(ctx: Context, token: Token) -> str:
    """The token's lemma, or the dictionary's where that is a listed cue and the pipeline's is not."""
    return _cue_lemma(token.lemma_, token.lower_, ctx.lang)


@lru_cache(maxsize=50_000)
def _cue_lemma(lemma: str, form: str, lang: str) -> str:
    lemma, words = lemma.lower(), lexicon(lang)
    if words.stance("verb", lemma) is not None:
        return lemma
    other = simplemma.lemmatize(form, lang=lang)
    if words.stance("verb", other) is not None and other != form:
        return other
    return words.verb_of(form) or lemma


def is_cue_verb(ctx: Context, lemma: str) -> bool:
    return ctx.words.stance("verb", lemma) is not None

"""Whether a paragraph can hold an attribution at all, from its words alone: what cannot is not worth a parse."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import simplemma

from selon.attribution.candidates.credits import credit_phrases
from selon.attribution.lexicon import lexicon
from selon.language import table

CUES = ("verb", "noun", "adjective")
_WORD = re.compile(r"[^\W\d_]+")


def may_hold(text: str, lang: str) -> bool:
    """Marks of quotation, a colon, a credit such as « selon », a form of a cue word, or a conditional of hearsay.

    True too often, never false where an attribution can be found: the parse decides.
    """
    if _marks(lang).search(text) or credit_phrases(lang).search(text):
        return True
    return any(_signals(word, lang) for word in _WORD.findall(text.lower()))


@cache
def _marks(lang: str) -> re.Pattern[str]:
    """Every sign that can open or close a quotation, but the apostrophe inside a word."""
    families = table(lang, "quotations")["families"]
    signs = {sign for f in families for sign in (*f["open"], *f["close"])} - {"'", "’"}
    parts = [re.escape(sign) for sign in sorted(signs, key=len, reverse=True)]
    return re.compile("|".join([*parts, ":", r"(?<!\w)['’](?=\w)"]))


@lru_cache(maxsize=50_000)
def _signals(word: str, lang: str) -> bool:
    """Whether the lower-cased `word` can be a form of a listed cue, or has an ending of hearsay."""
    words = lexicon(lang)
    if word.endswith(tuple(table(lang, "sources")["hearsay_endings"])):
        return True
    lemmas = {word, simplemma.lemmatize(word, lang=lang).lower(), words.verb_of(word)}
    return any(lemma and words.stance(kind, lemma) for lemma in lemmas for kind in CUES)

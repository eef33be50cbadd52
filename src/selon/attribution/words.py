"""The lemmas a word may have: the parser's, and those of a dictionary where the parser erred on an odd form."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from selon.language.tokens import Token


def lemmas_of(token: Token, lang: str) -> tuple[str, ...]:
    """Possible lemmas of `token`, most trusted first, lower case, without repeats."""
    return lemmas(token.lemma_, token.lower_, lang)


@lru_cache(maxsize=20_000)
def lemmas(lemma: str, form: str, lang: str) -> tuple[str, ...]:
    """`lemmas_of` a token of that lemma and lower-case form."""
    bare = form.lstrip("-").replace("’", "'")
    known = (simplemma.lemmatize(bare, lang=lang).lower(),) if bare else ()
    return tuple(dict.fromkeys((lemma.lower(), *known)))

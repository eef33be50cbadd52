"""Which installed language a text is in, or that it is in none of them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from selon import language
from selon.errors import UnknownLanguage

SAMPLE = 1_500
"""Characters looked at: over 688 French and English articles the answers are those of twice as many."""
ENOUGH = 40
"""Letters from which on another language is believed; below, the nearest installed one is taken."""

SURE = 0.7
"""Probability (calibrated for length by the identifier) from which on another language is believed."""


def detect(text: str, subject: str = "") -> str:
    """The code of the language of `text`. Raises `UnknownLanguage` where it is in one without a folder."""
    sample = _sample(text)
    letters = sum(char.isalpha() for char in sample)
    ranked = _identifier().rank(sample)
    best, sure = ranked[0]
    supported = language.supported()
    nearest: str = next(code for code, _ in ranked if code in supported)
    if best in supported or (letters < ENOUGH and _latin(sample)) or (sure < SURE and _latin(sample)):
        return nearest
    raise unknown(best, subject)


def check(lang: str, subject: str = "") -> str:
    """`lang` as the code of an installed language (`fr-CA` is `fr`). Raises `UnknownLanguage` for any other."""
    code = re.split(r"[-_]", lang.strip().lower())[0]
    if code not in language.supported():
        raise unknown(lang, subject)
    return code


def unknown(lang: str, subject: str) -> UnknownLanguage:
    known = ", ".join(sorted(language.supported()))
    return UnknownLanguage(
        f"is in a language not read here ({lang})", subject=subject, hint=f"read are: {known}; --lang sets one"
    )


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _sample(text: str) -> str:
    """From the middle of a long text, where menus and credits do not speak for it; marks and addresses left out."""
    start = max(0, (len(text) - SAMPLE) // 2)
    sample = re.sub(r"https?://\S+|\S+@\S+|[\d\W_]{3,}", " ", text[start : start + SAMPLE])
    return sample if sample.strip() else text[:SAMPLE]


def _latin(text: str) -> bool:
    letters = [char for char in text[:400] if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return latin * 2 >= len(letters)

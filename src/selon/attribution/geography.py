"""States, and the names that stand for them: capitals, seats of power, demonyms. All states, in the language of the text.

State names are CLDR's (through Babel); capitals, seats and demonyms are tables of the language folder, by ISO 3166 code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from babel import Locale

from selon.language import table
from selon.language.words import key


def state(name: str, lang: str) -> str | None:
    """The state that `name` names or stands for (its own name, its capital, its people), by its name in `lang`."""
    return _states(lang).get(key(name))


def capital_of(name: str, lang: str) -> str | None:
    """The state whose capital is `name`."""
    return _capitals(lang).get(key(name))


def people_of(word: str, lang: str) -> str | None:
    """The state whose demonym, in any gender or number, is `word`."""
    return _demonyms(lang).get(key(word))


def seat(name: str, lang: str) -> str | None:
    """The speaker that a seat of power stands for: « Bercy » for the ministry, « Kremlin » for itself."""
    return _seats(lang).get(key(name))


def country_code(name: str, lang: str) -> str | None:
    """ISO 3166 code of the state that `name` names or stands for, capitals, seats and demonyms included."""
    shown = state(name, lang) or capital_of(name, lang) or people_of(name, lang)
    if shown is not None:
        return _codes(lang).get(key(shown))
    return _seat_codes(lang).get(key(name))


def _table(lang: str) -> dict[str, Any]:
    return table(lang, "geography")


@cache
def _names(lang: str) -> dict[str, str]:
    """Name in `lang` by code, of every state that has a capital or another name in the tables."""
    data = _table(lang)
    names = Locale(lang).territories
    shown = {code: names[code] for code in (*data["capitals"], *data["states"]) if code in names}
    return {code: name.split(" (")[0].replace("’", "'") for code, name in shown.items()}


@cache
def _seat_codes(lang: str) -> dict[str, str]:
    return {key(name): code for name, (code, _) in _table(lang)["seats"].items()}


@cache
def _codes(lang: str) -> dict[str, str]:
    return {key(name): code for code, name in _names(lang).items()}


@cache
def _states(lang: str) -> dict[str, str]:
    names = _names(lang)
    found = {key(name): name for name in names.values()}
    return found | {key(other): names[code] for code, others in _table(lang)["states"].items() for other in others}


@cache
def _capitals(lang: str) -> dict[str, str]:
    names = _names(lang)
    return {key(city): names[code] for code, cities in _table(lang)["capitals"].items() for city in cities}


@cache
def _seats(lang: str) -> dict[str, str]:
    return {key(name): speaker for name, (_, speaker) in _table(lang)["seats"].items()}


@cache
def _demonyms(lang: str) -> dict[str, str]:
    names = _names(lang)
    found: dict[str, str] = {}
    for code, words in _table(lang)["demonyms"].items():
        for word in words:
            for form in _inflected(word, lang):
                found.setdefault(key(form), names[code])
    return found


def _inflected(word: str, lang: str) -> Iterator[str]:
    yield word
    for ending, others in _table(lang)["inflection"].items():
        if word.endswith(ending):
            yield from (word[: len(word) - len(ending)] + other if ending else word + other for other in others)
            return

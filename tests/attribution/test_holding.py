"""Which paragraphs are worth a parse."""

from __future__ import annotations

import pytest

from selon.attribution import may_hold

HOLD = [
    ("fr", "Le maire a nié."),
    ("fr", "Il « viendra »."),
    ("fr", "Selon lui, il pleut."),
    ("fr", "L'usine fermerait."),
    ("fr", "Deux mots : venez"),
    ("en", "The mayor denied it."),
    ("en", "It 'rains' here."),
    ("en", "It is, according to her, wet."),
    ("en", "The plant reportedly closed."),
]
EMPTY = [
    ("fr", "Il pleut."),
    ("fr", "Le pont mesure deux cents mètres."),
    ("en", "Rain fell on the hills."),
    ("en", ""),
]


@pytest.mark.parametrize(("lang", "text"), HOLD)
def test_marks_cues_credits_and_conditionals_may_hold(lang: str, text: str) -> None:
    assert may_hold(text, lang)


@pytest.mark.parametrize(("lang", "text"), EMPTY)
def test_what_has_none_of_them_is_left(lang: str, text: str) -> None:
    assert not may_hold(text, lang)

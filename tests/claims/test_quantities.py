"""Quantities in words and digits, ranges and round figures; what can both be so is no contradiction."""

from __future__ import annotations

import math

import pytest

from selon.claims.quantities import compatible, quantities
from selon.model import Quantity


def one(text: str, lang: str = "fr") -> Quantity:
    found = quantities(text, 0, len(text), lang, 2031)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "lang", "unit", "low", "high"),
    [
        ("une amende de 1 200 euros", "fr", "EUR", 1200, 1200),
        ("une amende de mille deux cents euros", "fr", "EUR", 1200, 1200),
        ("un devis de 4,9 millions d'euros", "fr", "EUR", 4.9e6, 4.9e6),
        ("a fine of 1,200 euros", "en", "EUR", 1200, 1200),
        ("a quote of $4.9 million", "en", "USD", 4.9e6, 4.9e6),
        ("une hausse de 12 %", "fr", "percent", 12, 12),
        ("a rise of twelve percent", "en", "percent", 12, 12),
        ("plus de 300 hectares", "fr", "hectare", 300, math.inf),
        ("fewer than 300 hectares", "en", "hectare", 0, 300),
        ("entre 16 et 18 ans", "fr", "hour", 16 * 8766, 18 * 8766),
        ("deux mois et un jour", "fr", "hour", 2 * 730 + 24, 2 * 730 + 24),
        ("pendant six heures", "fr", "hour", 6, 6),
        ("for six hours", "en", "hour", 6, 6),
    ],
)
def test_normal_form(text: str, lang: str, unit: str, low: float, high: float) -> None:
    found = one(text, lang)
    assert found.unit == unit
    assert [found.low, found.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("une dizaine de maisons", "fr"),
        ("près de 300 hectares", "fr"),
        ("nearly 300 hectares", "en"),
        ("a dozen houses", "en"),
    ],
)
def test_what_is_said_to_be_approximate(text: str, lang: str) -> None:
    assert one(text, lang).approximate


@pytest.mark.parametrize(
    ("text", "lang", "says"),
    [
        ("le 3 mars", "fr", "2031-03-03"),
        ("le 1er juillet 2029", "fr", "2029-07-01"),
        ("on March 3, 2030", "en", "2030-03-03"),
        ("mi-octobre", "fr", "2031-10-11/2031-10-20"),
        ("avant le 2 septembre", "fr", "< 2031-09-02"),
        ("à 4 h 40", "fr", "04:40"),
        ("at 4:40 p.m.", "en", "16:40"),
    ],
)
def test_dates_and_hours(text: str, lang: str, says: str) -> None:
    assert one(text, lang).says == says


@pytest.mark.parametrize(
    ("ours", "theirs", "both_can_be"),
    [
        ("300 hectares", "trois cents hectares", True),
        ("près de 300 hectares", "296 hectares", True),
        ("environ 1 200 euros", "1 180 euros", True),
        ("plus de 300 hectares", "340 hectares", True),
        ("plus de 300 hectares", "280 hectares", False),
        ("entre 16 et 18 ans", "17 ans", True),
        ("entre 16 et 18 ans", "19 ans", False),
        ("300 hectares", "340 hectares", False),
        ("mi-octobre", "le 12 octobre", True),
        ("mi-octobre", "le 3 octobre", False),
        ("avant le 2 septembre", "jusqu'au 2 septembre", False),
        ("à 4 h 40", "à 5 h 10", False),
    ],
)
def test_what_contradicts(ours: str, theirs: str, both_can_be: bool) -> None:
    assert compatible(one(ours), one(theirs)) is both_can_be
    assert compatible(one(theirs), one(ours)) is both_can_be


def test_spans_are_of_the_text_given() -> None:
    text = "La commune a voté douze millions d'euros en mars, contre 9 millions l'an passé."
    for found in quantities(text, 0, len(text), "fr", 2031):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert text[slice(*found.span)].strip()

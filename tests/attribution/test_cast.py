"""Persons of an invented document, and what is told of them."""

from __future__ import annotations

import pytest

from selon.attribution.cast import Cast, cast_of
from tests.attribution.told import parsed


def cast(text: str, lang: str) -> Cast:
    return cast_of(parsed(text, lang)[1], lang)


def names(text: str, lang: str) -> set[str]:
    return {p.name for p in cast(text, lang).persons.values()}


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("fr", "Luc Tanguy est venu avec Berthe Malvoisin.", {"Luc Tanguy", "Berthe Malvoisin"}),
        ("fr", "Le Breton Luc Tanguy est venu.", {"Luc Tanguy"}),
        ("fr", "Luc Tanguy est parti. La visite du Matignon de Luc Tanguy a duré.", {"Luc Tanguy"}),
        ("fr", "L'ordinateur de Luc Tanguy a disparu.", {"Luc Tanguy"}),
        ("fr", "Le fichier Belle Rive inquiète les élus.", set()),
        ("en", "Ann Harker met Mike Doyle on Monday.", {"Ann Harker", "Mike Doyle"}),
        ("en", "Michael Doyle came. Mike Doyle left early.", {"Michael Doyle"}),
        ("en", "The senator, R-Ohio, came on Monday.", set()),
        ("en", "Texas Ranchers are angry. The Ranchers say a Rancher was hurt.", set()),
    ],
)
def test_persons(lang: str, text: str, found: set[str]) -> None:
    assert names(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("fr", "La ministre des Ports, Berthe Malvoisin, est venue.", "ministre"),
        ("fr", "Berthe Malvoisin, directrice du port, est venue.", "directrice"),
        ("fr", "La libération de Berthe Malvoisin a ému.", None),
        ("fr", "L'entourage de Berthe Malvoisin a parlé.", None),
        ("en", "The budget director Ann Harker came.", "director"),
        ("en", "Ann Harker, the mayor of Elmtown, came.", "mayor"),
    ],
)
def test_roles(lang: str, text: str, role: str | None) -> None:
    assert [r for _, r, _, _ in cast(text, lang).roles] == ([role] if role else [])


def test_gender_by_title_and_article() -> None:
    found = cast("M. Luc Tanguy a reçu la ministre Berthe Malvoisin.", "fr").genders
    assert found == {"Luc Tanguy": "masculine", "Berthe Malvoisin": "feminine"}


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    assert cast("L'Agence des Ports du Nord (APN) est fermée.", "fr").bodies == {"apn": "Agence des Ports du Nord"}

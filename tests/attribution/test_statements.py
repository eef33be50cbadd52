"""What an article says: its clauses and telling phrases, without those that only name who says it."""

from __future__ import annotations

import pytest

from selon import attribution
from tests.attribution.told import parsed


def said(text: str, lang: str = "fr") -> list[tuple[str, str | None]]:
    """(words, source) of each statement."""
    article, doc = parsed(text, lang)
    found = attribution.statements(article, doc, attribution.attribute(article, doc))
    return [(" … ".join(text[part.start : part.end] for part in one.parts), one.source) for one in found]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("fr", "La mairie a fermé deux écoles, selon deux responsables de la préfecture.", "deux responsables"),
        (
            "fr",
            "La ministre a reçu le porte-parole de l'ambassade de Lusanie.",
            "le porte-parole de l'ambassade de Lusanie",
        ),
        ("en", "The minister met the spokesman of the embassy.", "the spokesman of the embassy"),
        ("en", "Two officials of the county said the bridge had closed.", "Two officials of the county"),
    ],
)
def test_who_someone_is_is_no_statement(lang: str, text: str, who: str) -> None:
    assert said(text, lang)
    assert not [words for words, _ in said(text, lang) if words.startswith(who)]


def test_someone_of_whom_something_is_told_is_one() -> None:
    text = "La ministre a reçu deux pêcheurs blessés par la tempête."
    assert ("deux pêcheurs blessés par la tempête", None) in said(text)


@pytest.mark.parametrize(
    ("lang", "text", "credit"),
    [
        (
            "fr",
            "La région a demandé des pompes alors qu'elle commençait ses travaux, selon des proches du dossier.",
            "selon",
        ),
        (
            "en",
            "The bridge gave way while the river was rising, according to people close to the inquiry.",
            "according",
        ),
    ],
)
def test_a_credit_is_no_part_of_what_is_credited(lang: str, text: str, credit: str) -> None:
    assert said(text, lang)
    assert not [words for words, _ in said(text, lang) if credit in words]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "LUSAC/BRENVAL – Les secours ont évacué le village de Corvenne.", "Les secours ont évacué le village de Corvenne"),
        ("fr", "LUSAC, 3 mars (Agence Ondine) - Les secours ont évacué le village.", "Les secours ont évacué le village"),
        ("en", "BRENVAL, May 12 (Ondine) - Rescuers evacuated the village on Monday.", "Rescuers evacuated the village on Monday"),
        ("fr", "Les secours ont évacué le village – il était temps.", "Les secours ont évacué le village – il était temps"),
    ],
)  # fmt: skip
def test_a_dateline_is_no_part_of_what_a_report_says(lang: str, text: str, told: str) -> None:
    assert told in [words for words, _ in said(text, lang)]
    opening = text.partition(told)[0].strip()
    assert not opening or not [words for words, _ in said(text, lang) if opening[:6] in words]


def test_a_dateline_stands_behind_a_lead_too() -> None:
    lead = "Une digue a cédé dans la nuit et les secours craignent le pire."
    text = f"Un village est vide\n{lead}\nLUSAC (Agence Ondine) – Les secours ont évacué le village de Corvenne."
    assert not [words for words, _ in said(text) if "LUSAC" in words]

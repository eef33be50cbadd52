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

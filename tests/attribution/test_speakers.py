"""Who speaks, by name, description or what a noun phrase stands for, in invented French and English sentences."""

from __future__ import annotations

import pytest

from selon.model import SpeakerKind
from tests.attribution.told import speakers

PERSON, UNNAMED, BODY = SpeakerKind.PERSON, SpeakerKind.UNNAMED, SpeakerKind.INSTITUTION
OUTLET, DOCUMENT = SpeakerKind.OUTLET, SpeakerKind.DOCUMENT

ONE = [
    (
        "fr",
        "Selon un haut responsable de la défense, le pont tiendra.",
        "un haut responsable de la défense",
        "haut responsable de la défense",
        UNNAMED,
    ),
    (
        "fr",
        "Selon une source proche du dossier, sous couvert d'anonymat, le pont tiendra.",
        "une source proche du dossier, sous couvert d'anonymat",
        "source proche du dossier, sous couvert d'anonymat",
        UNNAMED,
    ),
    (
        "fr",
        "Selon les analystes et les responsables militaires, le pont tiendra.",
        "les analystes et les responsables militaires",
        "analystes et responsables militaires",
        UNNAMED,
    ),
    (
        "fr",
        "Deux ingénieurs de la société ont confirmé que le pont tiendra.",
        "Deux ingénieurs de la société",
        "deux ingénieurs de la société",
        UNNAMED,
    ),
    ("fr", "Selon Lisbonne, le pont tiendra.", "Lisbonne", "Portugal", BODY),
    ("fr", "Selon le rapport, le pont tiendra.", "le rapport", "rapport", DOCUMENT),
    (
        "fr",
        "Selon l'entourage de Berthe Malvoisin, le pont tiendra.",
        "l'entourage de Berthe Malvoisin",
        "entourage de Berthe Malvoisin",
        UNNAMED,
    ),
    (
        "fr",
        "Comme l'a dit lundi à l'AFP Berthe Malvoisin, le pont tiendra.",
        "AFP Berthe Malvoisin",
        "Berthe Malvoisin",
        PERSON,
    ),
    ("fr", "Certains signes montrent que le pont tiendra.", "Certains signes", None, UNNAMED),
    (
        "fr",
        "Les craintes de la préfecture montrent que le pont tiendra.",
        "Les craintes de la préfecture",
        "préfecture",
        BODY,
    ),
    (
        "fr",
        "Berthe Malvoisin et Luc Tanguy ont dit que le pont tiendra.",
        "Berthe Malvoisin et Luc Tanguy",
        "Berthe Malvoisin et Luc Tanguy",
        PERSON,
    ),
    (
        "en",
        "According to a senior defence official, the bridge will hold.",
        "a senior defence official",
        "senior defence official",
        UNNAMED,
    ),
    ("en", "According to Lisbon, the bridge will hold.", "Lisbon", "Portugal", BODY),
    (
        "en",
        "According to people who know the plan, the bridge will hold.",
        "people who know the plan",
        "people who know the plan",
        UNNAMED,
    ),
    ("en", "According to the report, the bridge will hold.", "the report", "report", DOCUMENT),
    ("en", "Recent signs suggest that the bridge will hold.", "Recent signs", None, UNNAMED),
    (
        "en",
        "The mayor of Elmtown, Ann Harker, said that the bridge will hold.",
        "The mayor of Elmtown, Ann Harker,",
        "Ann Harker",
        PERSON,
    ),
]


@pytest.mark.parametrize(("lang", "text", "source", "name", "kind"), ONE, ids=[f"{c[0]}: {c[2]}" for c in ONE])
def test_one_phrase(lang: str, text: str, source: str, name: str | None, kind: SpeakerKind) -> None:
    content = "le pont tiendra" if lang == "fr" else "the bridge will hold"
    assert speakers(text, lang, (source, content)) == [(name, kind)]


def test_a_last_name_is_whose_full_name_the_text_has() -> None:
    text = "Berthe Malvoisin dirige le port. Mme Malvoisin a dit que le pont tiendra."
    assert speakers(text, "fr", ("Mme Malvoisin", "le pont tiendra")) == [("Berthe Malvoisin", PERSON)]


def test_a_middle_initial_is_left_out() -> None:
    text = "A speech by Ann K. Harker was heard. Ms. Harker said the bridge will hold."
    assert speakers(text, "en", ("Ms. Harker", "the bridge will hold")) == [("Ann Harker", PERSON)]


def test_a_last_name_behind_a_form_of_address_is_a_person_ever_after() -> None:
    text = "President Harker spoke on Monday. The Harker plan is dead. Harker said the bridge will hold."
    assert speakers(text, "en", ("Harker", "the bridge will hold")) == [("Harker", PERSON)]


def test_a_name_that_follows_a_thing_is_no_person() -> None:
    text = "Le fichier Belle Rive inquiète. Luc Tanguy est venu. Il a dit que le pont tiendra."
    assert speakers(text, "fr", ("Il", "le pont tiendra")) == [("Luc Tanguy", PERSON)]


def test_the_short_name_of_an_outlet() -> None:
    text = "The Washington Post has the story. The Post said the bridge will hold."
    ((name, kind),) = speakers(text, "en", ("The Post", "the bridge will hold"))
    assert kind is OUTLET
    assert name is not None
    assert name.endswith("Washington Post")


def test_a_relative_pronoun_is_whom_the_clause_is_about() -> None:
    text = "Le préfet a reçu Luc Tanguy, puis les pêcheurs qui ont dit que le pont tiendra."
    assert speakers(text, "fr", ("qui", "le pont tiendra")) == [("pêcheurs", UNNAMED)]

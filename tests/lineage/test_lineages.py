"""What each article stands on: origin, way, citations."""

from __future__ import annotations

import pytest

from selon.lineage import derive, lineages, shared_passages
from selon.lineage.acronyms import expanded, long_names
from selon.model import Lineage, Reading
from tests.lineage.build import bare, parsed
from tests.lineage.texts import AGENCY, COPY


def told(*readings: Reading) -> dict[str, Lineage]:
    shared = shared_passages(readings)
    return {one.doc: one for one in lineages(readings, derive(readings, shared), shared)}


@pytest.mark.parametrize(
    ("lang", "text", "origin"),
    [
        ("fr", "Un pont\n\nDeux câbles ont cédé, selon l'AFP.\n\nLe maire est en vacances.", "AFP"),
        ("fr", "Un pont\n\nDeux câbles ont cédé.\n\n(AFP)", "AFP"),
        (
            "fr",
            "Un pont\n\nDeux câbles ont cédé mardi, dit la mairie.\n\nLa grue, selon l'AFP, est arrivée jeudi soir.",
            None,
        ),
        ("fr", "Un pont\n\nDeux câbles ont cédé mardi, dit la mairie.\n\nLe maire est en vacances.", None),
        ("en", "A bridge\n\nTwo cables broke, the mayor told Reuters on Friday.\n\nThe ferry is late.", "Reuters"),
        (
            "en",
            "A bridge\n\nTwo cables broke on Friday morning, the mayor said.\n\nThe ferry is late, Reuters reported.",
            None,
        ),
    ],
)
def test_the_origin_is_who_brought_the_main_news(lang: str, text: str, origin: str | None) -> None:
    assert told(parsed(text, lang))["a.txt"].origin == origin


def test_who_brought_a_thing_out_is_the_origin_of_a_text_that_cites_no_other() -> None:
    text = (
        "Un pont\n\nLe conseil se réunira lundi pour parler des câbles. Un audit, que Le Parisien s'est procuré, décrit la rouille."
        "\n\nLes élus attendent des réponses du préfet.\n\nLe maire est en vacances jusqu'à la fin du mois de juin."
    )
    assert told(parsed(text))["a.txt"].origin == "Le Parisien"


def test_a_copy_that_credits_nobody_has_the_origin_of_what_it_copies() -> None:
    agency = bare(AGENCY, "a.txt", outlet="Le Guetteur", when="2031-06-03", cites=(("Agence Corvel", "dateline"),))
    copy = bare(COPY.replace("Avec Agence Corvel", ""), "b.txt", when="2031-06-04")
    found = told(agency, copy)["b.txt"]
    assert (found.origin, found.via) == ("Agence Corvel", ("Le Guetteur",))
    assert found.shared_with


def test_who_stands_between_is_the_way() -> None:
    text = "Deux câbles ont cédé, a appris The Lorve Observer.\n\nVia Brasmont Herald"
    found = told(bare(text, cites=(("The Lorve Observer", "attribution"), ("Brasmont Herald", "via"))))["a.txt"]
    assert (found.origin, found.via, found.cites) == (
        "The Lorve Observer",
        ("Brasmont Herald",),
        ("The Lorve Observer",),
    )


def test_a_name_is_cited_once_under_any_spelling() -> None:
    text = "Selon l'AFP et l'Agence France-Presse, deux câbles ont cédé."
    found = told(bare(text, cites=(("AFP", "attribution"), ("Agence France-Presse", "attribution"))))["a.txt"]
    assert found.cites == ("AFP",)


def test_acronyms_are_written_out() -> None:
    longs = long_names(
        ["La Ligue des bateliers de la Lorve (LBL) proteste.", "The Lorve Ferry Union (LFU) protests. Rain (x)."]
    )
    assert longs == {"LBL": "Ligue des bateliers de la Lorve", "LFU": "Lorve Ferry Union"}
    assert expanded("communiqué (LBL)", longs) == "communiqué (Ligue des bateliers de la Lorve)"

"""Who does what to whom, where a verb only carries the act, and where an infinitive has its actor elsewhere."""

from __future__ import annotations

import pytest

from selon.claims import align
from selon.model import Coding, How, Shape
from tests.claims.making import carrying, docs, reading, statements

REQUEST = "La Lusanie a demandé à la Morénie une aide militaire pour ses ports."
DENIAL = "La Lusanie a nié mardi avoir fait une quelconque demande à la Morénie."


def coded(text: str, words: str, lang: str = "fr") -> Coding:
    """The coding of the statement that is `words`."""
    by_id = statements([reading("a.txt", text, lang)])
    found = next(one.coding for one, said in by_id.values() if said == words)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lang", "text", "words", "act"),
    [
        ("fr", DENIAL, "avoir fait une quelconque demande à la Morénie", "REQUEST"),
        ("en", "Lusania denied having made any request to Morenia.", "having made any request to Morenia", "REQUEST"),
    ],
)
def test_the_object_of_a_light_verb_says_what_is_done(lang: str, text: str, words: str, act: str) -> None:
    found = coded(text, words, lang)
    assert (found.actor or "").startswith("lusani")
    assert (found.target or "").startswith("moreni")
    assert found.act == act
    assert not {"faire", "make", "quelconque"} & set(found.lemmas)


def test_a_verb_with_an_object_of_its_own_kind_keeps_both() -> None:
    found = coded("La Lusanie a fermé le port de Morénie.", "La Lusanie a fermé le port de Morénie")
    assert (found.actor, found.predicate) == ("lusanie", "fermer")


def test_whom_someone_asks_does_what_is_asked() -> None:
    """The subject of the governing verb is not the one who would do it."""
    by_id = statements([reading("a.txt", "La Lusanie a demandé à la Morénie de rouvrir ses ports.")])
    asked = [one.coding for one, said in by_id.values() if said.startswith("de rouvrir")]
    assert asked
    assert all(coding is not None and coding.actor != "lusanie" for coding in asked)


def test_a_denial_in_other_words_meets_the_claim() -> None:
    read = [
        reading("a.txt", f"{REQUEST} Les deux pays se parlent depuis un an."),
        reading("b.txt", f"Selon la presse, l'aide serait livrée en mai. {REQUEST}"),
        reading("c.txt", f"{DENIAL} Ses ports restent ouverts."),
    ]
    claim = carrying(read, align(read), "a demandé à la Morénie")
    assert docs(read, claim) == {"a.txt", "b.txt", "c.txt"}
    assert {How.REPORTED_DENIED, How.ASSERTED} <= {link.how for link in claim.links}


@pytest.mark.parametrize(
    ("lang", "text", "words", "shape"),
    [
        ("fr", "La Lusanie a fermé le port de Morénie.", "La Lusanie a fermé le port de Morénie", Shape.CLAUSE),
        ("fr", "Le conseil a voté la fermeture de la vieille tannerie.", "la fermeture de la vieille tannerie", Shape.PHRASE),
        (
            "fr",
            "« Il faut du temps », a déclaré le préfet lundi soir à la radio locale de Corvenne.",
            "a déclaré le préfet lundi soir à la radio locale de Corvenne",
            Shape.SAYING,
        ),
        (
            "en",
            "“We need time,” the prefect said on Monday evening in an interview with the local radio of Corvenne.",
            "the prefect said on Monday evening in an interview with the local radio of Corvenne",
            Shape.SAYING,
        ),
    ],
)  # fmt: skip
def test_what_a_statement_is_made_of(lang: str, text: str, words: str, shape: Shape) -> None:
    assert coded(text, words, lang).shape is shape

"""Statements that say, hedge or deny the same thing stand in one claim; what a person judged stands above it."""

from __future__ import annotations

import pytest

from selon.claims import align
from selon.model import How, JudgementKind, Reading
from tests.claims.making import carrying, docs, judged, reading, statements

ARDOISE = (
    "La société Ardoise fermera son usine de Brenval en juin, a annoncé sa directrice, Odile Marchelin. "
    "Le conseil municipal a voté une aide de deux millions d'euros. Les syndicats appellent à la grève lundi."
)
COURRIER = (
    "Odile Marchelin, directrice d'Ardoise, a confirmé que l'usine de Brenval fermera en juin. "
    "Une tempête a détruit la toiture du gymnase de Saint-Orme."
)
LEDGER = (
    "The Ardoise company will close its factory in Brenval in June, its director, Odile Marchelin, said. "
    "The town council voted aid of two million euros."
)
DENYING = "Le maire de Brenval a démenti que l'usine Ardoise fermera en juin. La mairie reste ouverte samedi."


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return (
        reading("a.txt", ARDOISE),
        reading("b.txt", COURRIER),
        reading("c.txt", LEDGER, "en"),
        reading("d.txt", DENYING),
    )


def test_other_words_one_claim(readings: tuple[Reading, ...]) -> None:
    claims = align(readings)
    assert {"a.txt", "b.txt"} <= docs(readings, carrying(readings, claims, "fermera son usine"))


def test_french_beside_english(readings: tuple[Reading, ...]) -> None:
    claims = align(readings)
    assert "a.txt" in docs(readings, carrying(readings, claims, "will close its factory"))
    assert docs(readings, carrying(readings, claims, "a voté une aide")) == {"a.txt", "c.txt"}


def test_what_only_one_article_says_stays_alone(readings: tuple[Reading, ...]) -> None:
    assert docs(readings, carrying(readings, align(readings), "a détruit la toiture")) == {"b.txt"}


def test_denial_and_assertion_meet_with_opposite_how(readings: tuple[Reading, ...]) -> None:
    claim = carrying(readings, align(readings), "fermera son usine")
    by_id = statements(readings)
    hows = {(by_id[link.statement][0].doc, link.how) for link in claim.links}
    assert ("d.txt", How.REPORTED_DENIED) in hows
    assert ("b.txt", How.ATTRIBUTED) in hows


def test_a_negation_that_nobody_opposes_is_no_denial() -> None:
    read = [
        reading("a.txt", "Le pont de Lusac ne sera pas reconstruit avant deux ans."),
        reading("b.txt", "Le pont de Lusac ne sera pas reconstruit avant deux ans, faute de crédits."),
    ]
    hows = {link.how for claim in align(read) for link in claim.links}
    assert not hows & {How.DENIED, How.REPORTED_DENIED}


def test_text_is_verbatim_and_every_link_has_reasons(readings: tuple[Reading, ...]) -> None:
    by_id = statements(readings)
    for claim in align(readings):
        assert all(link.reasons for link in claim.links)
        texts = [by_id[link.statement][1] for link in claim.links]
        parts = [" ".join(part.split()) for part in claim.text.split(" ") if part]
        assert any(all(part in text for part in parts) for text in texts)


def test_a_dateline_and_a_frame_say_nothing() -> None:
    text = (
        "LUSAC, 3 mars 2031 (Agence Ondine) – « La crue a emporté la digue nord », a déclaré le préfet, Armand Vallier."
    )
    read = [reading(f"{name}.txt", text) for name in "ab"]
    shown = [claim.text for claim in align(read)]
    assert any("emporté la digue" in text for text in shown)
    assert not any("a déclaré le préfet" in text or text.startswith("LUSAC") for text in shown)


def test_where_and_when_someone_spoke_is_no_claim() -> None:
    texts = (
        "« Nous n'avions pas le choix », a déclaré la maire lundi soir à la radio locale de Corvenne. La digue a cédé.",
        "« Il faut du temps », a déclaré le préfet lundi soir à la radio locale de Corvenne. La digue a cédé.",
    )
    read = [reading(f"{name}.txt", text) for name, text in zip("ab", texts, strict=True)]
    shown = [claim.text for claim in align(read)]
    assert any("digue a cédé" in text for text in shown)
    assert not any("radio" in text for text in shown)


def test_the_order_of_articles_changes_nothing(readings: tuple[Reading, ...]) -> None:
    groups = [
        {frozenset(link.statement for link in c.links) for c in align(order)} for order in (readings, readings[::-1])
    ]
    assert groups[0] == groups[1]


def test_a_person_parts_and_joins(readings: tuple[Reading, ...]) -> None:
    claims = align(readings)
    by_id = statements(readings)
    claim = carrying(readings, claims, "a voté une aide")
    ours, theirs = (link.statement for link in claim.links[:2])
    parted = align(readings, [judged(JudgementKind.NOT_SAME, ours, theirs)])
    assert not any({ours, theirs} <= {link.statement for link in c.links} for c in parted)

    lonely = carrying(readings, claims, "a détruit la toiture").links[0].statement
    joined = align(readings, [judged(JudgementKind.SAME, lonely, ours)])
    assert any({ours, lonely} <= {link.statement for link in c.links} for c in joined)
    assert by_id[lonely][0].doc == "b.txt"


def test_a_judgement_taken_back_counts_no_more(readings: tuple[Reading, ...]) -> None:
    claim = carrying(readings, align(readings), "a voté une aide")
    ours, theirs = (link.statement for link in claim.links[:2])
    again = align(readings, [judged(JudgementKind.NOT_SAME, ours, theirs, revoked="2031-05-15")])
    assert {c.id for c in again} == {c.id for c in align(readings)}


def test_what_is_ignored_is_in_no_claim(readings: tuple[Reading, ...]) -> None:
    ignored = carrying(readings, align(readings), "a voté une aide").links[0].statement
    again = align(readings, [judged(JudgementKind.IGNORE, ignored)])
    assert ignored not in {link.statement for claim in again for link in claim.links}


def test_a_whole_sentence_stands_for_a_claim_before_a_part_of_one() -> None:
    read = [
        reading("a.txt", "La crue a surpris la vallée, alors que la préfecture de Lusac préparait une évacuation."),
        reading("b.txt", "La préfecture de Lusac préparait une évacuation de la vallée."),
    ]
    by_id = {text: one.coding for one, text in statements(read).values()}
    whole = {text: coding.whole for text, coding in by_id.items() if coding is not None}
    assert whole["La préfecture de Lusac préparait une évacuation de la vallée"]
    assert not any(whole[text] for text in whole if text.startswith("alors que"))
    claim = carrying(read, align(read), "La préfecture de Lusac préparait")
    assert docs(read, claim) == {"a.txt", "b.txt"}
    assert claim.text == "La préfecture de Lusac préparait une évacuation de la vallée"


def test_an_agency_between_brackets_says_nothing() -> None:
    text = "Une digue cède à Lusac\n(Agence Ondine)\nLa mairie de Lusac a fermé la route du port."
    shown = [claim.text for claim in align([reading(f"{name}.txt", text) for name in "ab"])]
    assert any("fermé la route" in one for one in shown)
    assert not any("Agence Ondine" in one for one in shown)

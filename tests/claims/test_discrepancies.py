"""Where accounts differ, and where they only seem to."""

from __future__ import annotations

from selon.claims import align, compare
from selon.model import Discrepancy, DiscrepancyKind, JudgementKind, Reading
from tests.claims.making import differences, judged, reading


def pair(ours: str, theirs: str, lang: str = "fr", their_lang: str | None = None) -> tuple[Reading, Reading]:
    return reading("a.txt", ours, lang), reading("b.txt", theirs, their_lang or lang)


def of(found: tuple[Discrepancy, ...], *kinds: DiscrepancyKind) -> list[Discrepancy]:
    return [one for one in found if one.kind in kinds]


MEASURED = (DiscrepancyKind.NUMBER, DiscrepancyKind.TIME)


def test_numbers_that_cannot_both_be_so() -> None:
    read = pair(
        "L'incendie de la forêt d'Argol a brûlé 300 hectares de pins.",
        "L'incendie de la forêt d'Argol a brûlé cinq cents hectares de pins.",
    )
    (found,) = of(differences(read), DiscrepancyKind.NUMBER)
    assert {(side.doc, side.says) for side in found.sides} == {("a.txt", "300 hectare"), ("b.txt", "500 hectare")}
    assert found.claim is not None
    assert found.reasons


def test_rounding_does_not_contradict() -> None:
    read = pair(
        "L'incendie de la forêt d'Argol a brûlé près de 300 hectares de pins.",
        "L'incendie de la forêt d'Argol a brûlé 296 hectares de pins.",
    )
    assert not of(differences(read), *MEASURED)


def test_an_open_bound_does_not_contradict() -> None:
    read = pair(
        "L'incendie de la forêt d'Argol a brûlé plus de 300 hectares de pins.",
        "L'incendie de la forêt d'Argol a brûlé 340 hectares de pins.",
    )
    assert not of(differences(read), *MEASURED)


def test_hours_in_two_languages() -> None:
    read = pair(
        "Le train de Lusac a déraillé à 4 h 40 près du viaduc.",
        "The Lusac train derailed at 5:10 a.m. near the viaduct.",
        their_lang="en",
    )
    found = of(differences(read), DiscrepancyKind.TIME)
    assert [{side.says for side in one.sides} for one in found] == [{"04:40", "05:10"}]


def test_durations_of_one_event() -> None:
    read = pair(
        "Les deux délégations ont négocié pendant six heures à Lusac.",
        "Les deux délégations ont négocié sept heures à Lusac.",
    )
    found = of(differences(read), DiscrepancyKind.TIME)
    assert [{side.says for side in one.sides} for one in found] == [{"6 heures", "7 heures"}]


def test_copies_do_not_differ() -> None:
    text = "La mairie de Brenval a voté l'achat de deux bus. Le maire a salué une décision attendue depuis dix ans."
    assert differences(pair(text, text)) == ()


def test_dates_of_publication_do_not_differ() -> None:
    read = pair(
        "LUSAC, 3 mars 2031 (Agence Ondine) – La crue a emporté la digue nord du port.",
        "LUSAC, 4 mars 2031 (Agence Ondine) – La crue a emporté la digue nord du port.",
    )
    assert not of(differences(read), *MEASURED)


def test_unnamed_sources_are_not_counted_against_each_other() -> None:
    read = pair(
        "La banque fermera ses guichets de Lusac, ont déclaré deux responsables de la banque.",
        "La banque fermera ses guichets de Lusac, ont déclaré trois responsables de la banque.",
    )
    assert not of(differences(read), *MEASURED)


def test_a_title_that_says_more_than_its_body() -> None:
    read = (
        reading(
            "a.txt",
            "Le pont de Lusac va s'effondrer\n\nLe pont de Lusac pourrait s'effondrer, craint un ingénieur de la région. "
            "Des travaux sont prévus au printemps.",
        ),
        reading("b.txt", "Les travaux du pont de Lusac commenceront au printemps."),
    )
    titles = of(differences(read), DiscrepancyKind.TITLE)
    assert all({side.doc for side in one.sides} == {"a.txt"} for one in titles)


def test_a_person_says_that_it_is_none() -> None:
    read = pair(
        "L'incendie de la forêt d'Argol a brûlé 300 hectares de pins.",
        "L'incendie de la forêt d'Argol a brûlé 500 hectares de pins.",
    )
    claims = align(read)
    found = of(compare(read, claims), DiscrepancyKind.NUMBER)[0]
    judgement = judged(JudgementKind.NOT_A_DISCREPANCY, found.id)
    assert found.id not in {one.id for one in compare(read, claims, [judgement])}
    assert found.id in {one.id for one in compare(read, claims, [judged(judgement.kind, found.id, revoked="2031")])}


def test_what_is_ignored_is_on_no_side() -> None:
    read = pair(
        "L'incendie de la forêt d'Argol a brûlé 300 hectares de pins.",
        "L'incendie de la forêt d'Argol a brûlé 500 hectares de pins.",
    )
    ignored = [judged(JudgementKind.IGNORE, statement.id) for statement in read[1].statements]
    assert differences(read, ignored) == ()


def test_an_office_that_another_account_calls_former() -> None:
    read = pair(
        "Maud Terval, ancienne présidente du port de Lusac, a demandé une enquête.",
        "Une enquête est demandée par Maud Terval, présidente du port de Lusac.",
    )
    (found,) = of(differences(read), DiscrepancyKind.NAME)
    assert {side.says for side in found.sides} == {"ancienne présidente", "présidente"}


def test_a_title_that_its_body_denies() -> None:
    read = (
        reading(
            "a.txt",
            "La laiterie Ormeau reconnaît avoir falsifié les étiquettes\n\n"
            "Le gérant a maintenu que la laiterie n'avait falsifié aucune étiquette.",
        ),
        reading("b.txt", "La laiterie Ormeau emploie quarante personnes à Lusac."),
    )
    (found,) = of(differences(read), DiscrepancyKind.TITLE)
    assert {side.doc for side in found.sides} == {"a.txt"}
    assert len({side.says for side in found.sides}) == 2

"""Origins of a claim: roots of who has it from whom, the sources behind them, circles."""

from __future__ import annotations

from dataclasses import replace

from selon.lineage import derive, shared_passages, trace
from selon.lineage.ways import ways
from selon.model import Claim, How, Reading, Statement
from tests.lineage.build import bare, claim, statement
from tests.lineage.texts import AGENCY, COPY, ENGLISH, RIVAL, SECOND_COPY

CORVEL = "Agence Corvel"
CLOSED = "a été fermé à la circulation mardi matin"


def traced(readings: list[Reading], *statements: Statement) -> Claim:
    whole = [
        Reading(
            r.article,
            r.attributions,
            tuple(s for s in statements if s.doc == r.article.doc),
            r.citations,
            r.fingerprint,
        )
        for r in readings
    ]
    (found,) = trace(whole, [claim(*statements)], derive(whole, shared_passages(whole)))
    return found


def test_copies_of_one_agency_are_one_origin() -> None:
    readings = [
        bare(AGENCY, "a.txt", cites=((CORVEL, "dateline"),)),
        bare(COPY, "b.txt", cites=((CORVEL, "credit"),)),
        bare(SECOND_COPY, "c.txt", cites=((CORVEL, "tag"),)),
    ]
    found = traced(readings, *(statement(one, CLOSED, "préfecture") for one in readings))
    (origin,) = found.origins
    assert (origin.outlet, origin.source, origin.docs) == (CORVEL, "préfecture", ("a.txt", "b.txt", "c.txt"))
    assert (found.sources, found.circular) == (1, ())


def test_fifty_copies_without_a_credit_are_one_origin() -> None:
    readings = [bare(f"{AGENCY}\n\nÉdition locale numéro {n}.", f"{n:02}.txt") for n in range(50)]
    found = traced(readings, *(statement(one, CLOSED) for one in readings))
    assert len(found.origins) == 1
    assert len(found.origins[0].docs) == 50


def test_two_outlets_that_heard_one_source_are_two_origins() -> None:
    said = "Les câbles étaient rouillés"
    readings = [
        bare(f"Un pont\n\n{said}, selon des responsables de la Lorve.", "a.txt", outlet="Le Guetteur"),
        bare(f"Deux câbles\n\n{said}, disent des responsables de la Lorve.", "b.txt", outlet="L'Écho d'Orsigny"),
    ]
    found = traced(readings, *(statement(one, said, "responsables de la Lorve") for one in readings))
    assert {one.outlet for one in found.origins} == {"Le Guetteur", "L'Écho d'Orsigny"}
    assert found.sources == 1


def test_who_only_denies_a_claim_is_none_of_its_sources() -> None:
    said, denied = "la société Ferrand savait", "avoir su"
    readings = [
        bare(f"Un pont\n\nSelon la préfecture, {said}.", "a.txt", outlet="Le Guetteur"),
        bare(f"Un pont\n\nSelon la préfecture, {said}. Ferrand nie {denied}.", "b.txt", outlet="L'Écho d'Orsigny"),
    ]
    denial = replace(statement(readings[1], denied, "Ferrand"), how=How.REPORTED_DENIED)
    found = traced(readings, *(statement(one, said, "préfecture") for one in readings), denial)
    assert found.sources == 1
    assert {origin.source for origin in found.origins} == {"préfecture"}
    only = traced(readings, denial)
    assert (only.sources, [origin.source for origin in only.origins]) == (1, ["Ferrand"])


def test_sources_are_one_under_any_spelling_and_in_any_language() -> None:
    readings = [bare("Un pont\n\nIl est sûr.", "a.txt"), bare("A bridge\n\nIt is safe.", "b.txt", "en")]
    same = traced(
        readings,
        statement(readings[0], "Il est sûr", "États-Unis"),
        statement(readings[1], "It is safe", "United States"),
    )
    assert same.sources == 1
    short = traced(
        readings,
        statement(readings[0], "Il est sûr", "Anselme Vautrin"),
        statement(readings[1], "It is safe", "Vautrin"),
    )
    assert short.sources == 1
    two = traced(
        readings,
        statement(readings[0], "Il est sûr", "Anselme Vautrin"),
        statement(readings[1], "It is safe", "Ferrand"),
    )
    assert two.sources == 2


def test_who_cites_an_outlet_for_the_claim_has_it_from_there() -> None:
    said = "the cables had rusted"
    first = bare(f"Rust\n\nTwo engineers said that {said}.", "a.txt", "en", outlet="The Lorve Observer")
    second = bare(
        f"Bridge\n\nThe Lorve Observer reported that {said}. The mayor was away.", "b.txt", "en", "Brasmont Herald",
        cites=(("The Lorve Observer", "attribution"),),
    )  # fmt: skip
    found = traced([first, second], statement(first, said, "two engineers"), statement(second, said))
    assert [(one.outlet, one.docs) for one in found.origins] == [("The Lorve Observer", ("a.txt", "b.txt"))]


def test_an_outlet_cited_elsewhere_in_the_text_is_no_origin_of_the_claim() -> None:
    said = "the ferry starts on Thursday"
    text = (
        f"Ferry\n\nThe mayor said that {said}. Nobody was hurt. The Lorve Observer reported that the cables had rusted."
    )
    one = bare(text, "a.txt", "en", "Brasmont Herald", cites=(("The Lorve Observer", "attribution"),))
    assert [origin.outlet for origin in traced([one], statement(one, said, "mayor")).origins] == ["Brasmont Herald"]


def test_a_translation_adds_no_origin() -> None:
    readings = [bare(AGENCY, "fr.txt", when="2031-06-03"), bare(ENGLISH, "en.txt", "en", when="2031-06-05")]
    found = traced(
        readings, statement(readings[0], CLOSED), statement(readings[1], "was shut to traffic on Tuesday morning")
    )
    assert [one.docs for one in found.origins] == [("en.txt", "fr.txt")]


def test_two_reports_are_two_origins() -> None:
    readings = [bare(AGENCY, "a.txt"), bare(RIVAL, "b.txt")]
    found = traced(
        readings, statement(readings[0], "Un pont fermé"), statement(readings[1], "la fermeture d'un pont à Brasmont")
    )
    assert len(found.origins) == 2


def test_circular_reporting_is_named() -> None:
    said = "the cables had rusted"
    one = bare(
        f"Rust\n\nThe Brasmont Herald reported that {said}.", "a.txt", "en", "The Lorve Observer",
        cites=(("The Brasmont Herald", "attribution"),),
    )  # fmt: skip
    other = bare(
        f"Bridge\n\nAccording to The Lorve Observer, {said}.", "b.txt", "en", "The Brasmont Herald",
        cites=(("The Lorve Observer", "attribution"),),
    )  # fmt: skip
    found = traced([one, other], statement(one, said), statement(other, said))
    assert found.circular == ("a.txt", "b.txt")
    assert len(found.origins) == 1


def test_a_circle_may_run_through_a_copy() -> None:
    found = ways({"a": ["b"], "b": ["copy"], "copy": ["a"], "other": []}, [])
    assert found.circular == ("a", "b", "copy")
    assert set(found.roots) == {"a", "other"}


def test_one_article_may_have_a_claim_from_two() -> None:
    assert ways({"a": ["=x", "=y"], "b": ["=x"]}, []).roots == {"=x": ["a", "b"], "=y": ["a"]}

"""Who copies whom: by credit, time or content; undirected where nothing shows it; a star for many copies."""

from __future__ import annotations

from dataclasses import replace

from selon.lineage import derive, shared_passages
from selon.model import Derivation, DerivationKind, Reading
from tests.lineage.build import bare, quotation
from tests.lineage.texts import AGENCY, COPY, FOOT, RIVAL, SECOND_COPY

CORVEL = "Agence Corvel"


def copies(*readings: Reading) -> list[Derivation]:
    found = derive(readings, shared_passages(readings))
    return [one for one in found if one.is_article and one.kind is DerivationKind.COPIED]


def story(**dates: str) -> list[Reading]:
    return [
        bare(AGENCY, "agency.txt", when=dates.get("agency"), cites=((CORVEL, "dateline"),)),
        bare(COPY, "copy.txt", when=dates.get("copy"), cites=((CORVEL, "credit"),)),
    ]


def test_who_credits_an_agency_copies_its_text() -> None:
    (found,) = copies(*story())
    assert (found.doc, found.taken_from, found.directed, found.why) == ("copy.txt", "agency.txt", True, "credit")
    assert found.shared
    assert all(one.doc == "copy.txt" and one.their_doc == "agency.txt" for one in found.shared)


def test_credit_outweighs_time() -> None:
    (found,) = copies(*story(agency="2031-06-04", copy="2031-06-03"))
    assert found.doc == "copy.txt"


def test_the_later_takes_where_nobody_credits() -> None:
    (found,) = copies(bare(AGENCY, "a.txt", when="2031-06-03T09:00"), bare(COPY, "b.txt", when="2031-06-03T08:10"))
    assert (found.doc, found.why) == ("a.txt", "time")


def test_dates_as_exact_as_both_are() -> None:
    (found,) = copies(bare(AGENCY, "a.txt", when="2031-06-03"), bare(COPY, "b.txt", when="2031-06-03T08:10"))
    assert not found.directed


def test_a_common_credit_shows_no_direction_by_time() -> None:
    (found,) = copies(
        bare(COPY, "a.txt", when="2031-06-03", cites=((CORVEL, "credit"),)),
        bare(SECOND_COPY, "b.txt", when="2031-06-04", cites=((CORVEL, "tag"),)),
    )
    assert (found.directed, found.why) == (False, "common credit")


def test_a_quotation_cut_short_was_taken() -> None:
    whole = "« Nous avions demandé une inspection complète dès le mois de février, et personne ne nous a répondu »"
    cut = whole.replace(", et personne ne nous a répondu", "")
    full, short = bare(AGENCY, "full.txt"), bare(AGENCY.replace(whole, cut), "short.txt")
    full = replace(full, attributions=(quotation(AGENCY, whole[2:-2]),))
    (found,) = copies(full, short)
    assert (found.doc, found.why) == ("short.txt", "content")


def test_a_common_quotation_is_no_copy() -> None:
    said = "« Nous avions demandé une inspection complète dès le mois de février, et personne ne nous a répondu »"
    assert not copies(
        bare(f"Un maire en colère\n\nLe maire ne décolère pas depuis mardi. {said}, répète-t-il.", "a.txt"),
        bare(
            f"Orsigny\n\nAu conseil, on se souvient de la lettre restée sans suite. {said}, lit-on au procès-verbal.",
            "b.txt",
        ),
    )


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert not copies(bare(AGENCY, "a.txt"), bare(RIVAL, "b.txt"))


def test_what_both_have_from_a_third_is_no_copy_between_them() -> None:
    third = bare(SECOND_COPY, "second.txt", cites=((CORVEL, "tag"),))
    assert {(one.doc, one.taken_from) for one in copies(*story(), third)} == {
        ("copy.txt", "agency.txt"),
        ("second.txt", "agency.txt"),
    }


def test_fifty_copies_make_a_star() -> None:
    readings = [bare(f"{AGENCY}\n\nÉdition locale numéro {n}.", f"{n:02}.txt") for n in range(50)]
    assert len(copies(*readings)) <= 60


def test_furniture_of_a_site_does_not_link_its_pages() -> None:
    pages = [bare(text + FOOT, f"{n}.txt", outlet="Le Guetteur") for n, text in enumerate((AGENCY, RIVAL))]
    assert not shared_passages(pages)
    elsewhere = [bare(text + FOOT, f"{n}.txt") for n, text in enumerate((AGENCY, RIVAL))]
    assert shared_passages(elsewhere)

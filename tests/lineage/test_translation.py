"""Translations: across languages with their direction, within one language without, from an outlet by its traces."""

from __future__ import annotations

from selon.lineage import derive, shared_passages
from selon.model import Derivation, DerivationKind, Reading
from tests.lineage.build import bare
from tests.lineage.texts import AGENCY, ENGLISH, RIVAL, SECOND_FRENCH


def translations(*readings: Reading) -> list[Derivation]:
    found = derive(readings, shared_passages(readings))
    return [one for one in found if one.kind is DerivationKind.TRANSLATED]


def test_names_and_figures_in_the_same_order_across_languages() -> None:
    (found,) = translations(bare(AGENCY, "fr.txt"), bare(ENGLISH, "en.txt", "en"))
    assert found.is_article
    assert not found.directed
    assert "in the same order" in found.why
    assert len(found.evidence) >= 8


def test_the_later_translates() -> None:
    (found,) = translations(bare(AGENCY, "fr.txt", when="2031-06-03"), bare(ENGLISH, "en.txt", "en", when="2031-06-05"))
    assert (found.doc, found.taken_from, found.directed) == ("en.txt", "fr.txt", True)
    shown = {ENGLISH[slice(*span)] for span in found.evidence}
    assert {"14,000", "1931", "Orsigny", "380,000"} <= shown


def test_turns_of_phrase_show_who_translates() -> None:
    french = AGENCY.replace(
        "a annoncé la préfecture", "ont dit deux ingénieurs sous condition d'anonymat sur la condition d'anonymat"
    )
    french += "\n\nJeanne Orsel a contribué à ce rapport."
    (found,) = translations(bare(french, "fr.txt"), bare(ENGLISH, "en.txt", "en"))
    assert (found.doc, found.directed) == ("fr.txt", True)


def test_two_translations_of_one_original_share_no_wording() -> None:
    readings = (bare(AGENCY, "a.txt"), bare(SECOND_FRENCH, "b.txt"))
    (found,) = translations(*readings)
    assert (found.directed, found.why.split(":")[0]) == (False, "two translations")


def test_reports_of_one_event_are_no_translations() -> None:
    assert not translations(bare(RIVAL, "fr.txt"), bare(ENGLISH, "en.txt", "en"))
    assert not translations(bare(RIVAL, "a.txt"), bare(AGENCY, "b.txt"))


def test_an_outlet_is_translated_where_the_page_says_so() -> None:
    text = f"{AGENCY}\n\nSource : The Lorve Observer\n\nTraduit de l'anglais par Jeanne Orsel"
    (found,) = translations(bare(text, cites=(("The Lorve Observer", "credit"),)))
    assert (found.taken_from, found.is_article) == ("The Lorve Observer", False)


def test_an_outlet_is_translated_where_two_turns_of_phrase_show_it() -> None:
    text = f"{AGENCY}\n\nShare Post:\n\nJeanne Orsel de la BBC a contribué à ce rapport."
    assert [one.taken_from for one in translations(bare(text, cites=(("BBC", "credit"),)))] == ["BBC"]
    assert not translations(bare(text))

"""Every way in which a text says where it has something from, in French and English."""

from __future__ import annotations

import pytest

from selon.model import Citation, SpeakerKind
from tests.lineage.build import parsed

LEDE = {
    "fr": "Le pont de Brasmont sera fermé pendant trois semaines pour des travaux.",
    "en": "The bridge at Brasmont will be closed for three weeks for repairs.",
}

IN_SENTENCES = [
    ("fr", "Le maire avait été prévenu, selon l'AFP.", "AFP", "attribution"),
    ("fr", "Les travaux coûteront deux millions d'euros, a indiqué à Reuters un adjoint au maire.", "Reuters", "attribution"),
    ("fr", "Le maire avait été prévenu en mai, rapporte Le Parisien.", "Le Parisien", "attribution"),
    ("fr", "Un audit que La Gazette de Brasmont s'est procuré décrit des câbles rouillés.", "La Gazette de Brasmont", "obtained"),
    ("fr", "L'adjoint a confirmé une information parue samedi dans Libération.", "Libération", "obtained"),
    ("fr", "« Rien ne presse », a déclaré le maire sur France Inter.", "France Inter", "attribution"),
    ("fr", "D'après le quotidien Sud Ouest, le chantier a pris du retard.", "Sud Ouest", "attribution"),
    ("en", "The mayor was warned in May, according to Reuters.", "Reuters", "attribution"),
    ("en", "The mayor told The Guardian that he had been warned in May.", "The Guardian", "obtained"),
    ("en", "The Brasmont Herald reported on Friday that the cables had rusted.", "The Brasmont Herald", "attribution"),
    ("en", "The audit, first reported by Bloomberg, describes rusted cables.", "Bloomberg", "attribution"),
    ("en", "The mayor wrote in an op-ed for The Hill that nothing was urgent.", "The Hill", "attribution"),
    ("en", "Anna Strand, a reporter for The Brasmont Herald, interviewed both engineers.", "The Brasmont Herald", "obtained"),
]  # fmt: skip

ALONE = [
    ("fr", "(AFP)", "AFP", "tag"),
    ("fr", "Avec Reuters", "Reuters", "credit"),
    ("fr", "Source : Agence Brasmont", "Agence Brasmont", "credit"),
    ("fr", "Via Les Nouvelles de Brasmont", "Les Nouvelles de Brasmont", "via"),
    ("fr", "Source d'information @BrasmontActu", "BrasmontActu", "credit"),
    ("fr", "Pour en savoir plus : www.brasmont-actu.example", "brasmont-actu.example", "via"),
    ("fr", "Jeanne Orsel et Paul Vidot de la BBC ont contribué à cet article.", "BBC", "contributed"),
    ("en", "(Reuters)", "Reuters", "tag"),
    ("en", "Source: Brasmont News Agency", "Brasmont News Agency", "credit"),
    ("en", "Via The Brasmont Herald", "The Brasmont Herald", "via"),
    ("en", "This article was originally published by The Brasmont Herald.", "The Brasmont Herald", "via"),
    ("en", "Joan Orsell of the Associated Press contributed to this report.", "Associated Press", "contributed"),
]  # fmt: skip

NO_SOURCES = [
    ("fr", "Jacques Vautrin, ancien journaliste de l'AFP, habite le quartier et n'y croit pas."),
    ("fr", "La garde à vue a été prolongée de 24 heures, a annoncé le parquet."),
    ("fr", "Le groupe a vendu ses parts dans TF1 à un fonds étranger."),
    ("fr", "Photo AFP"),
    ("en", "The For the People Act would have paid for the bridge, the mayor said."),
    ("en", "Michael Bloomberg said that the bridge was safe."),
    ("en", "RBC Capital said that the bonds were safe."),
    ("en", "“Time again, we were told to wait,” a resident said."),
]


def cited(lang: str, last: str) -> list[Citation]:
    found = parsed(f"Brasmont\n\n{LEDE[lang]}\n\n{last}", lang).citations
    return [one for one in found if one.form != "mention"]


@pytest.mark.parametrize(("lang", "sentence", "name", "form"), IN_SENTENCES)
def test_an_outlet_is_the_source_of_a_sentence(lang: str, sentence: str, name: str, form: str) -> None:
    found = [(one.name, one.form) for one in cited(lang, sentence) if one.kind is SpeakerKind.OUTLET]
    assert found in ([(name, form)], [(name, "attribution" if form == "obtained" else "obtained")])


@pytest.mark.parametrize(("lang", "line", "name", "form"), ALONE)
def test_a_line_credits(lang: str, line: str, name: str, form: str) -> None:
    assert [(one.name, one.form) for one in cited(lang, line)] == [(name, form)]


@pytest.mark.parametrize(("lang", "sentence"), NO_SOURCES)
def test_what_only_looks_like_an_outlet_is_no_source(lang: str, sentence: str) -> None:
    assert not [one for one in cited(lang, sentence) if one.kind is SpeakerKind.OUTLET]


@pytest.mark.parametrize(
    "lede", ["BRASMONT, 3 juin (AFP) – Le pont sera fermé.", "BRASMONT (AFP) -\nLe pont sera fermé."]
)
def test_a_dateline_names_the_agency(lede: str) -> None:
    found = parsed(f"Le pont de Brasmont sera fermé\n\n{lede}").citations
    assert [(one.name, one.form) for one in found] == [("AFP", "dateline")]


def test_what_a_paper_was_told_itself_is_its_own() -> None:
    text = "Bridge to close\n\nThe bridge will be closed, the mayor told The Brasmont Herald on Friday."
    assert [one.form for one in parsed(text, "en", "Brasmont Herald").citations] == ["own"]


def test_a_line_that_is_only_a_name_and_a_date_is_the_page_itself() -> None:
    head = "Le pont sera fermé\n\nLa Gazette de Brasmont – 3 juin 2031"
    text = f"{head}\n\n« Rien ne presse », a dit le maire à La Gazette de Brasmont."
    assert [one.form for one in parsed(text).citations] == ["own"]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("« Il est sûr », écrit la mairie de Brasmont dans un communiqué.", "communiqué (mairie de Brasmont)", "document"),
        ("Deux câbles ont cédé, a-t-on appris de source judiciaire.", "source judiciaire", "unnamed"),
        ("Deux câbles ont cédé, a-t-on appris auprès d'un syndicat, la Ligue des ponts.", "Ligue des ponts", "institution"),
        ("Selon une source proche du chantier, deux câbles ont cédé.", "source proche du chantier", "unnamed"),
    ],
)  # fmt: skip
def test_papers_and_unnamed_sources(sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in [(one.name, one.kind.value) for one in cited("fr", sentence)]


def test_short_forms_and_addresses_go_by_the_full_name() -> None:
    text = (
        "Bridge to close\n\nThe Brasmont Herald reported on Friday that the cables had rusted. The Herald said that the mayor knew."
        "\n\nRead more at www.brasmontherald.example"
    )
    assert {one.name for one in parsed(text, "en").citations} == {"The Brasmont Herald"}


def test_every_span_holds_what_it_names() -> None:
    for lang, sentence, _, _ in (*IN_SENTENCES, *ALONE):
        reading = parsed(f"Brasmont\n\n{LEDE[lang]}\n\n{sentence}", lang)
        for one in reading.citations:
            assert 0 <= one.span.start < one.span.end <= len(reading.article.text)
            assert reading.article.text[slice(*one.span)].strip() == reading.article.text[slice(*one.span)]

"""Who published a text and when, as its own first lines say it; what only looks like it stays what it is."""

from __future__ import annotations

import pytest

from selon.intake import article
from selon.language.outlets import is_agency, is_masthead
from selon.model import BlockKind

TITLE = "Le pont de Brévenne restera fermé jusqu'au printemps"
BODY = "Le pont est fermé depuis lundi. La mairie l'a dit hier soir.\n"


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("Le Matin de la Brévenne, le 3 mars 2031", "Le Matin de la Brévenne", "2031-03-03"),
        ("La Gazette du Val – 3 mars 2031", "La Gazette du Val", "2031-03-03"),
        ("Publié le 3 mars 2031 à 8 h 05 par Radio Brévenne", "Radio Brévenne", "2031-03-03T08:05"),
        ("Valley Ledger, March 3, 2031", "Valley Ledger", "2031-03-03"),
    ],
)
def test_a_line_of_name_and_date_tells_the_outlet(line: str, outlet: str, published: str) -> None:
    read = article(f"{TITLE}\n\n{line}\n\n{BODY}", "a.txt", lang="fr")
    assert (read.outlet, read.published, read.title) == (outlet, published, TITLE)
    assert [block.kind for block in read.blocks] == [BlockKind.TITLE, BlockKind.BYLINE, BlockKind.BODY]


def test_a_name_alone_before_the_title_is_the_outlet() -> None:
    read = article(f"Le Courrier de Brévenne\n\n{TITLE}\n\n{BODY}", "a.txt", lang="fr")
    assert (read.outlet, read.title) == ("Le Courrier de Brévenne", TITLE)


def test_an_author_stands_apart_from_the_paper_beside_the_name() -> None:
    read = article(f"{TITLE}\n\nBy Ada Novak, The Valley Post\n\n{BODY}", "a.txt", lang="en")
    assert (read.authors, read.outlet) == (("Ada Novak",), "The Valley Post")


def test_a_dateline_tells_the_day_and_the_agency_but_no_outlet() -> None:
    read = article(f"{TITLE}\n\nBRÉVENNE, 3 mars 2031 (Agence Alto) – {BODY}", "a.txt", lang="fr")
    assert (read.published, read.agency, read.outlet) == ("2031-03-03", "Agence Alto", None)


@pytest.mark.parametrize(
    "title",
    ["Incendies du 13 juillet 2030", "Le Pont Neuf est fermé", "Brévenne, 3 mars 2031", "Jean Morel, le 3 mars 2031"],
)
def test_what_only_looks_like_a_masthead_is_none(title: str) -> None:
    assert article(f"{title}\n\n{BODY}\n{BODY}", "a.txt", lang="fr").outlet is None


def test_a_dash_behind_a_day_of_the_past_makes_no_dateline() -> None:
    """« Depuis le 13 mars 2011 – … » tells of another day than that of the article."""
    body = "Depuis le 13 mars 2011 – jour de la crue –, le quai est fermé. La mairie l'a redit.\n"
    assert article(f"{TITLE}\n\n{body}", "a.txt", lang="fr").published is None
    assert article(f"{TITLE}\n\n{BODY}\n{body}", "a.txt", lang="fr").published is None


@pytest.mark.parametrize("name", ["Le Monde", "Radio Brévenne", "The Valley Post", "Agence Alto", "La Voix de l'Est"])
def test_names_of_outlets(name: str) -> None:
    assert is_masthead(name)


@pytest.mark.parametrize("name", ["Jean Morel", "Brévenne", "le pont", "La fermeture du pont", "Les habitants"])
def test_names_of_others(name: str) -> None:
    assert not is_masthead(name)


def test_agencies_by_their_name() -> None:
    assert is_agency("Reuters")
    assert is_agency("Agence Alto")
    assert not is_agency("Le Monde")

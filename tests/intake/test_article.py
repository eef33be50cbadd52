"""One text to one article: blocks that cover it, titles, boilerplate, bylines, dates, languages."""

# ruff: noqa: E501  (lines of pages stand as pages have them)

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon import intake
from selon.errors import Empty, UnknownLanguage
from selon.identity import content_id
from selon.model import Article, BlockKind
from tests.intake.samples import ENGLISH, FRENCH, GERMAN

BODY = FRENCH.split("\n", 1)[1].strip()


def kinds(article: Article) -> dict[str, BlockKind]:
    """Every line that is not blank, and the kind of the block that it begins in."""
    found: dict[str, BlockKind] = {}
    for block in article.blocks:
        for line in article.text[slice(*block.span)].splitlines():
            if line.strip():
                found.setdefault(line.strip(), block.kind)
    return found


def of_kind(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[slice(*block.span)].strip() for block in article.blocks if block.kind is kind]


def covers(article: Article) -> bool:
    spans = [block.span for block in article.blocks]
    edges = spans[0].start == 0 and spans[-1].end == len(article.text)
    return edges and all(a.end == b.start for a, b in pairwise(spans)) and all(span.end > span.start for span in spans)


def test_the_text_and_its_carriage_returns_stay_as_they_are() -> None:
    text = FRENCH.replace("\n", "\r\n")
    article = intake.article(text, "a.txt")
    assert article.text == text
    assert article.id == content_id("article", "a.txt", text)
    assert covers(article)


def test_the_first_line_is_the_title() -> None:
    article = intake.article(FRENCH, "a.txt")
    assert article.title == "Le pont de Valmère fermera en juin"
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.BODY]


@pytest.mark.parametrize(
    "first", ["PARIS (AFP) – Le maire a dit non.", "VALMERE, Nord – Le maire a dit non. Il part.", "x" * 300]
)
def test_a_dateline_or_a_paragraph_is_no_title(first: str) -> None:
    assert intake.article(f"{first}\n\n{BODY}", "a.txt", lang="fr").title is None


def test_a_single_paragraph_has_no_title() -> None:
    article = intake.article("Le maire a dit non aux habitants de la ville.", "a.txt")
    assert article.title is None
    assert [block.kind for block in article.blocks] == [BlockKind.BODY]


def test_a_known_title_is_found_though_the_outlet_follows_it() -> None:
    article = intake.article(
        FRENCH.replace("en juin\n", "en juin | Le Phare\n"), "a.txt", title="Le pont de Valmère fermera en juin"
    )
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.BODY]


def test_a_line_of_as_many_words_as_the_title_is_not_its_repetition() -> None:
    text = FRENCH.replace("« Nous", "Une ligne de sept mots sans point\n\n« Nous")
    assert kinds(intake.article(text, "a.txt"))["Une ligne de sept mots sans point"] is BlockKind.BODY


def test_a_known_title_that_the_text_lacks_marks_nothing() -> None:
    article = intake.article(BODY, "a.txt", title="Un tout autre titre sur autre chose")
    assert article.title == "Un tout autre titre sur autre chose"
    assert [block.kind for block in article.blocks] == [BlockKind.BODY]


@pytest.mark.parametrize(
    "again",
    [
        "Le pont de Valmère fermera en juin",
        "le pont de valmère fermera en juin le phare",
        "LE PONT DE VALMÈRE FERMERA EN JUIN",
    ],
)
def test_a_repeated_title_is_boilerplate(again: str) -> None:
    article = intake.article(f"{FRENCH}\n{again}\n", "a.txt")
    assert [(block.kind, block.why) for block in article.blocks][-1] == (BlockKind.BOILERPLATE, "title repeated")


LINES = [
    "Partager cet article", "Share Post:", "Share this:", "Partagez sur Facebook", "Spread the love", "Tweet", "Imprimer", "Copier le lien",
    "Suivre Odile Sarment sur Twitter", "Follow Odile Sarment on X", "Suivez-nous sur les réseaux sociaux", "Stay connected", "Restez connectés",
    "À lire aussi : Le tunnel de Brasque rouvre", "LIRE AUSSI > Le tunnel rouvre", "Read more: Tunnel reopens", "Related: The tunnel reopens", "→ Voir aussi : la carte",
    "Articles similaires", "Vous aimerez aussi", "You might also enjoy", "Similar Posts", "More Updates", "Sur le même sujet", "Les plus lus",
    "Pour rejoindre le groupe « Le Phare » cliquez ici : votre demande sera approuvée", "Join our WhatsApp channel for more news", "Click here to get the app",
    "Abonnez-vous", "Cet article est réservé aux abonnés", "Il vous reste 72% de cet article à lire. La suite est réservée aux abonnés.",
    "Subscribe now", "Already a subscriber? Log in", "S'inscrire à la newsletter", "Sign up for our newsletter", "Recevez chaque matin notre newsletter",
    "Tout accepter", "Continuer sans accepter", "Accept all cookies", "Gérer mes préférences", "Nous utilisons des cookies pour améliorer votre visite.",
    "We use cookies to make this site work.", "12 commentaires", "Leave a comment", "Commentaires (3)", "Publicité", "Advertisement", "La suite après cette publicité",
    "Temps de lecture : 3 min", "3 min read", "Lire la suite", "Retour en haut", "© 2031 Le Phare", "Tous droits réservés", "All rights reserved.",
    "ttn-fr-56", "abc-12-x", "https://phare.example/pont", "@lephare", "#pont #valmere", "redaction@phare.example", "* * *", "Galerie photo (cliquez pour agrandir)",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("text", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_lines_that_pages_add_are_boilerplate_and_nothing_else_is(line: str, text: str) -> None:
    article = intake.article(f"{text}\n{line}\n", "a.txt")
    assert of_kind(article, BlockKind.BOILERPLATE) == [line]
    assert covers(article)


@pytest.mark.parametrize("line", ["Articles similaires", "You may also like"])
def test_links_after_their_heading_go_with_it_at_the_end_but_not_the_article(line: str) -> None:
    end = intake.article(f"{FRENCH}\n{line}\n\nLe tunnel de Brasque rouvre\n\nLa neige est tombée tôt\n", "a.txt")
    assert of_kind(end, BlockKind.BOILERPLATE) == [f"{line}\n\nLe tunnel de Brasque rouvre\n\nLa neige est tombée tôt"]
    middle = intake.article(
        FRENCH.replace("« Nous", f"{line}\n\nLe tunnel de Brasque rouvre\n\nUn chantier de plus\n\n« Nous"), "a.txt"
    )
    assert of_kind(middle, BlockKind.BOILERPLATE) == [f"{line}\n\nLe tunnel de Brasque rouvre"]


@pytest.mark.parametrize("word", ["in", "Plus", "Monde", "World", "partager"])
def test_stray_words_before_the_title_and_at_the_end(word: str) -> None:
    article = intake.article(f"{word}\n\n{FRENCH}\n{word}", "a.txt")
    assert of_kind(article, BlockKind.BOILERPLATE) == [word, word]
    assert article.title == "Le pont de Valmère fermera en juin"


def test_appeals_run_into_the_last_paragraph_are_cut_off_and_the_sentence_before_them_stays() -> None:
    fused = " En vous abonnant, vous nous aidez à bien raconter. ABONNEZ-VOUS MAINTENANT GALERIE PHOTO (CLIQUEZ POUR AGRANDIR) ."
    article = intake.article(FRENCH.rstrip() + fused, "a.txt")
    assert of_kind(article, BlockKind.BOILERPLATE) == [fused.strip()]
    assert article.text[slice(*article.blocks[-2].span)].rstrip().endswith("doivent être refaites.")


@pytest.mark.parametrize("pointer", ["(lire ci-dessous)", "(voir page 4)", "(see below)", "(click to enlarge)"])
def test_pointers_inside_a_sentence(pointer: str) -> None:
    article = intake.article(FRENCH.replace("devant les élus", f"devant les élus {pointer}"), "a.txt")
    assert of_kind(article, BlockKind.BOILERPLATE) == [pointer]
    assert covers(article)


def test_a_caption_run_into_a_paragraph() -> None:
    article = intake.article(FRENCH.replace("élus. Les", "élus. Odile Sarment | POOL / VIA AGENCE Les"), "a.txt")
    assert of_kind(article, BlockKind.CAPTION) == ["Odile Sarment | POOL / VIA AGENCE"]


def test_a_rubric_before_the_first_sentence() -> None:
    article = intake.article(FRENCH.replace("\nLe maire", "\nTravaux. Le maire"), "a.txt")
    assert of_kind(article, BlockKind.BOILERPLATE) == ["Travaux."]


@pytest.mark.parametrize(
    "line",
    [
        "Partager le pouvoir reste la grande affaire du conseil, a dit le maire.",
        "Suivre l’affaire du pont sur place est devenu un métier, dit-elle.",
        "Les lecteurs du journal ont lu plus de livres cette année.",
        "More people read the news on their phones, the study said.",
        "Subscribers to the plan said they would pay more.",
        "Nous utilisons tous des mots simples, a dit la maire.",
        "Le journalisme de qualité coûte cher, a reconnu le directeur.",
        "Il faut lire entre les lignes, a dit l’avocat.",
        "Les cookies de sa grand-mère sont les meilleurs, a-t-il plaisanté.",
        "« Abonnez-vous à la vie ! », a lancé la chanteuse à la foule.",
        "Un chantier de plus",
        "Follow the money, the prosecutor told the jury, and you will find him.",
        "He told them to sign up for the army or leave.",
    ],
)
def test_sentences_that_only_look_like_boilerplate_stay(line: str) -> None:
    text = FRENCH.replace("« Nous", f"{line}\n\n« Nous")
    assert kinds(intake.article(text, "a.txt"))[line] is BlockKind.BODY
    if line.endswith((".", "»")):
        assert kinds(intake.article(f"{FRENCH}\n{line}\n", "a.txt"))[line] is BlockKind.BODY


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Par Odile Sarment", BlockKind.BYLINE),
        ("Par Odile Sarment et Jean de la Roque, avec AFP", BlockKind.BYLINE),
        ("By Odile Sarment and Tom Reed", BlockKind.BYLINE),
        ("La rédaction avec AFP", BlockKind.BYLINE),
        ("AFP", BlockKind.BYLINE),
        ("Publié le 12 mai 2031 à 10 h 30", BlockKind.BYLINE),
        ("Updated May 12, 2031, 3:05 p.m. ET", BlockKind.BYLINE),
        ("Odile Sarment et Tom Reed ont contribué à ce reportage.", BlockKind.BYLINE),
        ("Tom Reed contributed reporting.", BlockKind.BYLINE),
        ("Source : Le Phare", BlockKind.BYLINE),
        ("Crédit photo : Odile Sarment", BlockKind.CAPTION),
        ("Le pont, lundi. © Odile Sarment / AFP", BlockKind.CAPTION),
        ("Photo: Tom Reed", BlockKind.CAPTION),
        ("Le pont de Valmère, en mai. MARC ODAL/REUTERS", BlockKind.CAPTION),
    ],
)
def test_bylines_and_captions(line: str, kind: BlockKind) -> None:
    assert kinds(intake.article(FRENCH.replace("\nLe maire", f"\n{line}\n\nLe maire"), "a.txt"))[line] is kind


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("Publié le 12 mars 2022 à 10 h", "fr", "2022-03-12T10:00"),
        ("Publié le 12 mars 2022 à 10h05", "fr", "2022-03-12T10:05"),
        ("Publié le 1er août 2022", "fr", "2022-08-01"),
        ("Mis en ligne le 03/04/2022", "fr", "2022-04-03"),
        ("Publié le 12 mars 2022 à 10 h, heure de Paris", "fr", "2022-03-12T10:00+01:00"),
        ("Published March 14, 2022 3:05 p.m. ET", "en", "2022-03-14T15:05-04:00"),
        ("Published 03/04/2022", "en", "2022-03-04"),
        ("14 March 2022", "en", "2022-03-14"),
    ],
)
def test_the_date_that_the_text_shows(line: str, lang: str, expected: str) -> None:
    text = {"fr": FRENCH, "en": ENGLISH}[lang]
    title, body = text.split("\n", 1)
    assert intake.article(f"{title}\n\n{line}\n{body}", "a.txt").published == expected


def test_the_first_publication_comes_before_the_update() -> None:
    text = FRENCH.replace("\nLe maire", "\nMis à jour le 14 mai 2031\nPublié le 12 mai 2031\n\nLe maire")
    assert intake.article(text, "a.txt").published == "2031-05-12"


def test_authors_agency_and_outlet_that_the_text_shows() -> None:
    text = (
        FRENCH.replace("\nLe maire", "\nPar Odile Sarment et Tom Reed, avec AFP\n\nLe maire")
        + "\n© 2031 Le Phare. Tous droits réservés.\n"
    )
    article = intake.article(text, "a.txt")
    assert article.authors == ("Odile Sarment", "Tom Reed")
    assert article.agency == "AFP"
    assert article.outlet == "Le Phare"


def test_the_agency_of_a_dateline_is_no_outlet() -> None:
    article = intake.article(FRENCH.replace("\nLe maire", "\nVALMÈRE (Reuters) – Le maire"), "a.txt")
    assert (article.agency, article.outlet) == ("Reuters", None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [(FRENCH, "fr"), (ENGLISH, "en"), ("« Non », dit-il.", "fr"), ("“No,” he said.", "en"), ("Oui", "fr")],
)
def test_the_language_is_found(text: str, lang: str) -> None:
    found = intake.article(text, "a.txt").lang
    assert found == lang or len(text) < 5


@pytest.mark.parametrize(
    "text",
    [GERMAN, "市長は月曜日、橋は六月末まで閉鎖されると述べた。", "Мэр заявил в понедельник, что мост закроют до июня."],
)
def test_another_language_is_said_to_be_unknown_with_those_there_are(text: str) -> None:
    with pytest.raises(UnknownLanguage, match=r"a\.txt.*en, fr"):
        intake.article(text, "a.txt")


def test_a_given_language_stands() -> None:
    assert intake.article(GERMAN, "a.txt", lang="fr-CA").lang == "fr"
    with pytest.raises(UnknownLanguage):
        intake.article(FRENCH, "a.txt", lang="xx")


@pytest.mark.parametrize("text", ["", " \n\t", "… — !"])
def test_no_words_is_empty(text: str) -> None:
    with pytest.raises(Empty):
        intake.article(text, "a.txt")


PIECES = st.sampled_from(
    [
        *LINES,
        *FRENCH.splitlines(),
        *ENGLISH.splitlines(),
        "",
        " ",
        "\r",
        "\x0c",
        "\u2028",
        "«",
        "”",
        "(lire ci-dessous)",
        "12 mai 2031",
        "Plus",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=14).map("\n".join), st.none() | st.text(max_size=40))
def test_blocks_cover_any_text_in_order(text: str, title: str | None) -> None:
    if not any(char.isalnum() for char in text):
        return
    article = intake.article(text, "a.txt", lang="fr", title=title)
    assert covers(article)
    assert any(block.kind in {BlockKind.BODY, BlockKind.TITLE} for block in article.blocks)

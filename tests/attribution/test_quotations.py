"""Quotations of every style: nested, mixed, over paragraphs, unclosed, swapped."""

from __future__ import annotations

import pytest

from selon import intake
from selon.attribution.quotations import quotations
from selon.attribution.sentences import layout


def quoted(text: str, lang: str = "fr") -> list[tuple[str, int]]:
    article = intake.article(text, "text", lang=lang)
    return [(text[q.inner.start : q.inner.end], q.depth) for q in quotations(text, layout(article), lang)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit « le pont tient » hier.",
        "Il a dit “le pont tient” hier.",
        'Il a dit "le pont tient" hier.',
        "Il a dit „le pont tient” hier.",
        "Il a dit ‹le pont tient› hier.",
        "Il a dit <<le pont tient>> hier.",
        "Il a dit « le pont tient » et l’a redit.",
        'Il a dit « le pont tient" hier.',
    ],
)
def test_every_style_of_mark(text: str) -> None:
    assert quoted(text) == [("le pont tient", 0)]


def test_a_quotation_in_a_quotation_is_deeper() -> None:
    assert quoted("« Elle a crié “le pont tient” et elle a ri »") == [
        ("Elle a crié “le pont tient” et elle a ri", 0),
        ("le pont tient", 1),
    ]


def test_apostrophes_quote_nothing() -> None:
    assert quoted("L'usine d’Elmsford n'a qu’un pont.") == []
    assert quoted("The miners' union didn't leave Benning's office.", "en") == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Il a dit « le pont tient.\nLa région a répondu hier."
    assert quoted(text) == [("le pont tient.", 0)]


def test_a_mark_that_opens_each_paragraph_only_says_that_it_goes_on() -> None:
    text = "« Le pont tient.\n« Il tiendra longtemps. »\nLa région a répondu."
    assert quoted(text) == [("Le pont tient.\n« Il tiendra longtemps.", 0)]

"""What the eye is shown of a story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selon.model import Derivation, DerivationKind, DiscrepancyKind, How, Span, Story, Weight
from selon.report.listing import folded, listed
from selon.report.names import name_of
from selon.report.places import place_of, sentences
from selon.report.tables import TABLES, as_csv, rows
from selon.report.views import roots, story_view
from tests.ledger import invented


@pytest.fixture(scope="module")
def story() -> Story:
    return invented.story()


def test_shared_claims_have_a_cell_for_each_article(story: Story) -> None:
    view = story_view(story)
    assert [claim.id for claim in view.claims] == ["c1", "c2"]
    assert all(len(claim.cells) == len(story.readings) for claim in view.claims)
    assert view.claims[0].voices == ("Élise Marchand",)


def test_who_denies_a_claim_is_not_said_to_say_it(story: Story) -> None:
    claim, first = story.claims[0], story.readings[0]
    own = {link.statement for link in claim.links} & {statement.id for statement in first.statements}
    plain = tuple(replace(s, chain=(), source=None) if s.id in own else s for s in first.statements)
    links = tuple(one if one.statement in own else replace(one, how=How.REPORTED_DENIED) for one in claim.links)
    told = replace(
        story,
        readings=(replace(first, statements=plain), *story.readings[1:]),
        claims=(replace(claim, links=links),),
    )
    view = story_view(told).claims[0]
    assert (view.voices, view.deniers) == ((), ("Élise Marchand",))


def test_words_stand_for_a_side_where_they_are_few(story: Story) -> None:
    difference = story.discrepancies[0]
    number = story_view(story).differences[0]
    assert [side.shown for side in number.sides] == [side.places[0].said for side in number.sides]
    assert number.names == ("Le Ponant", "La Vigie")
    certain = replace(story, discrepancies=(replace(difference, kind=DiscrepancyKind.CERTAINTY),))
    assert [side.shown for side in story_view(certain).differences[0].sides] == ["40 m", "60 m"]


def test_sides_told_by_their_sentences_stand_once_an_article(story: Story) -> None:
    difference = story.discrepancies[0]
    doubled = replace(difference, kind=DiscrepancyKind.OBJECT, sides=(*difference.sides, *difference.sides))
    view = story_view(replace(story, discrepancies=(doubled,)))
    assert [len(side.places) for side in view.differences[0].sides] == [1, 1]


def test_main_differences_stand_first_and_those_in_a_word_before_others(story: Story) -> None:
    one = story.discrepancies[0]
    made = (
        replace(one, id="minor", weight=Weight.MINOR),
        replace(one, id="object", kind=DiscrepancyKind.OBJECT),
        replace(one, id="number"),
    )
    assert [d.id for d in story_view(replace(story, discrepancies=made)).differences] == ["number", "object", "minor"]


def test_days_hold_the_dated_articles_earliest_first(story: Story) -> None:
    view = story_view(story)
    assert [(day, len(entries)) for day, entries in view.days] == [("2026-03-02", 2)]
    assert view.undated == 0


def test_who_is_heard_by_outlet(story: Story) -> None:
    heard = story_view(story).heard
    assert {entry.outlet for entry in heard} == {"Le Ponant", "La Vigie"}
    assert all(entry.statements == 2 and entry.unnamed == 0 for entry in heard)


@pytest.mark.parametrize(
    ("doc", "outlet", "title", "name"),
    [
        ("a.txt", "Le Ponant", "Une digue", "Le Ponant"),
        ("03-vigie.txt", None, "Une digue", "03-vigie"),
        ("012_f64a510ff3400.txt", None, "Une digue cède", "Une digue cède"),
        ("7.txt", None, "Une digue cède dans la nuit de lundi à mardi", "Une digue cède dans la nuit de…"),
        ("7.txt", None, None, "7"),
    ],
)
def test_what_an_article_is_called(doc: str, outlet: str | None, title: str | None, name: str) -> None:
    article = replace(invented.reading("x").article, doc=doc, outlet=outlet, title=title)
    assert name_of(article) == name


def test_roots_count_who_takes_from_nobody() -> None:
    def takes(doc: str, of: str, kind: DerivationKind, *, article: bool = True, directed: bool = True) -> Derivation:
        return Derivation(doc, of, article, kind, directed, (), "")

    docs = {"a", "b", "c"}
    assert roots(docs, ()) == 3
    assert roots(docs, [takes("b", "a", DerivationKind.COPIED)]) == 2
    assert roots(docs, [takes("b", "a", DerivationKind.COPIED, directed=False)]) == 3
    assert roots(docs, [takes("a", "Agency", DerivationKind.CREDITED, article=False)]) == 3
    assert roots(docs, [takes("a", "b", DerivationKind.COPIED), takes("b", "a", DerivationKind.COPIED)]) == 1
    assert roots((), ()) == 0


def test_a_place_has_its_sentence_around_it(story: Story) -> None:
    reading = story.readings[0]
    place = place_of(reading, 1, invented.span(reading.article.text, "40 mètres"))
    assert (place.before, place.after) == ("La digue a cédé lundi sur ", ", a déclaré Élise Marchand.")
    assert place.anchor == f"a1-{place.span.start}-{place.span.end}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Un. Deux ! « Trois ? » Quatre…", 4),
        ("M. Dupont est venu à 3.5 km de là.", 2),
        ("sans fin", 1),
        ("", 0),
        ("   ", 0),
        ("He said: “Go.” They went.", 2),
        ("... ", 1),
    ],
)
def test_sentences_cover_their_line(text: str, count: int) -> None:
    found = list(sentences(text, Span(0, len(text))))
    assert len(found) == count
    assert "".join(text[slice(*span)] for span in found).replace(" ", "") == text.replace(" ", "")


def test_claims_are_found_by_words_without_accents_and_case(story: Story) -> None:
    claims = story_view(story).claims
    assert [c.id for c in listed(claims, "CEDE elise").rows] == ["c1"]
    assert listed(claims, "absent").found == 0
    assert folded("Élève Ï") == "eleve i"


def test_a_list_has_pages(story: Story) -> None:
    claims = story_view(story).claims
    second = listed(claims, page=2, size=1)
    assert (second.page, second.pages, second.found, len(second.rows)) == (2, 2, 2, 1)
    assert listed(claims, page=99, size=1).page == 2
    assert "page=2" in second.address(2)


@pytest.mark.parametrize("name", TABLES)
def test_tables_hold_every_entry(story: Story, name: str) -> None:
    table = rows(story, name)
    assert table
    assert len(as_csv(table).splitlines()) >= len(table) + 1


def test_a_spreadsheet_takes_no_cell_for_a_formula() -> None:
    made = as_csv([{"a": "=1+1", "b": ["@x", "y"], "c": -1, "d": "plain", "e": "\t1"}])
    assert made.splitlines()[1].startswith("'=1+1,'@x; y,-1,plain,'\t1")


def test_a_part_of_a_sentence_is_shown_in_its_sentence(story: Story) -> None:
    claim = story.claims[0]
    shown = {claim.text: claim for claim in story_view(story).claims}[claim.text]
    cut = claim.text.partition(" ")[2]
    by_id = {s.id: s for reading in story.readings for s in reading.statements}
    first = by_id[claim.links[0].statement]
    span = Span(first.span.end - len(cut), first.span.end)
    readings = tuple(
        replace(
            one, statements=tuple(replace(s, span=span, parts=(span,)) if s is first else s for s in one.statements)
        )
        for one in story.readings
    )
    parted = replace(story, readings=readings, claims=(replace(claim, text=cut), *story.claims[1:]))
    around = story_view(parted).claims[0]
    assert (shown.before, around.text) == ("", cut)
    assert around.before == claim.text.removesuffix(cut)

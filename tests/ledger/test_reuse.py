"""Passages between stories: seen from both sides, not where one story has both, gone with either article."""

from __future__ import annotations

from dataclasses import replace

from selon.ledger import Ledger, verify
from selon.ledger.exports import story_json
from selon.model import Reuse, Span, Story
from tests.ledger import invented


def other(name: str = "3.txt") -> Story:
    """A story of one article that has a sentence of the invented story's first."""
    reading = invented.reading(name, outlet="Le Soir d'Orvault", published="2026-05-01")
    return Story(f"later-{name}", "Plus tard", (reading,))


def share(ledger: Ledger, told: Story) -> Reuse:
    """Put `told` into the ledger, and that its article shares its first words with the invented story's first."""
    mine, theirs = told.readings[0].article.id, invented.story().readings[0].article.id
    found = Reuse(mine, Span(0, 20), theirs, Span(2, 22), 0.9)
    ledger.add(told.readings[0])
    ledger.put_story(told)
    ledger.put_reuse(mine, [found])
    return found


def test_a_passage_shows_from_both_sides(ledger: Ledger, story: Story) -> None:
    found = share(ledger, other())
    [later] = ledger.elsewhere("later-3.txt")
    assert (later.doc, later.span, later.their_article) == ("3.txt", found.span, found.their_article)
    assert (later.story, later.number, later.their_doc, later.outlet) == (story.id, 1, "1.txt", "Le Ponant")
    [earlier] = ledger.story(story.id).elsewhere
    assert (earlier.doc, earlier.span, earlier.their_span) == ("1.txt", found.their_span, found.span)
    assert (earlier.story, earlier.number, earlier.their_doc) == ("later-3.txt", 1, "3.txt")
    assert verify(ledger) == []


def test_the_contract_of_what_is_shared_elsewhere(ledger: Ledger, story: Story) -> None:
    found = share(ledger, other())
    first, second = story_json(ledger.story(story.id))["lineage"]
    assert second["shared_elsewhere"] == []
    [shown] = first["shared_elsewhere"]
    wanted = {"doc": "3.txt", "story": "later-3.txt", "title": other().readings[0].article.title}
    assert shown | wanted | {"span": list(found.their_span), "their_span": list(found.span)} == shown


def test_what_one_story_has_by_now_is_not_elsewhere(ledger: Ledger, story: Story) -> None:
    share(ledger, other())
    assert len(ledger.elsewhere(story.id)) == 1, "the passage between the two articles of the story is its own"
    ledger.put_story(replace(story, readings=(*story.readings, *other().readings)))
    assert ledger.elsewhere(story.id) == ()
    assert ledger.count("reuse") == 2


def test_an_article_of_no_story_and_a_superseded_one(ledger: Ledger, story: Story) -> None:
    share(ledger, other())
    with ledger.transaction() as connection:
        connection.execute("DELETE FROM stories WHERE id = 'later-3.txt'")
    [shown] = ledger.elsewhere(story.id)
    assert (shown.story, shown.number) == (None, None)
    changed = invented.reading("3.txt", (*invented.LINES, "Un mot de plus."))
    ledger.add(changed)
    assert ledger.superseded([shown.their_article])
    assert ledger.elsewhere(story.id) == ()


def test_it_goes_with_either_article(ledger: Ledger, story: Story) -> None:
    share(ledger, other())
    share(ledger, other("4.txt"))
    assert ledger.forget("3.txt")["reuse"] == 1
    assert ledger.forget("1.txt")["reuse"] == 2
    assert ledger.count("reuse") == 0
    assert verify(ledger) == []


def test_it_goes_where_an_article_is_read_otherwise(ledger: Ledger, story: Story) -> None:
    share(ledger, other())
    first = story.readings[0]
    ledger.add(replace(first, fingerprint=first.fingerprint[:1]))
    assert ledger.count("reuse") == 0


def test_looked_at_again_a_pair_is_kept_once(ledger: Ledger) -> None:
    found = share(ledger, other())
    share(ledger, other())
    turned = Reuse(found.their_article, found.their_span, found.article, found.span, 0.9)
    ledger.put_reuse(turned.article, [turned])
    assert ledger.count("reuse") == 2

"""Articles of one event meet, in two languages and later on; look-alikes stay apart; the order changes nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon import intake
from selon.model import Article
from selon.stories import group_topics, topic
from selon.stories.cluster import cluster
from selon.stories.near import Pair, likeness
from selon.stories.terms import TERMS, UNIT
from tests.stories.invented import EVENTS, articles


def found(items: Sequence[Article]) -> list[list[str]]:
    return sorted(sorted(items[place].doc for place in places) for places in group_topics([topic(a) for a in items]))


def test_events_come_together_and_look_alikes_stay_apart() -> None:
    assert found(articles()) == EVENTS


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_articles_changes_nothing(seed: int) -> None:
    items = articles()
    random.Random(seed).shuffle(items)
    assert found(items) == EVENTS


def test_without_dates_too() -> None:
    undated = [intake.article(item.text, item.doc, lang=item.lang) for item in articles()]
    assert found(undated) == EVENTS


def test_a_topic_has_whole_weights_of_unit_length_and_a_day() -> None:
    made = topic(articles()[0])
    assert len(made.terms) <= TERMS
    assert abs(sum(weight * weight for _, weight in made.terms) - UNIT * UNIT) < UNIT * UNIT / 50
    assert made.day == 741503
    assert topic(intake.article("Un texte de rien.", "x", lang="fr", published="hier")).day is None


def test_a_text_without_telling_words_is_a_story_of_its_own() -> None:
    empty = [intake.article(text, text, lang="fr") for text in ("A.", "B.", "La la la.")]
    assert len(group_topics([topic(item) for item in empty])) == 3


def test_likeness_fades_with_time_but_never_ends() -> None:
    same = UNIT * UNIT
    assert likeness(same, 10, 10) == likeness(same, None, 10) == same
    assert likeness(same, 10, 12) > likeness(same, 10, 40) > likeness(same, 10, 4000) >= same / 2


PAIRS = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(1, UNIT * UNIT)).filter(lambda t: t[0] != t[1]),
    max_size=40,
)


@settings(deadline=None)
@given(PAIRS, st.randoms())
def test_clusters_cover_all_places_once_whatever_the_order(
    drawn: list[tuple[int, int, int]], chance: random.Random
) -> None:
    pairs = [Pair(*key, alike) for key, alike in {(min(a, b), max(a, b)): n for a, b, n in drawn}.items()]
    groups = cluster(range(12), pairs)
    assert sorted(place for group in groups for place in group) == list(range(12))
    chance.shuffle(pairs)
    assert cluster(range(12), pairs) == groups

"""Pairs found and bounded in arrays are those that the definitions give, pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from selon.claims.candidates import COMMON, DAMPING, NEIGHBOURS, bounds, candidates, hopeful
from selon.claims.pairs import BOUNDED, FEATURES, features
from selon.claims.terms import Terms, all_terms
from selon.claims.weigh import stored
from selon.model import Coding, Shape
from tests.claims.making import reading

EXAMPLES = sorted(Path("examples/reservoir").glob("*.txt"))
LANGS = {"07-harbour-post.txt": "en", "08-northern-ledger.txt": "en"}


@pytest.fixture(scope="module")
def terms() -> list[Terms]:
    return all_terms([reading(path.name, path.read_text("utf-8"), LANGS.get(path.name, "fr")) for path in EXAMPLES])


def _is_phrase(term: Terms) -> bool:
    coding = term.statement.coding
    return coding is not None and coding.shape is Shape.PHRASE and not term.statement.in_title


def _near(terms: Sequence[Terms], i: int, frequency: Counter[str]) -> list[int]:
    """The neighbours of a statement as `candidates` defines them, by asking all others."""
    rare = {word: weight for word, weight in terms[i].weights.items() if frequency[word] <= COMMON}
    shared = [(j, sum(w for word, w in rare.items() if word in term.weights)) for j, term in enumerate(terms)]
    met = [(-weight / (terms[j].mass + DAMPING), j) for j, weight in shared if weight]
    return [j for _, j in sorted(met)[:NEIGHBOURS]]


def test_candidates_are_the_nearest_of_each(terms: list[Terms]) -> None:
    frequency = Counter(word for term in terms for word in term.weights)
    near = {(min(i, j), max(i, j)) for i in range(len(terms)) for j in _near(terms, i, frequency)}
    apart = {(i, j) for i, j in near if terms[i].statement.article != terms[j].statement.article}
    assert len(apart) > len(terms)
    assert {(i, j) for i, j in candidates(terms).tolist()} == apart


def test_candidates_are_the_same_part_by_part(terms: list[Terms], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = candidates(terms)
    monkeypatch.setattr("selon.claims.candidates.CELLS", 3 * len(terms))
    assert np.array_equal(candidates(terms), whole)


def test_a_stem_of_most_statements_proposes_none(terms: list[Terms]) -> None:
    one, other = (replace(terms[0], statement=replace(terms[0].statement, article=name)) for name in "ab")
    assert len(candidates([one, other])) == 1
    assert len(candidates([one] * (COMMON - 1) + [other]))
    assert not len(candidates([one] * COMMON + [other]))


def test_nothing_gives_nothing() -> None:
    assert candidates([]).shape == (0, 2)
    assert hopeful([], candidates([]), stored()) == []


def test_features_are_their_bounds_but_for_those_that_cost_most(terms: list[Terms]) -> None:
    pairs = np.array(list(product(range(len(terms)), repeat=2)))
    for (i, j), most in zip(pairs.tolist(), bounds(terms, pairs).tolist(), strict=True):
        for name, value, bound in zip(FEATURES, features(terms[i], terms[j]), most, strict=True):
            assert value <= bound + 1e-9 if name in BOUNDED else value == pytest.approx(bound, abs=1e-9), name


def test_whatever_reaches_the_threshold_is_hopeful(terms: list[Terms]) -> None:
    pairs = np.array(list(combinations(range(len(terms)), 2)))
    weights = stored()
    kept = set(hopeful(terms, pairs, weights))
    likely = [pair for pair in pairs.tolist() if not all(_is_phrase(terms[i]) for i in pair)]
    sure = {(i, j) for i, j in likely if weights.probability(features(terms[i], terms[j])) >= weights.threshold}
    assert sure
    assert sure <= kept
    assert len(kept) < len(pairs) / 2


@pytest.mark.parametrize(
    ("shape", "in_title", "worth_weighing"),
    [(Shape.CLAUSE, False, True), (Shape.PHRASE, True, True), (Shape.PHRASE, False, False)],
)
def test_that_two_articles_name_one_thing_is_no_claim(
    terms: list[Terms], shape: Shape, in_title: bool, worth_weighing: bool
) -> None:
    term = max(terms, key=lambda term: term.mass)
    coding = term.statement.coding
    assert isinstance(coding, Coding)
    said = replace(term.statement, coding=replace(coding, shape=shape), in_title=in_title)
    both = [replace(term, statement=replace(said, article=name)) for name in "ab"]
    assert bool(hopeful(both, candidates(both), stored())) == worth_weighing

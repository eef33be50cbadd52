"""What reads the same is weighed once: copies of an article, and no pair that differs in anything a feature looks at."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from pathlib import Path

import pytest

from selon.claims.align import align_with
from selon.claims.pairs import Values, features
from selon.claims.terms import Terms, all_terms
from selon.claims.weigh import Weighed, stored
from tests.claims.making import reading

TEXTS = [path.read_text("utf-8") for path in sorted(Path("examples/reservoir").glob("0[123]*.txt"))]
COPIES = 3
DATED = "Un pont\n\nLe pont a rouvert le 3 mars, a dit la préfecture de la Lorve.\n"


@pytest.fixture(scope="module")
def terms() -> list[Terms]:
    """Of three articles, each with copies."""
    return all_terms([reading(f"{n}-{copy}.txt", text) for n, text in enumerate(TEXTS) for copy in range(COPIES)])


def test_copies_have_the_forms_of_what_they_copy(terms: list[Terms]) -> None:
    holders: dict[int, set[str]] = defaultdict(set)
    for term in terms:
        holders[term.form].add(term.statement.doc.split("-")[0])
    forms = {doc: [t.form for t in terms if t.statement.doc == doc] for doc in {t.statement.doc for t in terms}}
    assert all(forms[f"{n}-0.txt"] == forms[f"{n}-{copy}.txt"] for n in range(len(TEXTS)) for copy in range(COPIES))
    assert sum(len(docs) == 1 for docs in holders.values()) > len(holders) / 2


def test_pairs_of_the_same_forms_have_the_same_features(terms: list[Terms]) -> None:
    found: dict[tuple[int, int], Values] = {}
    for a, b in product(terms, repeat=2):
        assert found.setdefault((a.form, b.form), features(a, b)) == features(a, b)


def test_the_same_words_of_another_year_are_another_form() -> None:
    days = {"a.txt": "2031-03-04", "b.txt": "2031-03-04", "c.txt": "2035-03-18"}
    terms = all_terms([reading(doc, DATED, published=day) for doc, day in days.items()])
    dated = {doc: {t.form for t in terms if t.statement.doc == doc and t.quantities} for doc in days}
    assert dated["a.txt"] == dated["b.txt"] != set()
    assert not dated["a.txt"] & dated["c.txt"]


def test_copies_cost_no_more_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(a: Terms, b: Terms) -> Values:
        asked[-1] += 1
        return features(a, b)

    monkeypatch.setattr("selon.claims.weigh.features", counted)
    for copies in (2, 8):
        asked.append(0)
        align_with([reading(f"{n}-{c}.txt", text) for n, text in enumerate(TEXTS[:2]) for c in range(copies)], stored())
    few, many = asked
    assert 0 < many < 2 * few


def test_weighed_says_what_the_weights_say(terms: list[Terms]) -> None:
    weights, weighed = stored(), Weighed(stored())
    for a, b in combinations(terms[:40], 2):
        assert weighed.probability(a, b) == weights.probability(features(a, b))
        assert weighed.reasons(a, b) == weights.reasons(features(a, b))

"""The floors of who said what, held on the gold: each figure by a scorer that has not seen the articles."""

from __future__ import annotations

import pytest
from benchmarks.attribution.data import gold
from benchmarks.attribution.figures import figures, measured
from benchmarks.attribution.systems import crossvalidated, predicted, prepare, trained
from benchmarks.floors import floors

from selon.attribution.scorer import scorer
from tests.shared import needs_shared

pytestmark = [pytest.mark.shared, pytest.mark.slow, needs_shared]


def below(found: dict[str, float], part: str) -> list[str]:
    """The floors of `part` that `found` misses. PolNeAR and the clock are for the benchmark itself: they take minutes."""
    held = {name: floor for name, floor in floors("attribution").items() if name.startswith(part)}
    assert held
    return [
        f"{name} {found.get(name, 0.0):.3f} < {floor}" for name, floor in held.items() if found.get(name, 0.0) < floor
    ]


def test_french_gold_holds_its_floors() -> None:
    train, dev = ([prepare(d) for d in gold("fr", split)] for split in ("train", "dev"))
    found = figures([measured("fr/dev", dev, predicted(dev, trained("fr", train)))])
    assert below(found, "fr/dev") == []
    everything = [*train, *dev]
    assert below(figures([measured("fr/cv", everything, crossvalidated("fr", everything))]), "fr/cv") == []


def test_english_gold_holds_its_floors() -> None:
    dev = [prepare(d) for d in gold("en", "dev")]
    assert below(figures([measured("en/dev", dev, predicted(dev, scorer("en")))]), "en/dev") == []

"""The figures that have floors, each measured without having seen the text it is measured on.

French: the scorer is fit to `gold/fr/train` for `gold/fr/dev`, to the other articles in cross-validation. English: the
shipped scorer has learnt from PolNeAR's train split alone, so `gold/en/dev` and PolNeAR's dev split are new to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.attribution.damage import Harm, harm
from benchmarks.attribution.data import Document, gold, polnear, score
from benchmarks.attribution.speed import speed
from benchmarks.attribution.systems import Prepared, crossvalidated, predicted, prepare, trained

from selon.attribution.scorer import scorer

NAMES = {
    "who-said-what": "who-said-what-f1",
    "content-exact": "content-exact-f1",
    "tuple-exact": "tuple-exact-f1",
    "stance": "stance-accuracy",
    "kind": "kind-accuracy",
    "speech": "speech-accuracy",
    "nested-r": "nested-r",
    "not-assert-r": "not-assert-r",
    "parent": "parent-accuracy",
}
DAMAGED = 4
"""Articles of each language that are damaged in every way."""
POLNEAR = 30
"""Articles of PolNeAR's dev split in the quick run."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`summary` as the scoring tool gives it, with what it was measured on."""

    name: str
    documents: Sequence[Document]
    found: dict[str, list[Document]]
    summary: dict[str, float]


def french() -> tuple[list[Prepared], list[Prepared]]:
    """Train and dev of the French gold, prepared."""
    return [prepare(d) for d in gold("fr", "train")], [prepare(d) for d in gold("fr", "dev")]


def measured(name: str, prepared: Sequence[Prepared], found: dict[str, list[Document]]) -> Measured:
    documents = [p.document for p in prepared]
    return Measured(name, documents, found, score(documents, found))


def quality(train: list[Prepared], dev: list[Prepared], limit: int | None = None) -> list[Measured]:
    """On all gold; `limit` cuts PolNeAR."""
    english = [prepare(d) for d in gold("en", "dev")]
    politics = [prepare({**d, "lang": "en"}) for d in polnear(limit)]
    return [
        measured("fr/dev", dev, predicted(dev, trained("fr", train))),
        measured("fr/cv", [*train, *dev], crossvalidated("fr", [*train, *dev])),
        measured("en/dev", english, predicted(english, scorer("en"))),
        measured("polnear/dev", politics, predicted(politics, scorer("en"))),
    ]


def figures(results: Sequence[Measured]) -> dict[str, float]:
    """« fr/dev who-said-what » and so on, as floors.json names them."""
    return {
        f"{m.name} {name}": m.summary[key] for m in results for name, key in NAMES.items() if m.summary.get(key, 0.0)
    }


def speeds(rounds: int = 3) -> dict[str, dict[str, float]]:
    return {lang: speed(gold(lang, "dev"), rounds) for lang in ("fr", "en")}


def harms(limit: int = DAMAGED) -> dict[str, Harm]:
    return harm([*gold("fr", "dev")[:limit], *gold("en", "dev")[:limit]])


def worst(harms: dict[str, Harm], speeds: dict[str, dict[str, float]]) -> dict[str, float]:
    """The figures of damage and speed that have ceilings."""
    return {
        "damage exceptions (at most)": float(sum(len(h.raised) for h in harms.values())),
        "damage spans outside (at most)": float(sum(h.outside for h in harms.values())),
        **{f"{lang} time over bare parse (at most)": s["time-ratio"] for lang, s in speeds.items()},
    }

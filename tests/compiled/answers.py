"""`python -m tests.compiled.answers`: what selon, as this interpreter has it, makes of texts whole and damaged; a line each."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.attribution.damage import CUTTING, KEEPING
from benchmarks.attribution.data import gold

from selon import intake
from selon.ledger.fields import dumps
from selon.model import Article
from selon.pipeline import read_article, tell
from tests.shared import ROOT, SHARED

EXAMPLE = ROOT / "examples" / "reservoir"
TEXTS = 10
"""Gold articles of each language that are read, where there are any."""


def articles() -> Iterator[Article]:
    """The example; gold, where it is; and all of them damaged in every way, each time in the same places."""
    whole = [(path.name, path.read_text("utf-8"), "fr") for path in sorted(EXAMPLE.glob("*.txt"))]
    if SHARED.is_dir():
        whole += [(one["doc"], one["text"], lang) for lang in ("fr", "en") for one in gold(lang, "dev")[:TEXTS]]
    yield from (intake.article(text, name, lang=lang) for name, text, lang in whole)
    chance = random.Random(5)
    for damage, harm in {**KEEPING, **CUTTING}.items():
        for name, text, lang in whole:
            harmed = harm(text, chance)
            if any(char.isalnum() for char in harmed):
                yield intake.article(harmed, f"{name}, {damage}", lang=lang)


def main() -> None:
    readings = [read_article(article) for article in articles()]
    for reading in readings:
        print(dumps(reading))
    print(dumps(tell([reading for reading in readings if (EXAMPLE / reading.article.doc).exists()])))


if __name__ == "__main__":
    main()

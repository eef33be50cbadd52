"""`python -m models.scorers fr|en`: trains the scorer of a language from gold, writes it into its folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from models.scorers.data import articles
from models.scorers.examples import example
from models.scorers.fit import fit

SETTINGS = {"fr": (0.2, 2, 0.3), "en": (0.2, 3, 0.35)}  # strength, rare, threshold: by cross-validation
THRESHOLDS: dict[str, dict[str, float]] = {
    "fr": {
        **dict.fromkeys(("clause", "surface", "infinitive"), 0.25),
        **dict.fromkeys(("object", "oblique"), 0.35),
        "frame": 0.15,
        "parted": 0.2,
        "subject": 0.2,
    },
    "en": {},
}
"""Routes with a threshold of their own, by cross-validation: rare ones are weighed too low by so little gold."""
HOME = Path(__file__).parents[2] / "src" / "selon" / "language"


def main(lang: str) -> None:
    strength, rare, threshold = SETTINGS[lang]
    examples = [example(article, gold) for article, gold in articles(lang)]
    model = fit(examples, strength=strength, rare=rare, threshold=threshold, thresholds=THRESHOLDS[lang])
    target = HOME / lang / "scorers" / "attribution.json"
    target.parent.mkdir(exist_ok=True)
    data = {"bias": model.bias, "threshold": threshold, "thresholds": model.thresholds, "weights": model.weights}
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    right = sum(sum(e.right) for e in examples)
    print(f"{lang}: {len(examples)} articles, {right} right candidates, {len(model.weights)} weights -> {target}")


if __name__ == "__main__":
    main(sys.argv[1])

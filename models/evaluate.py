"""Figures of the packaged pipelines on their test treebanks, as `spacy benchmark accuracy` gives them: `python -m models.evaluate`.

Writes `models/figures.json` and the table of `models/README.md`.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from spacy.training import Example

from models.train import GROUP, RECIPES, as_doc
from models.treebanks import read
from selon.language import pipeline

FIGURES = Path(__file__).with_name("figures.json")
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"
Figures = dict[str, dict[str, dict[str, float]]]
KEYS = {
    "token_acc": "tokens", "pos_acc": "POS", "dep_uas": "UAS", "dep_las": "LAS", "lemma_acc": "lemma", "sents_f": "sentences",
}  # fmt: skip


def evaluate(code: str, treebank: str) -> dict[str, float]:
    """Accuracies in percent, and words a second on one core."""
    nlp = pipeline(code)
    sentences = list(read(treebank))
    groups = [sentences[i : i + GROUP] for i in range(0, len(sentences), GROUP)]
    docs = [as_doc(group, nlp.vocab) for group in groups]
    started = time.perf_counter()
    for _ in nlp.pipe([doc.text for doc in docs]):
        pass
    seconds = time.perf_counter() - started
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    figures = {name: round(100 * scores[key], 1) for key, name in KEYS.items()}
    return figures | {"words a second": round(sum(len(doc) for doc in docs) / seconds)}


def shown(figures: Figures) -> str:
    """`figures` as a Markdown table, a line a treebank."""
    columns = [*KEYS.values(), "words a second"]
    lines = ["| pipeline | test file | " + " | ".join(columns) + " |", "|---" * (len(columns) + 2) + "|"]
    for code, treebanks in figures.items():
        for name, row in treebanks.items():
            lines.append(f"| {code} | `{name}` | " + " | ".join(str(row[column]) for column in columns) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    figures = {code: {name: evaluate(code, name) for name in recipe.tests} for code, recipe in RECIPES.items()}
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + shown(figures) + END + rest.partition(END)[2], encoding="utf-8")
    print(shown(figures))


if __name__ == "__main__":
    main()

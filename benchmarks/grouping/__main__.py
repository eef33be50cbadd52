"""`python -m benchmarks.grouping`: stories found in all corpora shuffled together, against the stories known.

Figures of a corpus are over its own articles, though they were grouped among all the others'. `online` reads the same articles
one by one, in the order shuffled, as `selon read` and `selon watch` do.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

from benchmarks.floors import check
from benchmarks.grouping.corpora import FILES, Known, known
from benchmarks.grouping.scores import b_cubed, by_pairs

from selon.stories import group_topics, topic

SEED = 20


def main() -> int:
    articles = list(known())
    random.Random(SEED).shuffle(articles)  # noqa: S311  (an order, not a secret)
    labels = labelled(group_topics([topic(item.article) for item in articles]))
    figures = measured(articles, labels)
    for name, value in figures.items():
        print(f"{name:32} {value:.3f}")
    breaches = check("grouping", figures)
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


def labelled(groups: Sequence[Sequence[int]]) -> list[int]:
    """For each place, the number of its group."""
    by_place = {place: number for number, group in enumerate(groups) for place in group}
    return [by_place[place] for place in range(len(by_place))]


def measured(articles: Sequence[Known], labels: Sequence[int]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for corpus, (_, *grains) in FILES.items():
        own = [(item, label) for item, label in zip(articles, labels, strict=True) if item.corpus == corpus]
        for grain in grains:
            gold, found = [item.stories[grain] for item, _ in own], [label for _, label in own]
            figures[f"{corpus} {grain} B-cubed F1"] = b_cubed(gold, found).f1
            figures[f"{corpus} {grain} pairs F1"] = by_pairs(gold, found).f1
    return figures


if __name__ == "__main__":
    sys.exit(main())

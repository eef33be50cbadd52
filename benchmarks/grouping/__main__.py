"""`python -m benchmarks.grouping`: stories found in all corpora shuffled together, against the stories known.

Figures of a corpus are over its own articles, though they were grouped among all the others'. `online` reads the same articles
one by one (`online.ORDERS`, the worst of `ROUNDS` orders of each kind is shown): B-cubed of each corpus, and over all articles
the B-cubed F1 of the stories found so against those found at once.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

from benchmarks.floors import check
from benchmarks.grouping import online
from benchmarks.grouping.corpora import FILES, Known, known
from benchmarks.grouping.scores import b_cubed, by_pairs

from selon.stories import Topic, group_topics, topic

SEED = 20
ROUNDS = 5


def main() -> int:
    articles = list(known())
    random.Random(SEED).shuffle(articles)  # noqa: S311  (an order, not a secret)
    topics = [topic(item.article) for item in articles]
    labels = labelled(group_topics(topics))
    figures = measured(articles, labels) | one_by_one(articles, topics, labels)
    for name, value in figures.items():
        print(f"{name:44} {value:.3f}")
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


def one_by_one(articles: Sequence[Known], topics: Sequence[Topic], at_once: Sequence[int]) -> dict[str, float]:
    """The worst figure of all rounds, for each order and each corpus, and the agreement with what is found `at_once`."""
    figures: dict[str, float] = {}
    for name, order in online.ORDERS.items():
        for seed in range(ROUNDS):
            chance = random.Random(SEED + seed)  # noqa: S311  (an order, not a secret)
            labels = online.read(topics, order(topics, chance))
            found = {key: value for key, value in measured(articles, labels).items() if "B-cubed" in key}
            found["agreement with all at once"] = b_cubed(at_once, labels).f1
            for key, value in found.items():
                shown = f"{name}, {key}"
                figures[shown] = min(value, figures.get(shown, 1.0))
    return figures


if __name__ == "__main__":
    sys.exit(main())

"""`python -m benchmarks.ecbplus`: which event mentions of ECB+ (dev) are of one event; gold mentions, topics not given.

Two systems, both printed. The baseline joins mentions with one head lemma, over all documents. Ours joins mentions with one head
stem whose documents tell one story, as `selon.stories` groups them. CoNLL F1 is the mean of MUC, B-cubed and CEAF-e.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from benchmarks.floors import check
from benchmarks.grouping.corpora import BENCH, rows
from scipy.optimize import linear_sum_assignment
from spacy.tokens import Doc

from selon import intake
from selon.claims.acts import folded
from selon.claims.terms import stem
from selon.language import pipeline
from selon.stories import group_topics, topic

FILE = BENCH / "ecbplus" / "dev.jsonl.gz"
EVENTS = ("ACTION", "NEG")
Clusters = list[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold event mention: its document, the story that document was put in, its head's lemma, its gold chain."""

    doc: str
    story: int
    lemma: str
    chain: str


@cache
def mentions() -> tuple[Mention, ...]:
    """The event mentions of the validated sentences; a chain within one document is not that of another one."""
    documents = list(rows(FILE))
    articles = [intake.article(row["text"], row["doc"], lang="en") for row in documents]
    groups = group_topics([topic(article) for article in articles])
    story_of = {place: number for number, places in enumerate(groups) for place in places}
    parsed = pipeline("en").pipe((row["text"] for row in documents), batch_size=16)
    found = (_of_document(row, doc, story_of[i]) for i, (row, doc) in enumerate(zip(documents, parsed, strict=True)))
    return tuple(mention for part in found for mention in part)


def _of_document(row: Mapping[str, Any], doc: Doc, story: int) -> Iterator[Mention]:
    for at, mention in enumerate(row["mentions"]):
        if mention["sentence"] in row["validated_sentences"] and mention["type"].startswith(EVENTS):
            start, end = mention["span"]
            span = doc.char_span(start, end, alignment_mode="expand")
            lemma = folded(span.root.lemma_) if span is not None else ""
            crossing = not mention["chain"].startswith(("intra", "single"))
            chain = mention["chain"] if crossing else f"{row['doc']} {mention['chain']}"
            yield Mention(row["doc"], story, lemma, chain if not chain.startswith("single") else f"{chain} {at}")


def clusters(found: Sequence[Mention], key: Callable[[Mention], Hashable]) -> Clusters:
    """The mentions, by their place, that have one key."""
    groups: dict[Hashable, set[int]] = defaultdict(set)
    for at, mention in enumerate(found):
        groups[key(mention)].add(at)
    return [frozenset(group) for group in groups.values()]


def muc(gold: Clusters, said: Clusters) -> float:
    return _f1(_links(said, gold), _links(gold, said))


def _links(own: Clusters, other: Clusters) -> float:
    """Share of the links of `own` that `other` keeps (Vilain et al. 1995)."""
    place = {at: number for number, group in enumerate(other) for at in group}
    kept = sum(len(group) - len({place[at] for at in group}) for group in own)
    return kept / max(1, sum(len(group) - 1 for group in own))


def b_cubed(gold: Clusters, said: Clusters) -> float:
    return _f1(_around(said, gold), _around(gold, said))


def _around(own: Clusters, other: Clusters) -> float:
    """Mean over mentions of the share of their group that the other's group holds (Bagga and Baldwin 1998)."""
    place = {at: number for number, group in enumerate(other) for at in group}
    total = sum(len(group) for group in own)
    return sum(n * n / len(group) for group in own for n in Counter(place[at] for at in group).values()) / total


def ceaf_e(gold: Clusters, said: Clusters) -> float:
    """F1 of the best pairing of groups, each pair worth 2 |both| / (|one| + |other|) (Luo 2005)."""
    worth = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in said] for a in gold])
    best = worth[linear_sum_assignment(-worth)].sum()
    return _f1(float(best) / len(said), float(best) / len(gold))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def conll(gold: Clusters, said: Clusters) -> float:
    return (muc(gold, said) + b_cubed(gold, said) + ceaf_e(gold, said)) / 3


def figures() -> dict[str, float]:
    """CoNLL F1 of the baseline, of ours, and by how much ours is better."""
    found = mentions()
    gold = clusters(found, lambda mention: mention.chain)
    lemma = conll(gold, clusters(found, lambda mention: mention.lemma))
    ours = conll(gold, clusters(found, lambda mention: (mention.story, stem(mention.lemma))))
    return {"ecbplus same head lemma": lemma, "ecbplus CoNLL F1": ours, "ecbplus above the baseline": ours - lemma}


def main() -> int:
    found = figures()
    for name, value in found.items():
        print(f"{name:40} {value:.3f}")
    breaches = [line for line in check("story", found) if "ecbplus" in line]
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())

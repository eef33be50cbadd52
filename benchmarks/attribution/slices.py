"""Recall by what the gold says of an attribution: its speech, its cue, its stance, its depth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from benchmarks.attribution.data import Document, scorer


def cue_kind(document: Document, attribution: Document) -> str:
    """By form alone: none, one word without a capital verb ending is not told apart from a verb."""
    cue = attribution.get("cue")
    if not cue:
        return "none"
    start, end = cue if isinstance(cue[0], int) else cue[0]
    words = document["text"][start:end].split()
    return "one word" if len(words) == 1 else "words"


def depth(document: Document, attribution: Document) -> str:
    parents = {a.get("id"): a.get("parent") for a in document["attributions"]}
    steps, above = 0, attribution.get("parent")
    while above and steps < 9:
        steps, above = steps + 1, parents.get(above)
    return str(steps)


SLICES: dict[str, Callable[[Document, Document], str]] = {
    "speech": lambda _, a: str(a.get("speech", "-")),
    "cue": cue_kind,
    "stance": lambda _, a: str(a.get("stance") or "-"),
    "kind": lambda _, a: str(a.get("kind") or "-"),
    "depth": depth,
}


def recalls(documents: list[Document], predicted: dict[str, list[Document]]) -> dict[str, dict[str, tuple[int, int]]]:
    """By slice and value: (found with its source, asked for). Optional attributions are left out."""
    asked: dict[str, Counter[str]] = {name: Counter() for name in SLICES}
    found: dict[str, Counter[str]] = {name: Counter() for name in SLICES}
    for document in documents:
        pairs = scorer().match(document["attributions"], predicted.get(document["doc"], []))
        right = {id(g) for g, p, _ in pairs if scorer().source_right(g, p)}
        for attribution in (a for a in document["attributions"] if not a.get("optional")):
            for name, value in SLICES.items():
                asked[name][value(document, attribution)] += 1
                found[name][value(document, attribution)] += id(attribution) in right
    return {name: {v: (found[name][v], n) for v, n in asked[name].most_common()} for name in SLICES}

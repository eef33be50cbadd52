"""Which candidates are right, by gold: the label the scorer learns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from selon.attribution.candidates import Candidate
from selon.model import Span

MATCH = 0.5  # Dice at which a content is found
NEAR = 0.02  # candidates this close to the best of their gold attribution are right as well
Gold = dict[str, Any]


def spans(value: Any) -> list[Span]:
    """A span, a list of spans or nothing, as gold and PolNeAR write them."""
    if not value:
        return []
    if isinstance(value[0], int):
        value = [value]
    return [Span(int(s), int(e)) for s, e in value]


def characters(value: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for s, e in value for i in range(s, e))


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def labels(candidates: Sequence[Candidate], gold: Sequence[Gold]) -> tuple[list[int], list[float]]:
    """Label (1 right, 0 wrong) and weight of each candidate; what matches only an optional attribution weighs nothing.

    Right is: content found, source and cue right, and no other candidate of the same gold attribution fits better.
    """
    marks = [characters(c.content) for c in candidates]
    right = [0] * len(candidates)
    weight = [1.0] * len(candidates)
    for attribution in gold:
        content = characters(spans(attribution["content"]))
        fits = {i: dice(content, m) for i, m in enumerate(marks) if content & m}
        good = {i: d for i, d in fits.items() if d >= MATCH and _agrees(candidates[i], attribution)}
        if attribution.get("optional"):
            for i in good:
                weight[i] = 0.0 if not right[i] else weight[i]
            continue
        best = max(good.values(), default=0.0)
        for i, d in good.items():
            if d >= best - NEAR:
                right[i], weight[i] = 1, 1.0
    return right, weight


def _agrees(candidate: Candidate, gold: Gold) -> bool:
    source = characters(spans(gold.get("source")))
    cue = characters(spans(gold.get("cue")))
    ours = characters([candidate.source] if candidate.source else [])
    our_cue = characters([candidate.cue] if candidate.cue else [])
    same_source = dice(source, ours) >= MATCH if source else not ours
    return same_source and (bool(cue & our_cue) if cue else not our_cue)

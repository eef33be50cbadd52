"""Which of overlapping candidates stand."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attribution.candidates import Candidate
from selon.model import Span

# Routes by the trust their source deserves: a bare quotation never displaces one that has a cue.
TIERS = {"colon-alone": 1, "label": 1, "bare": 2, "loose": 2, "loose-sentence": 2, "hearsay": 2}
SAME = 0.6  # Dice from which two contents are the same one
WITHIN = 0.9  # share of a content inside another from which it is nested there


def choose(candidates: Sequence[Candidate], scores: Sequence[float], thresholds: Sequence[float]) -> list[int]:
    """Indices of the candidates that stand, best first by tier and score, none in conflict with a better one."""
    order = sorted(
        (i for i, c in enumerate(candidates) if scores[i] >= thresholds[i]),
        key=lambda i: (TIERS.get(candidates[i].route, 0), -scores[i], candidates[i].hull),
    )
    chosen: list[int] = []
    for i in order:
        if not any(conflict(candidates[i], candidates[j]) for j in chosen):
            chosen.append(i)
    return sorted(chosen, key=lambda i: (candidates[i].hull, candidates[i].cue or (0, 0)))


def conflict(a: Candidate, b: Candidate) -> bool:
    """Whether both cannot stand: one cue twice, or one content twice without one being spoken inside the other."""
    if a.verb >= 0 and a.verb == b.verb:
        return True
    if a.cue is not None and b.cue is not None and a.cue.start < b.cue.end and b.cue.start < a.cue.end:
        return True
    if nested(a, b) or nested(b, a):
        return False
    shared = overlap(a.content, b.content)
    if not shared:
        return False
    if a.verb < 0 or b.verb < 0:
        return shared > 0.3 * min(size(a.content), size(b.content))
    return 2 * shared / (size(a.content) + size(b.content)) >= SAME


def nested(inner: Candidate, outer: Candidate) -> bool:
    """Whether `inner` is said within what `outer` credits: its content and its cue lie inside."""
    if inner.cue is None or not holds(outer.content, inner.cue):
        return False
    return overlap(inner.content, outer.content) >= WITHIN * size(inner.content)


def holds(content: Sequence[Span], span: Span) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in content)


def size(content: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in content)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(s.end, t.end) - max(s.start, t.start)) for s in a for t in b)

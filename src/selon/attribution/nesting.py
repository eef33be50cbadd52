"""Parents: an attribution stands in the smallest other whose content holds its content and cue."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attribution.candidates import Candidate
from selon.attribution.choose import nested, size


def parents(chosen: Sequence[Candidate]) -> list[int | None]:
    """The index of each one's parent. Equal contents are ordered by their cues, so no two are each other's parent."""
    found: list[int | None] = []
    for i, inner in enumerate(chosen):
        outer = [
            (size(c.content), j)
            for j, c in enumerate(chosen)
            if j != i and nested(inner, c) and not (nested(c, inner) and j > i)
        ]
        found.append(min(outer)[1] if outer else None)
    return found

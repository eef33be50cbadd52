"""Which of two articles took from the other: by time, by credit, by what only one can have had first-hand."""

from __future__ import annotations

from selon.language.outlets import outlet_key
from selon.lineage.header import own_keys
from selon.lineage.origin import outlets_of
from selon.model import Reading

DEPTH = {"dateline": 0, "credit": 1, "tag": 1, "contributed": 1, "via": 1, "attribution": 2, "obtained": 2}
"""How far an article stands from an outlet that it names in this form; 0 is the outlet's own text."""


def later_of(one: Reading, other: Reading) -> tuple[Reading | None, str]:
    """The one that took, and why; `None` where nothing shows it."""
    by_credit = _by_credit(one, other)
    if by_credit is not None:
        return by_credit, "credit"
    ours, theirs = one.article.published or "", other.article.published or ""
    size = min(len(ours), len(theirs))
    if size and ours[:size] != theirs[:size]:
        return (one if ours > theirs else other), "time"
    return None, "undirected"


def _by_credit(one: Reading, other: Reading) -> Reading | None:
    """The one that names the other's outlet, or that stands further from an agency which both name."""
    ours, theirs = _depths(one), _depths(other)
    takes = [name for name in ours if ours[name] > theirs.get(name, 9)]
    gives = [name for name in theirs if theirs[name] > ours.get(name, 9)]
    if bool(takes) != bool(gives):
        return one if takes else other
    return None


def _depths(reading: Reading) -> dict[str, int]:
    """How far the article stands from each outlet: 0 for its own."""
    depths = dict.fromkeys(own_keys(reading.article), 0)
    for citation in outlets_of(reading):
        key = outlet_key(citation.name)
        if citation.form in DEPTH:
            depths[key] = min(depths.get(key, 9), DEPTH[citation.form])
    return depths

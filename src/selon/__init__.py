"""selon (French: *according to*): who said what, on whose word, and on how many legs a story stands.

    import selon

    run = selon.read(["articles/"], "story.db")      # read into a ledger, tell its stories
    ledger = selon.open("story.db")                  # look into one
    for story in ledger.stories():
        print(story.title, len(story.claims))

The face is loaded name by name, on first use: `import selon` costs nothing, the parser comes with the first reading.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.api import attributions, open, read
    from selon.errors import SelonError
    from selon.model import (
        Article,
        Attribution,
        Block,
        Claim,
        Derivation,
        Discrepancy,
        Judgement,
        Lineage,
        Origin,
        Reading,
        Span,
        Statement,
        Story,
    )
    from selon.options import ReadOptions

_HOMES = {
    "selon.api": ("attributions", "open", "read"),
    "selon.errors": ("SelonError",),
    "selon.model": (
        "Article",
        "Attribution",
        "Block",
        "Claim",
        "Derivation",
        "Discrepancy",
        "Judgement",
        "Lineage",
        "Origin",
        "Reading",
        "Span",
        "Statement",
        "Story",
    ),
    "selon.options": ("ReadOptions",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Attribution",
    "Block",
    "Claim",
    "Derivation",
    "Discrepancy",
    "Judgement",
    "Lineage",
    "Origin",
    "ReadOptions",
    "Reading",
    "SelonError",
    "Span",
    "Statement",
    "Story",
    "attributions",
    "open",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'selon' has no name {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

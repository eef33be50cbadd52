"""What is bound to a language, and the parse: `parse(article)` gives the tokens, whose offsets are the article's.

The parser takes more than a second to import: `parse` and `pipeline` bring it when first asked for, so that what only looks into
a ledger, or hands articles out to other processes, does without.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from selon.language.lookup import declares, supported, table

if TYPE_CHECKING:
    from selon.language.parsing import parse, pipeline

PARSER = "selon.language.parsing"
"""The module in which `parse` stands: what a process that will parse may load ahead."""
__all__ = ["PARSER", "declares", "parse", "pipeline", "supported", "table"]


def __getattr__(name: str) -> object:
    if name not in ("parse", "pipeline"):
        raise AttributeError(f"module 'selon.language' has no name {name!r}")
    return getattr(import_module(PARSER), name)

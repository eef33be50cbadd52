"""The formats there are, by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from selon.errors import UsageError
from selon.ledger.exports.contract import story_json
from selon.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Exporter:
    """`write` makes one file, or a folder of them, at the path it is given and returns the files written."""

    name: str
    about: str
    write: Callable[[Ledger, Path], list[Path]]


def _json(ledger: Ledger, out: Path) -> list[Path]:
    whole = {"stories": [story_json(story) for story in ledger.stories()]}
    out.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [out]


_ALL = (Exporter("json", "one file: the stories, as `selon read --json` writes them", _json),)
FORMATS: dict[str, Exporter] = {exporter.name: exporter for exporter in _ALL}


def export(ledger: Ledger, format: str, out: Path) -> list[Path]:
    """Write `ledger` in `format` to `out` and return the files written. Raises `UsageError` for an unknown format."""
    if format not in FORMATS:
        raise UsageError(f"there is no format {format!r}", hint="there are " + ", ".join(FORMATS))
    return FORMATS[format].write(ledger, out)

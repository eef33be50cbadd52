"""Where the tables of a batch lie, and when a part of one is done.

A part is a few hundred articles: the same file name in every table. It is done when its note is there, which is written last;
what is there without a note is written again. `work/` holds what the next step needs and nobody else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon.engines.files import replace

Note = dict[str, Any]
READ = ("attributions", "statements")
"""Tables that the article steps make."""
TOLD = ("claims", "discrepancies", "derivations", "stories")
"""Tables that the steps over one story make."""
TABLES = ("articles", *READ, *TOLD, "shared")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder of a batch."""

    folder: Path

    def table(self, name: str) -> Path:
        return self.folder / name if name in TABLES else self.folder / "work" / name

    def part(self, table: str, number: int) -> Path:
        return self.table(table) / f"part-{number:06}.parquet"

    def note(self, step: str, number: int) -> Path:
        return self.folder / "work" / "notes" / step / f"{number:06}.json"

    def whole(self, step: str) -> Path:
        """The note of a step as a whole."""
        return self.folder / "work" / "notes" / f"{step}.json"

    def notes(self, step: str) -> Iterator[Note]:
        """The notes of the parts done, in their order."""
        for path in sorted((self.folder / "work" / "notes" / step).glob("[0-9]*.json")):
            yield read_note(path)


def read_note(path: Path) -> Note:
    note: Note = json.loads(path.read_text("utf-8"))
    return note


def write_note(path: Path, note: Note) -> None:
    with replace(path) as unfinished:
        unfinished.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")

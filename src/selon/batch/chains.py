"""Chains of SQL steps over a batch, each to a folder of its own; a batch that was ended goes on with the chain it was in.

Where a table is longer than what one chain should hold, the chain is run slice by slice: memory is that of a slice.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from selon.engines import Engine, SqlStep
from selon.pipeline import Progress

Chain = tuple[Sequence[SqlStep], Mapping[str, Path]]
"""Steps, and the tables that they read."""


class Chains:
    """What was run is in `folder`; those chains that are there are not run again. `step` is what progress is told of."""

    def __init__(self, folder: Path, engine: Engine, step: str, progress: Progress) -> None:
        self.folder = folder
        self._engine, self._step, self._progress = engine, step, progress
        self._done = 0

    def run(self, name: str, steps: Sequence[SqlStep], tables: Mapping[str, Path], by: str | None = None) -> Path:
        """The rows of the last of `steps`, as a folder; with `by`, of a folder for each number in that column."""
        out = self.folder / name
        if not out.exists():
            self._engine.sql(steps, tables, out, by)
        self._done += 1
        self._progress(self._step, self._done, None)
        return out

    def slices(self, name: str, chains: Iterable[Chain]) -> dict[str, Path]:
        """The rows of one chain for each slice, by the names of tables."""
        return {f"{name}_{n:05}": self.run(f"{name}-{n:05}", *chain) for n, chain in enumerate(chains)}

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def slices_of(rows: int, most: int) -> int:
    """How many slices of `most` rows there are, at least one."""
    return max(1, -(-rows // most))

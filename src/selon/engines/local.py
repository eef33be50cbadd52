"""This machine: a pool of processes, and DuckDB."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import duckdb

from selon.engines.engine import Engine, Failed, Gap, SqlStep, Tables
from selon.engines.files import beside, replace
from selon.engines.pool import Pool

SHARE = 3
"""DuckDB may hold one part in so many of the machine's memory before it goes to disk,"""
EACH = 2**29
"""and no more than so many bytes a thread: sixty thousand articles take two threads no longer with a gigabyte than with eight."""
HELD = 50_000
"""Rows that a thread holds before it writes them, where they are laid in a folder for each of some number."""
PARTS_IN_FLIGHT = 2


class LocalEngine(Engine):
    """The default engine. `workers` processes, kept until it is closed; DuckDB, with as many threads, spills beside its output."""

    name: ClassVar[str] = "local"
    gaps: ClassVar[Mapping[str, Gap]] = {"several machines": Gap.NEVER}

    def __init__(self, workers: int = 1, modules: Sequence[str] = (), memory: int | None = None) -> None:
        """The processes load `modules` as they start; `memory` is what DuckDB may hold, in bytes."""
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        self.workers, self._memory = workers, memory or min(machine // SHARE, EACH * max(workers, 2))
        self._pool = Pool(workers, modules)

    def each(self, step: Callable[[str], str], items: Iterable[str]) -> Iterator[str | Failed[str]]:
        return self._pool.run(step, items, PARTS_IN_FLIGHT)

    def sql(self, steps: Sequence[SqlStep], tables: Tables, out: Path, by: str | None = None) -> None:
        with replace(out) as unfinished, duckdb.connect(config=self._settings(out)) as connection:
            connection.execute("SET disabled_optimizers = 'join_order'")  # steps name their joins in the order meant
            connection.execute("SET enable_progress_bar = false")  # standard output is for results
            connection.execute(f"SET partitioned_write_flush_threshold = {HELD}")
            for name, path in tables.items():
                rows = f"read_parquet({_files(path)}, hive_partitioning = false)"
                connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {rows}")  # noqa: S608
            for step in steps[:-1]:
                connection.execute(self.statement(step))
            unfinished.mkdir()
            target = unfinished if by else unfinished / "part-00000.parquet"
            how = f", PARTITION_BY ({by}), OVERWRITE_OR_IGNORE" if by else ""
            connection.execute(f"COPY ({steps[-1].sql}) TO '{_quoted(target)}' (FORMAT parquet, COMPRESSION zstd{how})")

    def statement(self, step: SqlStep) -> str:
        return f"CREATE TEMP TABLE {step.name} AS {step.sql}"

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def _settings(self, out: Path) -> dict[str, Any]:
        spill = str(beside(out, "spill"))
        return {
            "threads": max(self.workers, 1),
            "memory_limit": f"{self._memory}B",
            "temp_directory": spill,
            "preserve_insertion_order": False,
        }


def _files(path: Path) -> str:
    return f"'{_quoted(path / '*.parquet' if path.is_dir() else path)}'"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")

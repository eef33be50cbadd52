"""What an engine is: it runs a step on each of many items, and a chain of named SQL steps on tables of Parquet files.

An engine knows no algorithm, and an algorithm knows no engine: it is given one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from selon.errors import SelonError

Item = TypeVar("Item")
Result = TypeVar("Result")
Tables = Mapping[str, Path]
"""Name of a table → its Parquet file, or the folder of its Parquet files."""


class WorkerDied(RuntimeError):
    """The process that worked on an item ended before it gave an answer, twice: the second time with it alone."""


class NotOffered(SelonError):
    """An engine was asked for what it declares as a gap."""

    code = "engine"


class Gap(StrEnum):
    """Why an engine does not offer something: nobody did it yet, or it never will."""

    NOT_YET = "notyet"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Failed(Generic[Item]):
    """An item whose step gave no answer, and why."""

    item: Item
    error: Exception


@dataclass(frozen=True, slots=True)
class SqlStep:
    """A named query. It reads the tables given and the steps before it, by their names, in SQL that every engine speaks.

    `again` says that later steps read it more than once, for engines that would else work it out each time.
    """

    name: str
    sql: str
    again: bool = False


def union(name: str, columns: str, tables: Iterable[str], *, again: bool = False) -> SqlStep:
    """The rows of all `tables`, which have the same `columns`."""
    return SqlStep(name, "\nUNION ALL\n".join(f"SELECT {columns} FROM {table}" for table in tables), again)  # noqa: S608


class Engine(ABC):
    """Two verbs, and how each step reads on this engine. `workers` is how many items it works on at once."""

    name: ClassVar[str]
    gaps: ClassVar[Mapping[str, Gap]] = {}
    workers: int

    @abstractmethod
    def each(self, step: Callable[[str], str], items: Iterable[str]) -> Iterator[str | Failed[str]]:
        """`step`, a function of a module, on each item; in any order. It may run twice on one item, and must not mind."""

    @abstractmethod
    def sql(self, steps: Sequence[SqlStep], tables: Tables, out: Path, by: str | None = None) -> None:
        """The rows of the last step as the folder `out` of Parquet files, which is there whole or not at all.

        Where the last step says `ORDER BY`, its rows are in order: by the names of the files, then in each file. With `by`, a
        column of whole numbers, they lie in a folder `BY=NUMBER` of `out` for each number, without that column.
        """

    @abstractmethod
    def statement(self, step: SqlStep) -> str:
        """The statement by which this engine runs `step`."""

    @abstractmethod
    def close(self) -> None:
        """Give back what the engine holds."""

    def wave(self) -> int:
        """How many items to hand to `each` at a time where they are made while others are worked on."""
        return 4 * self.workers

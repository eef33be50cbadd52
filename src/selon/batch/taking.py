"""Inputs to parts of articles, in the order of the inputs; parts that are there already are passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from selon import intake
from selon.batch.layout import Layout, read_note, write_note
from selon.batch.rows import ROWS, write
from selon.errors import SelonError
from selon.identity import as_number
from selon.intake import IntakeOptions
from selon.ledger.fields import dumps
from selon.model import Article

SCHEMA = pa.schema([("article", pa.string())])
Failures = list[dict[str, str]]


def take_in(inputs: Sequence[str], layout: Layout, options: IntakeOptions, size: int) -> Iterator[int]:
    """The numbers of the parts, each as soon as it is there: `size` articles as JSON, what could not be read in its note.

    An article that was taken in before, to the letter and under the same name, is counted there and passed over.
    """
    if layout.whole("taken").exists():
        yield from range(read_note(layout.whole("taken"))["parts"])
        return
    items = intake.read(inputs, options)
    number, seen = 0, set[int]()
    while part := _part(items, size, seen):
        if not layout.note("taken", number).exists():
            _keep(layout, number, part)
        yield number
        number += 1
    write_note(layout.whole("taken"), {"parts": number})


@dataclass(slots=True)
class _Taken:
    """What was read of the inputs for one part."""

    articles: list[Article] = field(default_factory=list)
    failures: Failures = field(default_factory=list)
    repeated: int = 0

    def full(self, size: int) -> bool:
        return max(len(self.articles), len(self.failures), self.repeated) >= size


def _part(items: Iterator[Article | intake.Failure], size: int, seen: set[int]) -> _Taken | None:
    """The next `size` articles and the failures among them; `None` at the end. `seen` are the articles of all parts."""
    taken = _Taken()
    for item in items:
        if not isinstance(item, Article):
            taken.failures.append(failure(item.subject, item.error))
        elif (number := as_number(item.id)) in seen:
            taken.repeated += 1
        else:
            seen.add(number)
            taken.articles.append(item)
        if taken.full(size):
            break
    return taken if taken.full(1) else None


def _keep(layout: Layout, number: int, part: _Taken) -> None:
    write(layout.part("taken", number), ({"article": dumps(article)} for article in part.articles), SCHEMA, ROWS)
    note = {"articles": len(part.articles), "repeated": part.repeated, "failures": part.failures}
    write_note(layout.note("taken", number), note)


def failure(subject: str, error: Exception) -> dict[str, str]:
    """What could not be read and why, as a note has it."""
    code = error.code if isinstance(error, SelonError) else type(error).__name__
    return {"subject": subject, "code": code, "why": str(error)}

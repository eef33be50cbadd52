"""Inputs to parts of articles, in the order of the inputs; parts that are there already are passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from selon import intake
from selon.batch.layout import Layout, read_note, write_note
from selon.batch.rows import ROWS, write
from selon.errors import SelonError
from selon.intake import IntakeOptions
from selon.ledger.fields import dumps
from selon.model import Article

SCHEMA = pa.schema([("article", pa.string())])
Failures = list[dict[str, str]]


def take_in(inputs: Sequence[str], layout: Layout, options: IntakeOptions, size: int) -> Iterator[int]:
    """The numbers of the parts, each as soon as it is there: `size` articles as JSON, what could not be read in its note."""
    if layout.whole("taken").exists():
        yield from range(read_note(layout.whole("taken"))["parts"])
        return
    items = intake.read(inputs, options)
    number = 0
    while part := _part(items, size):
        if not layout.note("taken", number).exists():
            _keep(layout, number, *part)
        yield number
        number += 1
    write_note(layout.whole("taken"), {"parts": number})


def _part(items: Iterator[Article | intake.Failure], size: int) -> tuple[list[Article], Failures] | None:
    """The next `size` articles and the failures among them; `None` at the end."""
    taken: list[Article] = []
    failures: Failures = []
    for item in items:
        if isinstance(item, Article):
            taken.append(item)
        else:
            failures.append(failure(item.subject, item.error))
        if len(taken) >= size or len(failures) >= size:
            break
    return (taken, failures) if taken or failures else None


def _keep(layout: Layout, number: int, articles: list[Article], failures: Failures) -> None:
    write(layout.part("taken", number), ({"article": dumps(article)} for article in articles), SCHEMA, ROWS)
    write_note(layout.note("taken", number), {"articles": len(articles), "failures": failures})


def failure(subject: str, error: Exception) -> dict[str, str]:
    """What could not be read and why, as a note has it."""
    code = error.code if isinstance(error, SelonError) else type(error).__name__
    return {"subject": subject, "code": code, "why": str(error)}

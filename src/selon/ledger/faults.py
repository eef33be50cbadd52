"""One thing that is off in a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selon.model import Span


class Fault(NamedTuple):
    """In which table, on which row (its id, or owner and place), and what."""

    table: str
    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.what}" if self.id else f"{self.table}: {self.what}"


def span_faults(table: str, name: str, text: str, spans: Iterable[Span]) -> Iterator[Fault]:
    """Spans that are empty, or not inside `text`."""
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            yield Fault(table, name, f"[{span.start}, {span.end}) is no stretch of its text of {len(text)}")

"""One story out of a batch, into a ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from selon.batch.layout import Layout
from selon.batch.telling import load
from selon.errors import UsageError
from selon.ledger import Ledger
from selon.model import Story
from selon.pipeline import look_elsewhere, tell


def open_story(folder: Path, story: str, ledger: Ledger) -> Story:
    """Read the story whose id (or the beginning of it) is `story` into `ledger`, told by the judgements there, and look for what
    its articles share with others of the ledger.

    Raises `UsageError` where `folder` is no batch, or has no such story, or several.
    """
    layout = Layout(folder)
    if not layout.table("stories").is_dir():
        raise UsageError("is no finished batch", subject=str(folder), hint="selon batch … --out makes one")
    id_, places = _find(layout, story)
    readings = tuple(load(layout, places))
    with ledger.transaction(id_):
        for reading in readings:
            ledger.add(reading)
        present = ledger.present(id_)
        if present != id_:  # it became part of another story here: it is told as that one, with what is new
            readings = tuple({r.article.id: r for r in (*ledger.readings(present), *readings)}.values())
        told = tell(readings, ledger.judgements(), present)
        ledger.put_story(told)
    look_elsewhere(ledger)
    return replace(told, elsewhere=ledger.elsewhere(told.id))


def _find(layout: Layout, story: str) -> tuple[str, list[int]]:
    found: list[tuple[str, list[int]]] = []
    for part in sorted(layout.table("stories").glob("*.parquet")):
        rows = pq.read_table(part, columns=["id", "places"]).to_pylist()
        found += [(row["id"], row["places"]) for row in rows if row["id"].startswith(story)]
    if len(found) != 1:
        what = "no story begins so" if not found else f"{len(found)} stories begin so"
        raise UsageError(what, subject=story, hint="ids are in the table stories")
    return found[0]

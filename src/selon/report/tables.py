"""The tables of a story as rows of plain values, to be taken away as CSV or JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from selon.model import Story
from selon.report.records import StoryView
from selon.report.views import story_view

Row = dict[str, Any]


def rows(story: Story, name: str) -> list[Row]:
    """Table `name` of `story`. Raises `KeyError` for a name that is not in `TABLES`."""
    return list(TABLES[name](story_view(story), story))


def as_csv(table: list[Row]) -> str:
    """With a header; a cell that a spreadsheet would take for a formula is set behind an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]) if table else [])
    writer.writeheader()
    writer.writerows({key: _safe(value) for key, value in row.items()} for row in table)
    return out.getvalue()


def _safe(value: object) -> object:
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _claims(view: StoryView, _story: Story) -> Iterator[Row]:
    for claim in (*view.claims, *view.lone):
        for s in claim.statements:
            yield {
                "claim": claim.id,
                "text": claim.text,
                "articles": claim.articles,
                "origins": claim.origins,
                "doc": s.place.doc,
                "how": s.how.value,
                "chain": list(s.chain),
                "start": s.place.span.start,
                "end": s.place.span.end,
                "said": s.place.said,
            }


def _differences(view: StoryView, _story: Story) -> Iterator[Row]:
    for d in view.differences:
        for side in d.sides:
            for place in side.places:
                yield {
                    "discrepancy": d.id,
                    "kind": d.kind,
                    "weight": d.weight,
                    "about": d.about,
                    "says": side.says,
                    "source": side.source,
                    "doc": place.doc,
                    "start": place.span.start,
                    "end": place.span.end,
                    "said": place.said,
                }


def _voices(view: StoryView, _story: Story) -> Iterator[Row]:
    for v in view.voices:
        yield {
            "speaker": v.name,
            "kind": v.kind.value,
            "statements": v.statements,
            "articles": v.articles,
            "outlets": list(v.outlets),
        }


def _derivations(_view: StoryView, story: Story) -> Iterator[Row]:
    for d in story.derivations:
        yield {
            "doc": d.doc,
            "taken_from": d.taken_from,
            "kind": d.kind.value,
            "directed": d.directed,
            "why": d.why,
            "passages": len(d.shared),
        }


def _articles(view: StoryView, _story: Story) -> Iterator[Row]:
    for a in view.articles:
        yield {
            "article": a.id,
            "number": a.number,
            "doc": a.doc,
            "outlet": a.name,
            "title": a.title,
            "lang": a.lang,
            "published": a.published,
            "url": a.url,
            "origin": a.lineage.origin if a.lineage else None,
        }


TABLES: dict[str, Callable[[StoryView, Story], Iterator[Row]]] = {
    "claims": _claims,
    "differences": _differences,
    "voices": _voices,
    "derivations": _derivations,
    "articles": _articles,
}

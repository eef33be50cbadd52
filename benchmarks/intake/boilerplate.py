"""Boilerplate of plain text on the gold stories: precision and recall over characters, and what of a claim was lost to it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selon import intake
from selon.model import BlockKind

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).resolve().parents[3] / "shared"))
Places = set[tuple[str, int]]


def measure() -> dict[str, float]:
    """Over all stories; without the gold there is nothing to measure."""
    marked, wanted, own = set[tuple[str, int]](), set[tuple[str, int]](), set[tuple[str, int]]()
    for path in sorted(SHARED.glob("gold/stories/*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        texts = {text.name: text.read_bytes().decode("utf-8") for text in path.parent.glob("*.txt")}
        story = path.parent.name
        wanted |= _places(gold["boilerplate"], texts, story)
        own |= _places([said for claim in gold["claims"] for said in claim["statements"]], texts, story)
        for doc, text in texts.items():
            blocks = intake.article(text, doc).blocks
            found = [{"doc": doc, "span": block.span} for block in blocks if block.kind is BlockKind.BOILERPLATE]
            marked |= _places(found, texts, story)
    if not wanted:
        return {}
    return {
        "boilerplate: precision": len(marked & wanted) / max(1, len(marked)),
        "boilerplate: recall": len(marked & wanted) / len(wanted),
        "boilerplate: of claims, characters lost (at most)": float(len(marked & own)),
    }


def _places(items: list[Any], texts: dict[str, str], story: str) -> Places:
    return {
        (f"{story}/{item['doc']}", at)
        for item in items
        for start, end in _spans(item["span"])
        for at in range(start, end)
        if not texts[item["doc"]][at].isspace()
    }


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    if value and isinstance(value[0], int):
        yield value[0], value[1]
    else:
        yield from (tuple(span) for span in value)

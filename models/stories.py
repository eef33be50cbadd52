"""The gold stories as readings, and the shared scorer on what is made of them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from types import ModuleType
from typing import Any

from models.treebanks import SHARED
from selon import intake
from selon.model import Claim, Discrepancy, Reading, Side, Span
from selon.pipeline import read_article

Gold = dict[str, Any]
STORIES = SHARED / "gold" / "stories"


@cache
def gold_stories() -> dict[str, Gold]:
    return {p.parent.name: json.loads(p.read_text("utf-8")) for p in sorted(STORIES.glob("*/gold.json"))}


@cache
def read_story(name: str) -> tuple[Reading, ...]:
    """Readings of the articles of a gold story, whose language is the first part of its name."""
    texts = sorted((STORIES / name).glob("*.txt"))
    lang = name.split("-", maxsplit=1)[0]
    return tuple(read_article(intake.article(p.read_bytes().decode("utf-8"), p.name, lang=lang)) for p in texts)


def met(doc: str, span: Span, gold: Gold) -> set[str]:
    """Ids of the gold claims with a statement in `doc` that overlaps `span` by half of the shorter of the two."""
    return {
        claim["id"]
        for claim in gold["claims"]
        for statement in claim["statements"]
        if statement["doc"] == doc and any(_overlap(span, part) for part in _parts(statement["span"]))
    }


def is_gold_discrepancy(name: str, sides: Sequence[Side]) -> bool:
    """Whether two of `sides` meet two sides of one gold discrepancy of the story `name`."""
    ours = [(side.doc, side.span) for side in sides]
    for wanted in gold_stories()[name]["discrepancies"]:
        pairs = {
            (i, j)
            for i, side in enumerate(wanted["sides"])
            for j, (doc, span) in enumerate(ours)
            if side["doc"] == doc and any(_overlap(span, part) for part in _parts(side["span"]))
        }
        if any(i != k and j != m for (i, j), (k, m) in combinations(pairs, 2)):
            return True
    return False


def _parts(span: list[Any]) -> list[Span]:
    return [Span(*part) for part in (span if isinstance(span[0], list) else [span])]


def _overlap(a: Span, b: Span) -> bool:
    return 2 * (min(a.end, b.end) - max(a.start, b.start)) >= min(a.end - a.start, b.end - b.start)


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_story", SHARED / "tools" / "score_story.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(
    name: str, readings: Sequence[Reading], claims: Sequence[Claim], discrepancies: Sequence[Discrepancy]
) -> dict[str, float]:
    """Figures of the shared scorer for the claims and discrepancies of a gold story."""
    by_id = {statement.id: statement for reading in readings for statement in reading.statements}
    predicted = {
        "claims": [
            {
                "id": claim.id,
                "statements": [
                    {"doc": by_id[link.statement].doc, "span": list(by_id[link.statement].span), "how": link.how.value}
                    for link in claim.links
                ],
            }
            for claim in claims
        ],
        "discrepancies": [
            {"id": d.id, "kind": d.kind.value, "sides": [{"doc": s.doc, "span": list(s.span)} for s in d.sides]}
            for d in discrepancies
        ],
    }
    gold, module = gold_stories()[name], scorer()
    return {**module.claim_scores(gold, predicted), **module.discrepancy_scores(gold, predicted)}

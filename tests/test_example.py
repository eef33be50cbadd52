"""The invented story, read from end to end and held to what must be found in it."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from selon.ledger import Ledger, verify
from selon.ledger.exports import story_json
from selon.model import BlockKind, DerivationKind, Span, Story
from selon.options import ReadOptions
from selon.pipeline import read
from tests.shared import ROOT

FOLDER = ROOT / "examples" / "reservoir"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8"))
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    with Ledger.open(tmp_path_factory.mktemp("example") / "ledger.db") as ledger:
        run = read([FOLDER], ledger, ReadOptions(one_story=True))
        assert not [failure for failure in run.failures if failure.subject.endswith(".txt")]
        assert verify(ledger) == []
        return run.stories[0]


def cases(name: str) -> list[Any]:
    """What must be found, each by its id; what selon is known to miss, with the reason, is expected to fail."""
    return [
        pytest.param(item, id=item["id"], marks=[pytest.mark.xfail(reason=item["missed"])] if "missed" in item else [])
        for item in EXPECTED[name]
    ]


def place(doc: str, quote: str) -> Span:
    start = TEXTS[doc].index(quote)
    return Span(start, start + len(quote))


def meet(a: Span, b: Span) -> bool:
    overlap = min(a.end, b.end) - max(a.start, b.start)
    return overlap > 0 and 2 * overlap >= min(a.end - a.start, b.end - b.start)


def _met(story: Story, wanted: dict[str, str]) -> list[tuple[str, Any]]:
    """(claim id, statement as JSON) for all statements that meet the place wanted."""
    here = place(wanted["doc"], wanted["quote"])
    return [
        (claim["id"], statement)
        for claim in story_json(story)["claims"]
        for statement in claim["statements"]
        if statement["doc"] == wanted["doc"] and meet(Span(*statement["span"]), here)
    ]


@pytest.mark.parametrize("wanted", cases("claims"))
def test_claims_are_joined(story: Story, wanted: dict[str, Any]) -> None:
    """At least two thirds of the pairs of articles that carry a claim are joined by one claim of ours."""
    claims = [{claim for claim, _ in _met(story, statement)} for statement in wanted["statements"]]
    pairs = list(combinations(claims, 2))
    assert sum(bool(a & b) for a, b in pairs) >= 2 * len(pairs) / 3


@pytest.mark.parametrize("wanted", EXPECTED["claims"], ids=lambda claim: claim["id"])
def test_how_each_article_carries_a_claim(story: Story, wanted: dict[str, Any]) -> None:
    right = [
        any(found["how"] == statement["how"] for _, found in _met(story, statement))
        for statement in wanted["statements"]
    ]
    assert sum(right) >= 2 * len(right) / 3


@pytest.mark.parametrize("wanted", cases("discrepancies"))
def test_discrepancies_are_found(story: Story, wanted: dict[str, Any]) -> None:
    sides = [(side["doc"], place(side["doc"], side["quote"])) for side in wanted["sides"]]
    assert any(
        len(
            {
                i
                for i, (doc, span) in enumerate(sides)
                for side in found.sides
                if side.doc == doc and meet(side.span, span)
            }
        )
        >= 2
        for found in story.discrepancies
    )


@pytest.mark.parametrize("wanted", EXPECTED["lineage"], ids=lambda item: item["doc"])
def test_origins(story: Story, wanted: dict[str, Any]) -> None:
    lineage = {item.doc: item for item in story.lineage}[wanted["doc"]]
    assert lineage.origin == wanted["origin"]


@pytest.mark.parametrize("wanted", EXPECTED["derivations"], ids=lambda item: f"{item['doc']} from {item['taken_from']}")
def test_derivations(story: Story, wanted: dict[str, str]) -> None:
    kinds = {(item.doc, item.taken_from): item for item in story.derivations}
    found = [
        item for item in story.derivations if item.doc == wanted["doc"] and item.taken_from == wanted["taken_from"]
    ]
    assert DerivationKind(wanted["kind"]) in {item.kind for item in found}, sorted(kinds)


def test_fifty_copies_are_one(story: Story) -> None:
    """The claim that the agency brought and three papers carried has one origin."""
    wanted = next(claim for claim in EXPECTED["claims"] if claim["id"] == "knew")
    met = {claim for statement in wanted["statements"] for claim, _ in _met(story, statement)}
    counts = {claim.id: len(claim.origins) for claim in story.claims if claim.id in met}
    assert 1 in counts.values()


@pytest.mark.parametrize("wanted", EXPECTED["boilerplate"], ids=lambda item: item["quote"][:30])
def test_boilerplate_is_marked(story: Story, wanted: dict[str, str]) -> None:
    blocks = {reading.article.doc: reading.article.blocks for reading in story.readings}[wanted["doc"]]
    here = place(wanted["doc"], wanted["quote"])
    assert any(
        b.kind is BlockKind.BOILERPLATE and b.span.start <= here.start and here.end <= b.span.end for b in blocks
    )


@pytest.mark.parametrize("wanted", EXPECTED["attributions"], ids=lambda item: item["content"][:40])
def test_who_said_what(story: Story, wanted: dict[str, str]) -> None:
    reading = next(reading for reading in story.readings if reading.article.doc == wanted["doc"])
    here = place(wanted["doc"], wanted["content"])
    found = [a for a in reading.attributions if any(meet(span, here) for span in a.content)]
    assert (wanted["speaker"], wanted["stance"]) in {(a.speaker, a.stance.value) for a in found}


def test_nothing_of_the_texts_is_lost() -> None:
    assert len(TEXTS) == 8
    assert Path(FOLDER / "expected.json").exists()

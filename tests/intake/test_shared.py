"""Boilerplate on gold: all that annotators marked, and nothing of what they annotated as said or claimed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from selon import intake
from selon.model import Article, BlockKind
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]
OWN = {BlockKind.TITLE, BlockKind.BODY}


def aside(article: Article, *kinds: BlockKind) -> set[int]:
    """Offsets of what is not blank in the blocks of `kinds`, of all but title and body without any."""
    blocks = (block for block in article.blocks if (block.kind in kinds if kinds else block.kind not in OWN))
    return {at for block in blocks for at in range(*block.span) if not article.text[at].isspace()}


def spans(value: Any) -> list[tuple[int, int]]:
    return [] if not value else [tuple(value)] if isinstance(value[0], int) else [tuple(span) for span in value]


def test_nothing_that_somebody_says_is_lost() -> None:
    lost = {}
    for path in sorted(SHARED.glob("gold/*/*/*.json")):
        document = json.loads(path.read_text("utf-8"))
        if "attributions" not in document:
            continue
        off = aside(intake.article(document["text"], document["doc"], lang=document["lang"]))
        said = {
            at
            for a in document["attributions"]
            for part in ("content", "source", "cue")
            for span in spans(a.get(part))
            for at in range(*span)
        }
        if off & said:
            lost[path.name] = len(off & said)
    assert lost == {}


@pytest.mark.parametrize("gold", sorted(SHARED.glob("gold/stories/*/gold.json")), ids=lambda path: path.parent.name)
def test_boilerplate_of_stories(gold: Path) -> None:
    story = json.loads(gold.read_text("utf-8"))
    for path in gold.parent.glob("*.txt"):
        text = path.read_bytes().decode("utf-8")
        article = intake.article(text, path.name)
        wanted = {
            at
            for b in story["boilerplate"]
            if b["doc"] == path.name
            for span in spans(b["span"])
            for at in range(*span)
        }
        assert aside(article, BlockKind.BOILERPLATE) == {at for at in wanted if not text[at].isspace()}
        claimed = {
            at
            for c in story["claims"]
            for s in c["statements"]
            if s["doc"] == path.name
            for x in spans(s["span"])
            for at in range(*x)
        }
        assert not aside(article) & claimed


def test_every_seed_ends_with_its_last_sentence() -> None:
    marks = {"000": 2, "001": 1, "002": 2, "003": 4, "004": 4}
    for path in sorted(SHARED.glob("seeds/*.txt")):
        article = intake.article(path.read_bytes().decode("utf-8"), path.name)
        body = [block for block in article.blocks if block.kind is BlockKind.BODY]
        assert article.text[slice(*body[-1].span)].rstrip()[-1] in ".”»"
        assert article.lang == "fr"
        assert sum(block.kind is BlockKind.BOILERPLATE for block in article.blocks) >= marks[path.name[:3]]


@pytest.mark.parametrize(("name", "share"), [("rpm2", 0.99), ("polnear", 0.99), ("basil", 0.99)])
def test_titles_and_languages_of_press_articles(name: str, share: float) -> None:
    with gzip.open(SHARED / "bench" / name / "dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        found = [
            (row, intake.article(row["text"], row["doc"]))
            for row in (json.loads(line) for _, line in zip(range(120), rows, strict=False))
        ]
    assert all(article.lang == row["lang"] for row, article in found)
    titled = [article.blocks[0].kind is BlockKind.TITLE for _, article in found]
    assert sum(titled) >= share * len(titled)
    own = [
        sum(len(article.text[slice(*b.span)].strip()) for b in article.blocks if b.kind in OWN)
        / len(article.text.strip())
        for _, article in found
    ]
    assert sum(own) / len(own) > 0.99

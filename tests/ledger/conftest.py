from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import Ledger
from selon.model import JudgementKind, Story
from tests.ledger import invented


@pytest.fixture
def story() -> Story:
    return invented.story()


@pytest.fixture
def ledger(tmp_path: Path, story: Story) -> Iterator[Ledger]:
    """A ledger with the invented story, of which a part was a story before, a passage found meanwhile, and one judgement in it."""
    with Ledger.open(tmp_path / "selon.db") as opened:
        for reading in story.readings:
            opened.add(reading)
        opened.put_story(Story("early", "Orvault", story.readings[:1]))
        opened.put_story(story)
        opened.put_reuse(invented.reuse().article, [invented.reuse()])
        first, second = (reading.statements[0].id for reading in story.readings)
        opened.judge(JudgementKind.NOT_SAME, first, second, None, "Jeanne")
        yield opened

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from selon.ledger import Ledger
from selon.model import Reading, Story
from tests.ledger import nouns


@given(reading=nouns.readings())
@nouns.SOME
def test_every_field_of_a_reading_comes_back(reading: Reading) -> None:
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        assert ledger.add(reading)
        assert ledger.reading(reading.article.id) == reading
        assert not ledger.add(reading)
        assert list(ledger.readings()) == [reading]


@given(story=nouns.stories())
@nouns.SOME
def test_every_field_of_a_story_comes_back(story: Story) -> None:
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        for reading in story.readings:
            ledger.add(reading)
        assert ledger.put_story(story)
        assert ledger.story(story.id) == story
        assert not ledger.put_story(story)
        assert list(ledger.stories()) == [story]

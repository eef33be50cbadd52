"""The app over a small invented ledger, on a free port of loopback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from selon.ledger import Ledger
from selon.model import Story
from selon.web import Settings, application, served
from tests.ledger import invented


def filled(path: Path, *stories: Story) -> Path:
    """A ledger of `stories` at `path`."""
    with Ledger.open(path) as ledger:
        for story in stories:
            for reading in story.readings:
                ledger.add(reading)
            ledger.put_story(story)
    return path


def token_of(html: str) -> str:
    """The hidden token of the first form of a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', html)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def story() -> Story:
    return invented.story()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, story: Story) -> Settings:
    path = tmp_path_factory.mktemp("web") / "selon.db"
    return Settings(filled(path, story), max_bytes=200_000)


@pytest.fixture(scope="module")
def base(settings: Settings) -> Iterator[str]:
    with served(application(settings)) as found:
        yield found


@pytest.fixture
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base, timeout=60, headers={"accept-language": "fr"}) as own:
        yield own

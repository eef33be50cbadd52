"""Addresses of a story that became part of another lead to it, pages and JSON alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from selon.ledger import Ledger
from selon.model import Story
from selon.web import Settings, application, served
from tests.web.conftest import filled


@pytest.fixture
def moved(tmp_path: Path, story: Story) -> Iterator[httpx.Client]:
    early = replace(
        story, id="early", readings=story.readings[:1], claims=(), discrepancies=(), derivations=(), lineage=()
    )
    path = filled(tmp_path / "moved.db", early, story)
    with Ledger.open(path) as ledger:
        assert ledger.present("early") == story.id
    with served(application(Settings(path))) as base, httpx.Client(base_url=base, timeout=60) as own:
        yield own


@pytest.mark.parametrize(
    "address",
    [
        "/story/early",
        "/story/early?q=pont",
        "/story/early/tables/claims.csv",
        "/story/early/story.json",
        "/api/stories/early",
    ],
)
def test_an_old_address_leads_to_the_story(moved: httpx.Client, story: Story, address: str) -> None:
    answer = moved.get(address)
    assert answer.status_code == 307
    assert answer.headers["location"] == address.replace("early", story.id)
    assert moved.get(address, follow_redirects=True).status_code == 200


def test_an_address_that_never_was_leads_nowhere(moved: httpx.Client) -> None:
    assert moved.get("/story/never").status_code == 404
    assert moved.get("/api/stories/never").status_code == 404


def test_an_article_asked_for_in_an_old_story_is_shown(moved: httpx.Client, story: Story) -> None:
    assert moved.get(f"/article/{story.readings[0].article.id}?in=early").status_code == 200

"""Whatever stands in an article, its pages show it as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from selon.model import Story
from selon.web import Settings, application, served
from tests.ledger import invented
from tests.report.elements import ALLOWED, Elements
from tests.report.invented import HOSTILE, hostile, word_of
from tests.web.conftest import filled

OURS = ALLOWED | {"link", "textarea", "noscript", "progress", "mark"}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path: Path = tmp_path_factory.mktemp("hostile") / "selon.db"
    word = word_of(1_000_000)
    lone = replace(invented.story("word"), readings=(word,), claims=(), discrepancies=(), derivations=(), lineage=())
    with (
        served(application(Settings(filled(path, hostile(), lone)))) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def _pages(story: Story) -> list[str]:
    name = quote(HOSTILE, safe="")
    article = story.readings[0].article.id
    own = f"/story/{story.id}"
    parts = [own, f"{own}/claims/c1", f"{own}/claims/c1?part=1", f"{own}/edges/0", f"{own}?q={name}"]
    found = ["/", f"/?q={name}", f"/?speaker={name}&outlet={name}", f"/enter?back={name}"]
    return [*found, *parts, f"/article/{article}", f"/speaker/{name}", f"/outlet/{name}"]


@pytest.mark.parametrize("page", _pages(hostile()))
def test_hostile_strings_are_text(bad: httpx.Client, page: str) -> None:
    answer = bad.get(page)
    assert answer.status_code == 200
    elements = Elements(answer.text)
    assert set(elements.names) <= OURS, set(elements.names) - OURS
    assert elements.names.count("script") == ("part=1" not in page)
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    leads = [value for name, value in elements.attributes if name in ("href", "src", "action", "data-from", "data-job")]
    assert not [value for value in leads if not value.startswith(("/", "#", "?"))]


def test_tables_cannot_be_formulas_or_pages(bad: httpx.Client) -> None:
    answer = bad.get("/story/hostile/tables/claims.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_word_of_a_million_letters_is_shown(bad: httpx.Client) -> None:
    answer = bad.get(f"/article/{word_of(1_000_000).article.id}")
    assert answer.status_code == 200
    assert "a" * 1_000_000 in answer.text

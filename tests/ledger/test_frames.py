from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

import selon
from selon import notebook
from selon.errors import UsageError
from selon.ledger import Ledger
from selon.ledger.frames import names
from selon.model import Story


@pytest.mark.parametrize("name", names())
def test_every_table_and_view_is_a_frame(ledger: Ledger, name: str) -> None:
    table = ledger.arrow(name)
    assert table.num_rows > 0
    assert len(ledger.pandas(name)) == len(ledger.polars(name)) == table.num_rows
    assert list(ledger.pandas(name).columns) == ledger.polars(name).columns == table.column_names


def test_objects_and_frames_say_the_same(ledger: Ledger, story: Story) -> None:
    assert [claim.id for claim in ledger.claims()] == ledger.polars("claims")["id"].to_list()
    assert [s.id for s in ledger.statements()] == ledger.arrow("statements")["id"].to_pylist()
    words = {r.article.text[slice(*s.span)] for r in story.readings for s in r.statements}
    assert set(ledger.polars("statements_as_said")["says"]) == words
    assert list(ledger.articles()) == [reading.article for reading in story.readings]


def test_a_table_that_is_not_there_names_those_that_are(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="who_said_what"):
        ledger.arrow("sqlite_master")


def test_a_package_that_is_missing_is_named(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="pip install polars"):
        ledger.polars("claims")


def test_a_notebook_shows_a_ledger_as_a_table(ledger: Ledger, story: Story) -> None:
    ledger.put_story(replace(story, title="<script>alert(1)</script>"))
    shown = ledger._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<td>2</td><td>2</td><td>1</td>" in shown


def _in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> dict[type, Any]:
    """What the notebook is told to show, by type."""
    shown: dict[type, Any] = {}
    formatter = SimpleNamespace(for_type=shown.__setitem__)
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    return shown


def test_a_ledger_opened_in_a_notebook_shows_its_stories_as_pages(
    ledger: Ledger, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _in_a_notebook(monkeypatch)
    selon.open(ledger.path).close()
    assert "&lt;!doctype html&gt;" in shown[Story](story)


def test_a_notebook_shows_a_story_as_its_page(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not notebook.show_stories(lambda told: told.title)
    shown = _in_a_notebook(monkeypatch)
    assert notebook.show_stories(lambda told: f'<h1 class="t">{told.title}</h1>')
    frame = shown[Story](story)
    assert frame.startswith("<iframe srcdoc=")
    assert "&lt;h1 class=&quot;t&quot;&gt;La digue" in frame

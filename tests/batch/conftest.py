"""A batch over the invented reports, made once for all tests that only look."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.batch import BatchOptions, batch
from tests.stories.invented import TEXTS


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A table of the invented reports with a row that is none, and a page as a file."""
    folder = tmp_path_factory.mktemp("inputs")
    rows = [
        {"doc": doc, "text": text, "lang": lang, "published": day, "outlet": "Le Courrier de Brenne", "own": 1}
        for doc, (lang, day, text) in TEXTS.items()
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "reports.jsonl").write_text("\n".join([*lines[:3], '{"doc": "no-text"}', *lines[3:]]), encoding="utf-8")
    (folder / "page.txt").write_text("Un titre seul\n\nLa mairie dit que le pont est fermé.\n", encoding="utf-8")
    return [str(folder / "reports.jsonl"), str(folder / "page.txt")]


@pytest.fixture(scope="session")
def made(inputs: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("made") / "tables"
    batch(inputs, folder, BatchOptions(size=3))
    yield folder

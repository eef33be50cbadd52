from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from selon.errors import SelonError
from selon.ledger import FORMATS
from selon.ledger.schema import TABLES, VERSION
from selon.ledger.tables import cells
from selon.ledger.views import VIEWS
from tests.shared import ROOT

DOCS = ROOT / "docs"


def _kinds(error: type[SelonError]) -> list[type[SelonError]]:
    return [error, *(kind for child in error.__subclasses__() for kind in _kinds(child))]


def test_the_examples_of_the_python_guide_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "guide" / "python.md").read_text("utf-8"), flags=re.S)
    assert len(blocks) > 5
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "python.md", "exec"), names)  # the guide is code under test
    assert names["heard"]


def test_every_table_view_format_and_error_is_documented() -> None:
    from selon.errors import LedgerError

    ledger, exports = ((DOCS / "reference" / f"{name}.md").read_text("utf-8") for name in ("ledger", "exports"))
    assert [name for name in cells() if f"`{name}`" not in ledger] == []
    assert [table.name for table in TABLES if f"| `{table.name}` |" not in ledger] == []
    assert [kind.code for kind in _kinds(LedgerError) if f"`{kind.code}`" not in ledger] == []
    assert f"(now {VERSION})" in ledger
    assert [name for name in FORMATS if f"| `{name}` |" not in exports] == []
    assert [name for name in VIEWS if f"`{name}`" not in exports] == []

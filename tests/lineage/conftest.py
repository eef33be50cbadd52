from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "selon.db") as opened:
        yield opened

"""Each engine, made once; what runs on Spark is marked so."""

from __future__ import annotations

import pytest

from selon.engines import NAMES, Engine
from tests.spark import kept

MARKED = [pytest.param(name, marks=[pytest.mark.spark] if name == "spark" else []) for name in NAMES]


@pytest.fixture(scope="session", params=MARKED)
def engine(request: pytest.FixtureRequest) -> Engine:
    return kept(request.param)

"""Where the material beside the repository is, for tests that read it: gold, benchmarks, seeds.

`SELON_SHARED` names another place. Where it is absent such tests are skipped, unless `SELON_REQUIRE_ALL` is set (as CI does).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SELON_SHARED", ROOT.parent / "shared")).resolve()
REQUIRE_ALL = bool(os.environ.get("SELON_REQUIRE_ALL"))

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir() and not REQUIRE_ALL,
    reason=f"the shared material (gold, benchmarks, seeds) is not at {SHARED}; set SELON_SHARED",
)

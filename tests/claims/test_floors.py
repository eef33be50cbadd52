"""The figures of claims and discrepancies on the gold stories stand above their floors, with the weights that are shipped."""

from __future__ import annotations

import pytest
from benchmarks.floors import check
from benchmarks.story.quality import figures

from tests.shared import needs_shared


@pytest.mark.shared
@pytest.mark.slow
@needs_shared
def test_gold_stories_with_the_packaged_weights() -> None:
    found = figures(crossed=False)
    breaches = [line for line in check("story", found) if "packaged" in line]
    assert not breaches, found

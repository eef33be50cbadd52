"""The examples of the guide run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "attribution.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_guide_runs(example: str) -> None:
    exec(compile(example, str(GUIDE), "exec"), {})


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) == 2

"""The heart compiled: the same answers, byte for byte, as from its sources."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hatch_build import COMPILED, modules

from tests.shared import REQUIRE_ALL, ROOT

COMPILED_PYTHON = ROOT / ".compiled" / "bin" / "python"
needs_compiled = pytest.mark.skipif(
    not COMPILED_PYTHON.exists() and not REQUIRE_ALL, reason="`make .compiled/dev` makes the compiled selon"
)


def run(python: Path, *given: str) -> str:
    done = subprocess.run([python, *given], cwd=ROOT, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment() -> dict[str, str]:
    """Without `PYTHONPATH`, by which sources would come before what is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@needs_compiled
@pytest.mark.slow
def test_the_answers_are_those_of_the_sources() -> None:
    ours, compiled = (run(python, "-m", "tests.compiled.answers") for python in (Path(sys.executable), COMPILED_PYTHON))
    assert ours.count("\n") > 40
    assert compiled.splitlines() == ours.splitlines()


@needs_compiled
def test_every_module_that_is_named_is_compiled() -> None:
    files = [file for globs in COMPILED.values() for file in modules(ROOT / "src", globs)]
    names = [".".join(file.with_suffix("").parts) for file in files]
    shown = run(
        COMPILED_PYTHON, "-c", f"import importlib\nfor n in {names}: print(importlib.import_module(n).__file__)"
    )
    assert not [file for file in shown.splitlines() if file.endswith(".py")]
    assert len(names) == len(set(names)) == len(shown.splitlines())

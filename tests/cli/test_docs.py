"""The documentation of the commands is what the commands are."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.reference import PAGE
from tests.shared import ROOT


def test_the_page_of_the_commands_is_their_help() -> None:
    """In a process of its own: click keeps the help option of the first context that asked a command for it."""
    command = [sys.executable, "-m", "tests.cli.reference", "--show"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    assert PAGE.read_text("utf-8") == shown, "run: make docs"

"""The documentation of the commands is what the commands are."""

from __future__ import annotations

from tests.cli.reference import PAGE, page


def test_the_page_of_the_commands_is_their_help() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: make docs"

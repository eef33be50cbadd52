"""The page of the commands, made from their own help: `python -m tests.cli.reference` writes it, a test holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from selon.cli import main
from tests.shared import ROOT

PAGE = ROOT / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Progress goes to standard error, results to standard output; `--quiet` silences the first. Exit status: 0 done, 1 done but some
inputs could not be read (each is named, with why), 2 wrong use. A bad file never stops the others.

This page is made from the commands' own help by `make docs`; a test holds it to them.
"""


def page() -> str:
    return HEAD + "".join(_sections())


def _sections() -> Iterator[str]:
    assert isinstance(main, click.Group)
    root = click.Context(main, info_name="selon", **main.context_settings)
    for name in main.list_commands(root):
        command = main.get_command(root, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=root, max_content_width=100, terminal_width=100)
        yield f"\n## selon {name}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    if "--show" in sys.argv:
        sys.stdout.write(page())
    else:
        PAGE.write_text(page(), encoding="utf-8")

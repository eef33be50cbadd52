"""What the commands share: options, progress on standard error, the list of inputs that failed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

if TYPE_CHECKING:
    from selon import pipeline

STEPS = {
    "intake": "taking in",
    "reading": "reading",
    "stories": "telling stories",
    "reuse": "looking for shared text",
    "read": "reading, parts",
    "grouped": "grouping into stories, steps",
    "placed": "placing articles, parts",
    "told": "telling stories, hundreds",
    "shared": "finding shared text",
    "aligned": "aligning shared text, parts",
}
"""How a step is called beside its bar, and what is counted."""

ledger_option = click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("selon.db"),
    show_default=True,
    help="The ledger: one SQLite file.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
lang_option = click.option("--lang", metavar="CODE", help="Language of the articles, where detection is not wanted.")
max_mb_option = click.option(
    "--max-mb", type=click.IntRange(1), default=20, show_default=True, help="Largest text, page or row read, in MB."
)
workers_option = click.option("--workers", type=click.IntRange(0), default=0, help="Processes; 0 lets selon choose.")


@contextmanager
def shown_progress(quiet: bool) -> Iterator[pipeline.Progress]:
    """A bar a step on standard error; on a pipe, nothing but the end of each step."""
    if quiet:
        yield lambda _step, _done, _of: None
        return
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, of: int | None) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(STEPS.get(step, step), total=of)
            bars.update(tasks[step], completed=done, total=of)

        yield show


def report_failures(failures: Sequence[pipeline.Failure]) -> None:
    """Name each input that could not be read, and why, on standard error; leave with status 1 if there was one."""
    for failure in failures:
        click.echo(f"selon: not read: {failure.error}", err=True)
    if failures:
        sys.exit(1)


def write_text(target: str, text: str) -> None:
    """Write to the file named `target`, or to standard output for `-`."""
    if target == "-":
        click.echo(text)
    else:
        Path(target).write_text(text + "\n", encoding="utf-8")

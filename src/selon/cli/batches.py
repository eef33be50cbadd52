"""`batch` and `open`: any number of articles to tables, and one story of them into a ledger."""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console

from selon import report
from selon.batch import BatchOptions, Summary, batch, open_story
from selon.cli.common import lang_option, ledger_option, quiet_option, shown_progress, workers_option
from selon.engines import NAMES
from selon.ledger import Ledger


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder of the tables."
)
@click.option("--engine", type=click.Choice(NAMES), default=NAMES[0], show_default=True, help="What runs the steps.")
@click.option("--part", type=click.IntRange(1, 100_000), default=100, show_default=True, help="Articles of a part.")
@lang_option
@workers_option
@quiet_option
def batch_command(
    inputs: tuple[str, ...], out: Path, engine: str, part: int, lang: str | None, workers: int, quiet: bool
) -> None:
    """Read any number of articles to Parquet tables. Ended at any moment and begun again, it goes on where it was."""
    options = BatchOptions(engine, workers or os.cpu_count() or 1, part, lang)
    with shown_progress(quiet) as progress:
        made = batch(inputs, out, options, progress)
    click.echo(f"{out}: {made.articles} articles, {made.stories} stories, {made.claims} claims")
    if made.repeated:
        click.echo(
            f"selon: {made.repeated} inputs were articles already read, under the same name and to the letter", err=True
        )
    if made.failed:
        _report(made, out)
        raise SystemExit(1)


def _report(made: Summary, out: Path) -> None:
    """Why inputs failed, by kind, and the first of them by name."""
    shown = ", ".join(f"{count} {kind}" for kind, count in made.failed.items())
    click.echo(f"selon: {sum(made.failed.values())} not read ({shown}); all in {out / 'failures.json'}", err=True)
    for failure in made.failures:
        click.echo(f"selon: not read: {failure['why']}", err=True)


@click.command("open")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("story")
@ledger_option
def open_command(folder: Path, story: str, ledger: Path) -> None:
    """Take one story of a batch into a ledger: STORY is its id in the table stories, or the beginning of it."""
    with Ledger.open(ledger) as opened:
        told = open_story(folder, story, opened)
    report.summary(told, Console())


COMMANDS = (batch_command, open_command)

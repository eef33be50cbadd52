"""`read`, `attributions`, `explain`, `report`: from articles to what stands in them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from selon import pipeline, report
from selon.cli.common import (
    lang_option,
    ledger_option,
    max_mb_option,
    quiet_option,
    report_failures,
    shown_progress,
    workers_option,
    write_text,
)
from selon.ledger import Ledger
from selon.ledger.exports import attributions_json, story_json
from selon.options import ReadOptions

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


@click.command()
@paths_argument
@ledger_option
@click.option("--one-story", is_flag=True, help="Treat all that is named as one story.")
@click.option("--json", "json_to", metavar="FILE", help="Write the stories as JSON; - is standard output.")
@click.option("--report", "report_to", metavar="FILE.html", help="Write the (first) story as one self-contained page.")
@lang_option
@max_mb_option
@workers_option
@quiet_option
def read(
    paths: tuple[str, ...],
    ledger: Path,
    one_story: bool,
    json_to: str | None,
    report_to: str | None,
    lang: str | None,
    max_mb: int,
    workers: int,
    quiet: bool,
) -> None:
    """Read files, folders or addresses into the ledger and print each story: what is claimed, by how many, on whose
    word, what is denied, where accounts differ."""
    options = ReadOptions(one_story=one_story, lang=lang, workers=workers, max_bytes=max_mb * 1_000_000)
    with Ledger.open(ledger) as opened, shown_progress(quiet) as progress:
        run = pipeline.read(paths, opened, options, progress)
    if json_to != "-":
        _print(run)
    if json_to:
        write_text(json_to, _as_json(run))
    if report_to and run.stories:
        Path(report_to).write_text(report.page(run.stories[0]), encoding="utf-8")
    report_failures(run.failures)


def _print(run: pipeline.Run) -> None:
    console = Console()
    for story in run.stories:
        joined = [(joined.was, joined.title) for joined in run.joined if joined.story == story.id]
        report.summary(story, console, joined=joined)


def _as_json(run: pipeline.Run) -> str:
    told = [story_json(story) for story in run.stories]
    whole = told[0] if run.options.one_story and told else {"stories": told}
    return json.dumps(whole, ensure_ascii=False, indent=1)


@click.command()
@paths_argument
@lang_option
@workers_option
@quiet_option
def attributions(paths: tuple[str, ...], lang: str | None, workers: int, quiet: bool) -> None:
    """Who said what in each file, without a ledger: one JSON line a document on standard output."""
    failures = []
    with shown_progress(quiet) as progress:
        for item in pipeline.attributions(paths, ReadOptions(lang=lang, workers=workers), progress):
            if isinstance(item, pipeline.Failure):
                failures.append(item)
            else:
                sys.stdout.write(json.dumps(attributions_json(*item), ensure_ascii=False) + "\n")
    report_failures(failures)


@click.command()
@click.argument("path", metavar="FILE")
@click.argument("attribution", metavar="ID")
@lang_option
def explain(path: str, attribution: str, lang: str | None) -> None:
    """The features that decided on attribution ID (a1, a2, …) of FILE, heaviest first."""
    report.explanation(*pipeline.explained(path, attribution, ReadOptions(lang=lang)), Console())


@click.command("report")
@click.argument("story", required=False)
@ledger_option
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html")
@click.option("--ui", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help="Language of the page.")
def report_command(story: str | None, ledger: Path, output: Path, ui: str) -> None:
    """Write the self-contained page of a story in the ledger (the newest one, if none is named)."""
    with Ledger.open(ledger, create=False) as opened:
        told = opened.story(story or opened.newest_story())
    output.write_text(report.page(told, lang=ui), encoding="utf-8")
    click.echo(str(output))


COMMANDS = (read, attributions, explain, report_command)

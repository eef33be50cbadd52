"""`watch`: feeds read into the ledger as they bring news, until it is stopped."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event

import click

from selon import pipeline
from selon.cli.common import lang_option, ledger_option, quiet_option, report_failures
from selon.intake import Failure, IntakeOptions, mark_repeats
from selon.intake.watch import Polled, stopping, watch
from selon.ledger import Ledger
from selon.model import Article, Story
from selon.options import ReadOptions

REMEMBERED = 40
"""Articles of an outlet that a new one is compared with, to see what the outlet repeats on its pages."""


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@ledger_option
@click.option(
    "--interval", type=click.FloatRange(0), default=900.0, show_default=True, help="Seconds between two polls."
)
@click.option("--rounds", type=click.IntRange(1), help="Polls of each feed; without it, until stopped.")
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where it was left: a small file, beside the ledger unless named.",
)
@click.option("--allow-private", is_flag=True, help="Also read addresses of this machine and of private networks.")
@lang_option
@quiet_option
def watch_command(
    feeds: tuple[str, ...],
    ledger: Path,
    interval: float,
    rounds: int | None,
    state: Path | None,
    allow_private: bool,
    lang: str | None,
    quiet: bool,
) -> None:
    """Read what RSS, Atom and JSON FEEDs and news sitemaps bring into the ledger, and tell the stories it belongs to.

    Hosts are asked politely: robots.txt, ETag and Last-Modified, the pauses they ask for, longer ones after failures. It
    stops between two articles on Ctrl-C or a signal, and goes on where it was when started again.
    """
    options = IntakeOptions(lang=lang, allow_private=allow_private)
    with Ledger.open(ledger) as opened, stopping(Event()) as stop:
        log = Log(quiet)
        desk = Desk(opened, ReadOptions(lang=lang), log)
        desk.finish()
        found = watch(
            feeds, state or ledger.with_name(f"{ledger.name}.watch"), options,
            interval=interval, rounds=rounds, stop=stop, taken=opened.taken,
        )  # fmt: skip
        log(f"watching {len(feeds)} feed{'s' * (len(feeds) > 1)}; Ctrl-C stops")
        desk.work(found)
        log("stopped; started again, it goes on from here" if stop.is_set() else "done")
    if rounds and not stop.is_set():
        report_failures(desk.failures)


class Log:
    """Lines on standard error with the time of day before them."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet

    def __call__(self, line: str) -> None:
        if not self._quiet:
            click.echo(f"{datetime.now():%H:%M:%S} {line}", err=True)


class Desk:
    """Keeps each article at once, so that none is lost, and tells the stories of a poll when it is over."""

    def __init__(self, ledger: Ledger, options: ReadOptions, log: Log) -> None:
        self._ledger, self._options, self._log = ledger, options, log
        self._fresh: list[Article] = []
        self._seen: dict[str | None, deque[Article]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
        self.failures: list[pipeline.Failure] = []

    def finish(self) -> None:
        """Tell what a run that was ended had read and not told."""
        self._fresh = [self._ledger.reading(article).article for article in self._ledger.untold()]
        self._tell()

    def work(self, found: Iterator[Article | Failure | Polled]) -> None:
        """Take in what the feeds bring, to the end."""
        for item in found:
            if isinstance(item, Article):
                self._keep(item)
            elif isinstance(item, Failure):
                self._failed([pipeline.Failure(item.subject, item.error)])
            else:
                self._log(_polled(item))
                self._tell()
        self._tell()

    def _keep(self, article: Article) -> None:
        seen = self._seen[article.outlet]
        (article,) = mark_repeats([article], seen)
        seen.append(article)
        _, failures = pipeline.keep([article], self._ledger, self._options)
        self._failed(failures)
        if not failures:
            self._fresh.append(article)
            self._log(f"  + {article.title or article.doc}{f' ({article.outlet})' if article.outlet else ''}")

    def _failed(self, failures: Sequence[pipeline.Failure]) -> None:
        self.failures += failures
        for failure in failures:
            self._log(f"  ! {failure.error}")

    def _tell(self) -> None:
        if self._fresh:
            run = pipeline.take(self._fresh, self._ledger, self._options)
            self._failed(run.failures)
            for story in run.stories:
                click.echo(_told(story))
            for joined in run.joined:
                self._log(f"  = {joined.was} ({joined.title}) is part of {joined.story} now")
        self._fresh = []


def _polled(poll: Polled) -> str:
    when = time.strftime("%H:%M", time.localtime(time.time() + poll.next))
    if not poll.status:
        return f"{poll.feed}: passed over, its host is to be left alone until {when}"
    brought = "nothing new" if not poll.new else f"{poll.new} new of {poll.entries}"
    return f"{poll.feed}: {brought}; again about {when}"


def _told(story: Story) -> str:
    """One line a story: its id, how many articles, claims and differences it has, its title."""
    counts = (len(story.readings), len(story.claims), len(story.discrepancies))
    return "\t".join([story.id, *map(str, counts), story.title])


COMMANDS = (watch_command,)

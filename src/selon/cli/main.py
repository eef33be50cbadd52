"""The command `selon`: one group, its commands in the files beside this one, in the order of a story's life."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from selon import __version__
from selon.errors import SelonError

HOMES = {
    "read": ("reading", "Read files, folders or addresses and tell their stories."),
    "attributions": ("reading", "Who said what in each file, as JSON, without a ledger."),
    "explain": ("reading", "Why an attribution stands: the features that decided."),
    "report": ("reading", "Write the self-contained page of a story."),
    "serve": ("serving", "The web app over the ledger."),
    "watch": ("watching", "Read what feeds and sitemaps name, again and again."),
    "judge": ("people", "Record what a person decides about an entry."),
    "batch": ("batches", "Read any number of articles to Parquet tables."),
    "open": ("batches", "Take one story of a batch into a ledger."),
    "verify": ("ledgers", "Check every span, hash and reference of the ledger."),
    "export": ("ledgers", "Write the ledger's tables for other tools."),
    "forget": ("forgetting", "Remove an article and all that it left."),
}
"""Each command, the file it stands in, and what it does in a line: loaded when asked for, so that `selon verify` needs no parser,
and `selon --help` none of them."""


class Commands(click.Group):
    """Errors of selon become one clear line and exit status 2; help lists the commands in the order of `HOMES`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(HOMES)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in HOMES.items()])

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in HOMES:
            return None
        home = import_module(f"selon.cli.{HOMES[cmd_name][0]}")
        commands: tuple[click.Command, ...] = home.COMMANDS
        return next(command for command in commands if command.name == cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SelonError as error:
            click.echo(f"selon: {error}", err=True)
            sys.exit(2)
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(f"selon: {error.filename or 'output'}: {error.strerror or error}", err=True)
            sys.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="selon")
def main() -> None:
    """Who said what, on whose word, and on how many legs a story stands."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads for matrices this small wait more than they work

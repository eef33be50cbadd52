"""`forget`: an article and all that came of it leave the ledger, and its stories are told without it."""

from __future__ import annotations

from pathlib import Path

import click

from selon.cli.common import ledger_option
from selon.ledger import Ledger
from selon.pipeline import retell


@click.command()
@click.argument("article", metavar="DOC")
@ledger_option
def forget(article: str, ledger: Path) -> None:
    """Remove an article (named by doc, address or id) and everything derived from it, text included; say what went.

    The stories it was in are told again without it. Copies made elsewhere (exports, reports, backups) are yours to remove.
    """
    with Ledger.open(ledger, create=False) as opened:
        gone = opened.forget(article)
        told = opened.to_retell()
        if told:
            retell(opened, *told)
    click.echo(", ".join(f"{count} {table}" for table, count in gone.items() if count))
    if told:
        click.echo(f"told again without it: {', '.join(told)}")


COMMANDS = (forget,)

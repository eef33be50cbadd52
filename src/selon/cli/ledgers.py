"""`verify`, `export`: the ledger itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from selon.cli.common import ledger_option
from selon.ledger import Ledger, export, verify
from selon.ledger.exports import FORMATS


@click.command("verify")
@ledger_option
def verify_command(ledger: Path) -> None:
    """Check every span, hash and reference of the ledger against its articles; status 1 with the list if one is off."""
    with Ledger.open(ledger, create=False) as opened:
        faults = verify(opened)
        articles = opened.count("articles")
    for fault in faults:
        click.echo(str(fault))
    if faults:
        sys.exit(1)
    click.echo(f"{ledger}: {articles} articles, every span, hash and reference is right")


@click.command("export")
@ledger_option
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="A folder or a file, by format.")
def export_command(ledger: Path, format_: str, output: Path) -> None:
    """Write the ledger's tables for other tools."""
    with Ledger.open(ledger, create=False) as opened:
        for written in export(opened, format_, output):
            click.echo(str(written))


COMMANDS = (verify_command, export_command)

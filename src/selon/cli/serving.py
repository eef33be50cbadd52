"""`serve` and `watch`: what goes on until it is stopped."""

from __future__ import annotations

from pathlib import Path

import click

from selon.cli.common import ledger_option


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Other than loopback asks for a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--token", help="What a reader must know on an address other than loopback; made up if not given.")
def serve(ledger: Path, host: str, port: int, token: str | None) -> None:
    """The web app over the ledger."""
    raise NotImplementedError


COMMANDS = (serve,)

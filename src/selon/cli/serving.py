"""`serve` and `watch`: what goes on until it is stopped."""

from __future__ import annotations

from pathlib import Path
from secrets import token_urlsafe

import click

from selon.cli.common import ledger_option
from selon.errors import UsageError
from selon.web import LOOPBACK, Settings, address, application, listening, server

SHORTEST = 12
"""Characters of a token."""


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Other than loopback asks for a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--token", help="What a reader must know on an address other than loopback; made up if not given.")
def serve(ledger: Path, host: str, port: int, token: str | None) -> None:
    """The web app over the ledger, until it is stopped (Ctrl-C). The address to open is printed on standard output."""
    token = _token(host, token)
    app = application(Settings(ledger, host, token))
    with listening(host, port) as bound:
        click.echo(f"{address(bound)}/enter?token={token}" if token else f"{address(bound)}/")
        server(app).run(sockets=[bound])


def _token(host: str, token: str | None) -> str | None:
    """None is asked for on loopback unless one was given."""
    if token is None:
        return None if host in LOOPBACK else token_urlsafe(24)
    if len(token) < SHORTEST:
        raise UsageError(f"a token of {len(token)} characters can be guessed", hint=f"give {SHORTEST} or more, or none")
    return token


COMMANDS = (serve,)

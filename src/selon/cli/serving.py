"""`serve` and `watch`: what goes on until it is stopped."""

from __future__ import annotations

import socket
from pathlib import Path
from secrets import token_urlsafe

import click
import uvicorn

from selon.cli.common import ledger_option
from selon.errors import UsageError
from selon.web import LOOPBACK, Settings, application

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
    with _bound(host, port) as bound:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{bound.getsockname()[1]}/"
        click.echo(f"{address}enter?token={token}" if token else address)
        config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False)
        uvicorn.Server(config).run(sockets=[bound])


def _token(host: str, token: str | None) -> str | None:
    """None is asked for on loopback unless one was given."""
    if token is None:
        return None if host in LOOPBACK else token_urlsafe(24)
    if len(token) < SHORTEST:
        raise UsageError(f"a token of {len(token)} characters can be guessed", hint=f"give {SHORTEST} or more, or none")
    return token


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket, bound before the address is printed. Raises `UsageError` where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise UsageError(
            f"cannot listen: {error.strerror}", subject=f"{host}:{port}", hint="try another --port"
        ) from None
    bound.listen(128)
    return bound


COMMANDS = (serve,)

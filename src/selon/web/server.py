"""The app on a socket: for `selon serve`, and in a thread for whoever wants it beside other work."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep

import uvicorn
from starlette.types import ASGIApp

from selon.errors import UsageError

BACKLOG = 128


def listening(host: str, port: int) -> socket.socket:
    """A listening socket. Raises `UsageError` where there cannot be one."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise UsageError(
            f"cannot listen: {error.strerror}", subject=f"{host}:{port}", hint="try another --port"
        ) from None
    bound.listen(BACKLOG)
    return bound


def address(bound: socket.socket) -> str:
    """Where a browser finds it."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def server(app: ASGIApp) -> uvicorn.Server:
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, date_header=False))


@contextmanager
def served(app: ASGIApp, host: str = "127.0.0.1") -> Iterator[str]:
    """The address of `app`, served from a thread on a free port until the block ends."""
    with listening(host, 0) as bound:
        own = server(app)
        thread = Thread(target=own.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not own.started and thread.is_alive():
            sleep(0.01)
        try:
            yield address(bound)
        finally:
            own.should_exit = True
            thread.join()

"""`selon serve`: the address it prints is the one to open; a token where it is not loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from starlette.applications import Starlette

from selon.cli import main
from selon.cli.serving import SHORTEST, _token
from selon.model import Story
from selon.web import listening
from tests.web.conftest import filled


class Idle:
    """A server that does not serve."""

    def run(self, sockets: list[socket.socket]) -> None:
        assert sockets


@contextmanager
def _serving(ledger: Path, *options: str) -> Iterator[str]:
    """What the command prints, while it runs."""
    command = [sys.executable, "-m", "selon", "serve", "--ledger", str(ledger), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            yield running.stdout.readline().strip()
        finally:
            running.terminate()
            running.wait(30)


def test_the_printed_address_opens_the_first_page(tmp_path: Path, story: Story) -> None:
    ledger = filled(tmp_path / "selon.db", story)
    with _serving(ledger) as address:
        assert address.startswith("http://127.0.0.1:")
        assert "Orvault" in httpx.get(address, timeout=30).text


def test_elsewhere_the_printed_address_holds_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Starlette] = []

    def idle(app: Starlette) -> Idle:
        asked.append(app)
        return Idle()

    monkeypatch.setattr("selon.cli.serving.server", idle)
    shown = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "a.db"), "--host", "0.0.0.0", "--port", "0"])
    assert shown.exit_code == 0
    own = asked[0].state.desk
    assert own.settings.token
    assert shown.output.strip().endswith(f"/enter?token={own.settings.token}")
    own.close()


@pytest.mark.parametrize(
    ("host", "asked"), [("127.0.0.1", False), ("localhost", False), ("::1", False), ("10.0.0.1", True)]
)
def test_a_token_is_made_where_it_is_needed(host: str, asked: bool) -> None:
    assert bool(_token(host, None)) == asked
    assert _token(host, "x" * SHORTEST) == "x" * SHORTEST


def test_what_cannot_be_is_said_in_one_line(tmp_path: Path) -> None:
    short = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "a.db"), "--token", "abc"])
    assert short.exit_code == 2
    assert "can be guessed" in short.output
    with listening("127.0.0.1", 0) as bound:
        port = str(bound.getsockname()[1])
        busy = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "a.db"), "--port", port])
    assert busy.exit_code == 2
    assert "cannot listen" in busy.output

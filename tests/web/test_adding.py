"""Adding articles from the page: read in the background, with progress, nothing of this machine but what was sent."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from selon.web import Settings, application, served
from selon.web.jobs import _kept
from tests.web.conftest import token_of

TEXT = """Le pont de Brécourt est fermé

Le pont de Brécourt est fermé depuis mardi, a annoncé la mairie. « Les câbles sont usés », a déclaré le maire, Luc Vasseur.
"""


@pytest.fixture(scope="module")
def adding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path: Path = tmp_path_factory.mktemp("adding") / "selon.db"
    with (
        served(application(Settings(path))) as address,
        httpx.Client(base_url=address, follow_redirects=True, timeout=60, headers={"accept-language": "fr"}) as client,
    ):
        yield client


def _sent(client: httpx.Client, files: list[tuple[str, bytes]], **fields: str) -> httpx.Response:
    token = token_of(client.get("/add").text)
    parts = [("files", (name, data, "text/plain")) for name, data in files] or [("files", ("", b"", "text/plain"))]
    return client.post("/add", data={"csrf": token, **fields}, files=parts)


def _over(client: httpx.Client, page: httpx.Response) -> dict[str, object]:
    job = str(page.url).rsplit("/", 1)[1]
    for _ in range(300):
        state: dict[str, object] = client.get(f"/api/jobs/{job}").json()
        if state["state"] in ("done", "failed"):
            return state
        time.sleep(0.1)
    raise AssertionError("the reading did not end")


def test_an_empty_ledger_says_how_to_begin(adding: httpx.Client) -> None:
    assert 'href="/add"' in adding.get("/").text


def test_pasted_text_and_files_become_a_story(adding: httpx.Client) -> None:
    page = _sent(adding, [("../../autre.txt", TEXT.encode())], text=TEXT + "\nLe préfet suit.", one_story="1")
    assert "/jobs/" in str(page.url)
    state = _over(adding, page)
    assert state["state"] == "done", state
    assert state["failures"] == []
    shown = adding.get(str(page.url)).text
    assert "Brécourt" in shown
    assert "/tmp" not in shown
    assert "Luc Vasseur" in adding.get("/?q=brecourt").text + adding.get("/speaker/Luc Vasseur").text


def test_what_cannot_be_read_is_named_with_why(adding: httpx.Client) -> None:
    page = _sent(adding, [("vide.txt", b"  ")])
    state = _over(adding, page)
    assert state["state"] == "failed"
    assert "vide.txt" in adding.get(str(page.url)).text


@pytest.mark.parametrize("addresses", ["/etc/passwd", "file:///etc/passwd", "ftp://a.example/b"])
def test_files_of_the_server_are_no_addresses(adding: httpx.Client, addresses: str) -> None:
    page = _sent(adding, [], addresses=addresses)
    assert page.status_code == 400
    assert "http://" in page.text


def test_nothing_is_said_to_be_nothing(adding: httpx.Client) -> None:
    assert _sent(adding, []).status_code == 400


def test_addresses_of_this_host_are_not_fetched(adding: httpx.Client) -> None:
    state = _over(adding, _sent(adding, [], addresses=str(adding.base_url)))
    assert state["state"] == "failed"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\a.txt", "a\x00b.txt", "", "..", "x" * 500, "\u202etxt.exe"]
)
def test_names_of_files_lead_nowhere(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    first, second = _kept(folder, name, b"1"), _kept(folder, name, b"2")
    assert first.parent == second.parent == folder
    assert first.read_bytes() == b"1"
    assert second.read_bytes() == b"2"

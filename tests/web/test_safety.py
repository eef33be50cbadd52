"""Hosts, headers, the token, forged forms, too much at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from selon.model import Story
from selon.web import Settings, application, served
from selon.web.pages.judging import local
from selon.web.safety.headers import HEADERS, bare
from tests.web.conftest import filled, token_of

TOKEN = "a token of this test"


@pytest.mark.parametrize(
    "address", ["/", "/nowhere", "/api/stories", "/assets/selon.css", "/story/orvault/report.html"]
)
def test_every_answer_has_the_strict_headers(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert all(answer.headers[name] == value for name, value in HEADERS.items())
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_pages_hold_no_script_and_no_style_of_their_own(client: httpx.Client) -> None:
    for address in ("/", "/story/orvault", "/add", "/judgements"):
        html = client.get(address).text
        assert html.count("<script") == html.count("<script src=")
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick" not in html


def test_another_host_is_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:1"}).status_code == 200


@pytest.mark.parametrize(("given", "name"), [("a.b:80", "a.b"), ("[::1]:80", "::1"), ("LocalHost", "localhost")])
def test_host_names_without_their_port(given: str, name: str) -> None:
    assert bare(given) == name


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil", "evil", "/a\nb", ""])
def test_forms_lead_nowhere_else(address: str) -> None:
    assert local(address) == "/"
    assert local("/story/a?q=b#c") == "/story/a?q=b#c"


def test_a_form_without_our_token_is_refused(client: httpx.Client) -> None:
    answer = client.post("/judgements", data={"kind": "ignore", "subject": "x", "author": "Mallory"})
    assert answer.status_code == 403
    assert "formulaire" in answer.text


def test_a_token_without_its_cookie_is_refused(client: httpx.Client, base: str) -> None:
    token = token_of(client.get("/add").text)
    with httpx.Client(base_url=base) as other:
        assert other.post("/add", data={"csrf": token, "text": "a"}).status_code == 403
    client.cookies.set("selon_form", "z" * 30)
    assert client.post("/add", data={"csrf": token, "text": "a"}).status_code == 403


def test_a_form_sent_by_another_site_is_refused(client: httpx.Client) -> None:
    token = token_of(client.get("/add").text)
    headers = {"sec-fetch-site": "cross-site"}
    assert client.post("/add", data={"csrf": token}, headers=headers).status_code == 403


def test_too_much_is_said_with_the_limit(client: httpx.Client, settings: Settings) -> None:
    token = token_of(client.get("/add").text)
    files = {"files": ("big.txt", b"x" * (settings.max_bytes * 3), "text/plain")}
    answer = client.post("/add", data={"csrf": token}, files=files)
    assert answer.status_code == 413
    assert "0 Mo" in answer.text or "limite" in answer.text


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, story: Story) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("guarded") / "selon.db"
    with served(application(Settings(filled(path, story), host="0.0.0.0", token=TOKEN))) as address:
        yield address


def test_without_the_token_nothing_is_shown(guarded: str) -> None:
    with httpx.Client(base_url=guarded) as client:
        answer = client.get("/story/orvault")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/enter?back=%2Fstory%2Forvault"
        assert client.get("/api/stories").status_code == 401
        assert "Orvault" not in client.get("/enter").text


def test_the_token_opens_by_form_by_address_and_by_header(guarded: str) -> None:
    with httpx.Client(base_url=guarded, follow_redirects=True) as client:
        form = {"csrf": token_of(client.get("/enter").text), "back": "/story/orvault"}
        assert client.post("/enter", data=form | {"token": "wrong"}).status_code == 403
        assert "Orvault" in client.post("/enter", data=form | {"token": TOKEN}).text
        assert TOKEN not in str(client.cookies)
    with httpx.Client(base_url=guarded, follow_redirects=True) as client:
        answer = client.get("/", params={"token": TOKEN})
        assert answer.status_code == 200
        assert "token" not in str(answer.url)
    with httpx.Client(base_url=guarded) as client:
        assert client.get("/api/stories", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/api/stories", headers={"authorization": "Bearer no"}).status_code == 401

"""Addresses: what is read, and each limit attacked by a host on loopback."""

# ruff: noqa: E501  (files stand as tools write them)

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from selon import intake
from selon.errors import InputError, Refused, TooLarge, Unreadable
from selon.intake import Failure, IntakeOptions
from selon.intake.guard import is_public, resolve
from selon.intake.names import name_of_address
from selon.model import Article
from tests.intake.host import Host, host
from tests.intake.samples import page

HTML = {"Content-Type": "text/html; charset=utf-8"}
OPEN = IntakeOptions(allow_private=True, timeout=3.0)


@pytest.fixture(name="web")
def _web() -> Iterator[Host]:
    with host() as told:
        yield told


def fetch(address: str, **options: Any) -> Article | InputError:
    (item,) = intake.read([address], IntakeOptions(**{"allow_private": True, "timeout": 3.0, **options}))
    return item.error if isinstance(item, Failure) else item  # type: ignore[return-value]


def test_a_page_behind_a_redirect(web: Host) -> None:
    web.answers["/a"] = (302, {"Location": "/b"}, b"")
    web.answers["/b"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(page().encode()))
    found = fetch(f"{web.base}/a")
    assert isinstance(found, Article)
    assert found.url == f"{web.base}/b"
    assert found.doc == "127.0.0.1_a"


def test_loopback_is_refused_and_never_asked(web: Host) -> None:
    found = fetch(f"{web.base}/a", allow_private=False)
    assert isinstance(found, Refused)
    assert "127.0.0.1" in str(found)
    assert web.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0.0.0.0/",
        "http://169.254.169.254/latest",
    ],
)
def test_other_ways_to_write_this_host_are_refused(address: str) -> None:
    assert isinstance(fetch(address, allow_private=False), (Refused, Unreadable))


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert isinstance(fetch("http://news.example/a", allow_private=False), Refused)


def test_the_connection_goes_to_the_address_that_was_checked(web: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its mind between check and connection is asked only once."""
    port = int(web.base.rpartition(":")[2])
    asked: list[str] = []
    real = socket.getaddrinfo

    def once(name: Any, *rest: Any, **more: Any) -> Any:
        if name == "news.example":
            asked.append(name)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real(name, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    web.answers["/a"] = (200, HTML, page().encode())
    assert isinstance(fetch(f"http://news.example:{port}/a"), Article)
    assert asked == ["news.example"]
    assert web.asked[0][1]["host"] == f"news.example:{port}"


def test_a_redirect_to_a_private_address_is_refused(web: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.intake.guard.is_public", lambda ip: ip == "127.0.0.1")
    web.answers["/a"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
    assert isinstance(fetch(f"{web.base}/a", allow_private=False), Refused)


@pytest.mark.parametrize(
    "onward",
    ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/plain,a"],
)
def test_other_schemes_are_refused(web: Host, onward: str) -> None:
    web.answers["/a"] = (302, {"Location": onward}, b"")
    assert isinstance(fetch(f"{web.base}/a"), Refused if "://" in onward else InputError)
    if "://" in onward:
        assert isinstance(fetch(onward), Refused)


def test_redirects_that_never_end(web: Host) -> None:
    web.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert isinstance(fetch(f"{web.base}/a"), Refused)
    assert len(web.asked) == 6


def test_a_body_over_the_limit(web: Host) -> None:
    web.answers["/a"] = (200, HTML, b"a" * 200_000)
    assert isinstance(fetch(f"{web.base}/a", max_bytes=100_000), TooLarge)


def test_a_body_that_unfolds_to_more_than_is_safe(web: Host) -> None:
    web.answers["/a"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"a" * 15_000_000))
    assert isinstance(fetch(f"{web.base}/a"), Refused)


def drip(what: bytes, pause: float) -> Any:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(200):
            handler.wfile.write(what)
            handler.wfile.flush()
            time.sleep(pause)

    return answer


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n"],
    ids=["headers", "body"],
)
def test_a_host_that_drips_is_left_at_the_time_limit(web: Host, first: bytes) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(first or b"HTTP/1.1 200 OK\r\nX-A: ")
        drip(b"a", 0.05)(handler)

    web.answers["/a"] = answer
    start = time.monotonic()
    found = fetch(f"{web.base}/a", timeout=0.6)
    assert isinstance(found, Unreadable)
    assert "time limit" in str(found)
    assert time.monotonic() - start < 8.0, "it drips for ten seconds"


@pytest.mark.parametrize(
    "answer",
    [b"rubbish\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", b"HTTP/1.1 999999 X\r\n\r\n"],
)
def test_hosts_that_speak_no_http(web: Host, answer: bytes) -> None:
    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    web.answers["/a"] = say
    assert isinstance(fetch(f"{web.base}/a"), Unreadable)


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_status_of_failure_is_told(web: Host, status: int) -> None:
    web.answers["/a"] = (status, {}, b"")
    assert str(status) in str(fetch(f"{web.base}/a"))


def test_an_address_that_cannot_be_one() -> None:
    for address in ("http://", "http://[", "http://a b/", "https:///x"):
        assert isinstance(fetch(address), InputError)


def test_a_failing_address_stops_no_other(web: Host) -> None:
    web.answers["/b"] = (200, HTML, page().encode())
    items = list(intake.read([f"{web.base}/a", f"{web.base}/b"], OPEN))
    assert [type(item) for item in items] == [Failure, Article]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "ff02::1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "1.1.1.1"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_a_host_that_is_not_known() -> None:
    with pytest.raises(Unreadable):
        resolve("no-such-host.invalid", 80)


def test_names_of_addresses() -> None:
    assert name_of_address("https://phare.example/a/b.html?x=1#y") == "phare.example_a_b.html_x_1"
    assert name_of_address("http://[") == "http"

"""Addresses to bytes, safely: http and https only, public hosts only, within limits of size, time and redirects.

Proxies of the environment are not used, for they would resolve names by themselves, past our checks.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx
from protego import Protego

from selon.errors import Refused, TooLarge, Unreadable
from selon.intake.guard import Guard, Transport
from selon.intake.names import name_of_address
from selon.intake.options import IntakeOptions
from selon.intake.raw import Meta
from selon.intake.source import Source, too_large

SCHEMES = frozenset({"http", "https"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SLACK = 1_000_000
"""Bytes that an answer may always unfold to."""

ROBOTS_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host gave: its last address, status, headers, body."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def fetch(address: str, options: IntakeOptions, *, polite: bool = False) -> Source:
    """What `address` gives, read whole. `polite` asks robots.txt first. Raises `Refused`, `TooLarge`, `Unreadable`."""
    with Client(options) as client:
        if polite:
            client.ask(address)
        answer = client.get(address)
    if answer.status >= 400:
        hint = "see whether it opens in a browser"
        raise Unreadable(f"the host answered with status {answer.status}", subject=address, hint=hint)
    return source_of(answer, address)


def source_of(answer: Answer, address: str) -> Source:
    """The source that an answer is."""
    media, _, rest = answer.headers.get("content-type", "").partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'")
    name = name_of_address(address)
    return Source(
        name, address, lambda: io.BytesIO(answer.body), 0, (media.strip().lower(), charset), Meta(url=answer.address)
    )


class Client:
    """One connection a host, every exchange within the limits of `options`."""

    def __init__(self, options: IntakeOptions) -> None:
        self._options = options
        self._guard = Guard(options)
        headers = {"User-Agent": options.agent, "Accept-Encoding": "gzip, deflate", "Accept-Language": "*"}
        self._http = httpx.Client(
            transport=Transport(self._guard),
            timeout=options.timeout,
            headers=headers,
            trust_env=False,
            follow_redirects=False,
        )
        self._robots: dict[str, Any] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer at the end of the redirects. Raises `Refused`, `TooLarge`, `Unreadable`."""
        self._guard.deadline = time.monotonic() + self._options.timeout
        where = address
        for _ in range(self._options.max_redirects + 1):
            answer = self._exchange(where, address, headers or {})
            onward = answer.headers.get("location")
            if answer.status not in REDIRECTS or not onward:
                return answer
            where = urljoin(where, onward)
        raise Refused(
            f"redirects more than {self._options.max_redirects} times", subject=address, hint="give the last address"
        )

    def ask(self, address: str) -> None:
        """Raises `Refused` where the host's robots.txt keeps `address` from us."""
        url = _checked(address, address)
        host = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if host not in self._robots:
            self._robots[host] = self._rules(f"{host}/robots.txt")
        rules = self._robots[host]
        if rules is None or not rules.can_fetch(address, self._options.agent):
            raise Refused(
                "robots.txt of its host keeps readers like this away", subject=address, hint="ask the publisher"
            )

    def delay(self, address: str) -> float:
        """Seconds that the host asks to be left between two visits, 0 where it does not say."""
        rules = self._robots.get(_origin(address))
        return float(rules.crawl_delay(self._options.agent) or 0) if rules else 0.0

    def _rules(self, address: str) -> Any:
        """Parsed rules; `None` (nothing allowed, RFC 9309) where the host fails to answer."""
        answer = self.get(address)
        if answer.status >= 500:
            return None
        text = answer.body[:ROBOTS_BYTES].decode("utf-8", "replace") if answer.status < 400 else ""
        return Protego.parse(text)

    def _exchange(self, where: str, subject: str, headers: Mapping[str, str]) -> Answer:
        url = _checked(where, subject)
        with _told(subject), self._http.stream("GET", url, headers=dict(headers)) as response:
            body = self._body(response, subject) if response.status_code not in REDIRECTS else b""
            return Answer(str(response.url), response.status_code, dict(response.headers), body)

    def _body(self, response: httpx.Response, subject: str) -> bytes:
        parts, size = [], 0
        for part in response.iter_bytes(65_536):
            size += len(part)
            if size > self._options.max_bytes:
                raise too_large(subject, self._options)
            if size > SLACK and size > self._options.max_ratio * max(response.num_bytes_downloaded, 1):
                raise Refused("unfolds to more than is safe", subject=subject, hint="the host may be hostile")
            parts.append(part)
        return b"".join(parts)


def _checked(where: str, subject: str) -> httpx.URL:
    try:
        url = httpx.URL(where)
    except (httpx.InvalidURL, ValueError) as error:
        raise Refused("is no address", subject=subject, hint=str(error)[:80]) from error
    if url.scheme not in SCHEMES or not url.host:
        raise Refused(
            f"has the scheme {url.scheme or '?'}:, only http and https are read",
            subject=subject,
            hint="give the page's web address",
        )
    return url


def _origin(address: str) -> str:
    url = httpx.URL(address)
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


@contextmanager
def _told(subject: str) -> Iterator[None]:
    """Errors of the network as ours, naming the address that was asked for."""
    try:
        yield
    except (Refused, Unreadable, TooLarge) as error:
        raise type(error)(error.what, subject=subject, hint=error.hint) from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise Unreadable(
            "took longer than the time limit", subject=subject, hint="try again later, or raise `timeout`"
        ) from error
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.ProtocolError,
        httpcore.NetworkError,
        OSError,
        ValueError,
    ) as error:
        raise Unreadable(
            "could not be fetched", subject=subject, hint=str(error)[:120] or type(error).__name__
        ) from error

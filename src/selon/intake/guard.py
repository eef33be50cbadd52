"""Connections to public hosts only, and none that outlasts its deadline: what httpx stands on in `web`.

A host's name is resolved once for each connection, every address it has is checked, and the connection goes to an address
that was checked: what the name resolves to a moment later does not matter.
"""

# ruff: noqa: ARG002  (the signatures are httpcore's; our deadline replaces the time that it gives to each step)

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from selon.errors import Refused, Unreadable
from selon.intake.options import IntakeOptions


class Guard(httpcore.NetworkBackend):
    """Opens connections to checked addresses only, and lets no read outlast the deadline."""

    def __init__(self, options: IntakeOptions) -> None:
        self._options = options
        self._backend = httpcore.SyncBackend()
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = resolve(host, port, self._options.allow_private)
        return _Timed(self._backend.connect_tcp(address, port, self.left(), local_address, socket_options), self)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise Refused("is a socket of this host", subject=path)

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)

    def left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("over the time limit as a whole")
        return min(left, self._options.timeout)


class _Timed(httpcore.NetworkStream):
    """A stream whose reads and writes end with the deadline, however slowly the host drips."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._guard.left()), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx.HTTPTransport):
    """httpx over our own way of opening connections."""

    def __init__(self, guard: Guard) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=1,
            keepalive_expiry=30.0,
            network_backend=guard,
        )


def resolve(host: str, port: int, allow_private: bool = False) -> str:
    """An address of `host` that may be connected to. Raises `Refused` if any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable("its host is not known", subject=host, hint="check the address and the network") from error
    addresses = [str(entry[4][0]) for entry in found]
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        hint = "only public addresses are read"
        raise Refused(f"its host is {private[0]}, on this machine or a private network", subject=host, hint=hint)
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also when it is wrapped in IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved

"""How the app is run: over which ledger, for whom, how much it takes at once."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


@dataclass(frozen=True, slots=True)
class Settings:
    """`token` is what a reader must know; `None` only on loopback. `max_bytes` is the most that one form may send."""

    ledger: Path
    host: str = "127.0.0.1"
    token: str | None = None
    max_bytes: int = 30_000_000
    secret: str = field(default_factory=token_urlsafe, repr=False)

    @property
    def hosts(self) -> frozenset[str] | None:
        """The names that a request may ask for, against rebinding of names; `None` for any, which the token guards."""
        if self.host in EVERYWHERE:
            return None
        return frozenset(LOOPBACK) if self.host in LOOPBACK else frozenset((*LOOPBACK, self.host, socket.gethostname()))

"""What intake may be told, and what it makes of an input that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from selon.errors import SelonError
from selon.options import ReadOptions


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """`lang` overrides detection. Limits, in bytes, seconds and counts, hold for every input on its own.

    `max_bytes` is the largest input (or archive member, or table row) read whole; `max_unpacked` the most that one
    archive may unfold to, `max_ratio` by how much more than its packed size; `max_depth` how deep archives may nest,
    `max_members` how many members one may hold; `max_entries` how many entries of a feed are followed. `timeout` is for
    one exchange with a host, as a whole. `allow_private` lets addresses of this host and of private networks be fetched.
    """

    lang: str | None = None
    max_bytes: int = 20_000_000
    max_unpacked: int = 20_000_000_000
    max_ratio: int = 200
    max_depth: int = 4
    max_members: int = 1_000_000
    max_entries: int = 200
    timeout: float = 20.0
    max_redirects: int = 5
    allow_private: bool = False
    robots: bool = True
    agent: str = "selon/0.1 (news reading for research)"

    @classmethod
    def of(cls, run: ReadOptions) -> IntakeOptions:
        """The part of a run's options that intake goes by; limits that a run does not name stay as they are."""
        return cls(lang=run.lang, max_bytes=run.max_bytes)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why; it stopped nothing else."""

    subject: str
    error: SelonError

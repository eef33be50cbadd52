"""What a run may be told: one record shared by the Python API, the commands and the web app, printed with the run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`lang` overrides detection; `workers` 0 means one process for each core once there are enough articles;
    `max_bytes` is the largest input read whole."""

    one_story: bool = False
    lang: str | None = None
    workers: int = 0
    max_bytes: int = 20_000_000

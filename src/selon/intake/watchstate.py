"""Where a watch was left, in one small file that is old or new but never half."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from selon.errors import LedgerFull, Unreadable


@dataclass(slots=True)
class FeedState:
    """Where a feed was left: what its host asked to be told, what was seen, when it is due (seconds since 1970), and how
    often entries were missed that will be tried again."""

    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0
    seen: list[str] = field(default_factory=list)
    missed: dict[str, int] = field(default_factory=dict)


class State:
    """The state of all feeds, in one JSON file that is replaced as a whole: killed at any moment, it is old or new."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.feeds: dict[str, FeedState] = _stored(path)

    def of(self, feed: str) -> FeedState:
        return self.feeds.setdefault(feed, FeedState())

    def save(self) -> None:
        """Raises `LedgerFull` where the file cannot be written."""
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            with beside.open("w", encoding="utf-8") as stream:
                json.dump({name: asdict(state) for name, state in self.feeds.items()}, stream, ensure_ascii=False)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(self._path)
        except OSError as error:
            hint = "make room or give another place; watching resumes where it was"
            raise LedgerFull(f"cannot be written: {error.strerror}", subject=str(self._path), hint=hint) from error


def _stored(path: Path) -> dict[str, FeedState]:
    """What the file holds; nothing where there is none yet. Raises `Unreadable` for one that is not ours."""
    if not path.exists():
        return {}
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {name: FeedState(**values) for name, values in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise Unreadable("is no state of a watch", subject=str(path), hint="remove it to start anew") from error

"""What a batch was made of: a folder holds one batch, of one list of inputs."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selon.batch.layout import Layout, read_note, write_note
from selon.errors import UsageError


def check(inputs: Sequence[str], folder: Path, size: int, lang: str | None) -> None:
    """Note what the batch is made of, or see that it is what was noted. Raises `UsageError` where it is not.

    The engine and its workers are no part of it: a batch begun on one may be finished on another.
    """
    made_of = {"inputs": [_known(path) for path in inputs], "size": size, "lang": lang}
    note = Layout(folder).whole("batch")
    if not note.exists():
        write_note(note, made_of)
    elif read_note(note) != made_of:
        hint = "name another folder, or remove this one"
        raise UsageError("holds a batch of other inputs or options", subject=str(folder), hint=hint)


def _known(path: str) -> list[Any]:
    """A file or folder by its name, size and time of change; an address by its name."""
    try:
        stat = Path(path).stat()
    except OSError:
        return [path]
    return [str(Path(path).absolute()), stat.st_size, stat.st_mtime_ns]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time; the lock goes with the process, however that ends. Raises `UsageError`."""
    (folder / "work").mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / "work" / "lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise UsageError("another process works in it", subject=str(folder), hint="wait for it, or end it") from error
    finally:
        os.close(lock)

"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished"
"""What the names of files and folders end with until they are whole."""


def beside(path: Path, what: str) -> Path:
    """A hidden name in the folder of `path`; readers of tables pass over it."""
    return path.with_name(f".{path.name}.{what}{UNFINISHED}")


@contextmanager
def replace(path: Path) -> Iterator[Path]:
    """A name to write to, which becomes `path` at the end; after an error, or a kill, `path` is as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = beside(path, str(os.getpid()))
    remove(unfinished)
    try:
        yield unfinished
        if path.is_dir():
            remove(path)
        unfinished.replace(path)
    finally:
        remove(unfinished)
        remove(beside(path, "spill"))


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished below `folder`."""
    for path in list(folder.rglob(f".*{UNFINISHED}")):
        remove(path)

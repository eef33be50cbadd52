"""Steps that engines run in tests: functions of a module, as they must be."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import psutil


def doubled(item: str) -> str:
    return item * 2


def choosy(item: str) -> str:
    """Raises for one item."""
    if item == "bad":
        raise ValueError("not this one")
    return item


def deadly(item: str) -> str:
    """Ends its process, always, for one item."""
    if item == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def once_deadly(item: str) -> str:
    """Ends its process the first time that it sees the file `item` missing."""
    path = Path(item)
    if not path.exists():
        path.touch()
        time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def kills_its_executor(item: str) -> str:
    """Ends the Spark executor that it runs in, the first time that it sees the item named 2."""
    path = Path(item)
    if path.name == "2" and not path.exists():
        path.touch()
        executor = next(one for one in psutil.Process().parents() if "java" in one.name())
        executor.kill()
        time.sleep(10)
    return path.name


def process(item: str) -> str:
    """Which process it runs in."""
    del item
    time.sleep(0.05)
    return str(os.getpid())

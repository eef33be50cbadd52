"""One Spark for all tests of a process: starting one costs more than what most tests do with it."""

from __future__ import annotations

import atexit
from functools import cache

from selon.engines import Engine
from selon.engines import engine as make


@cache
def kept(name: str) -> Engine:
    """The engine of that name, closed when the process ends; another Spark made meanwhile works in its session."""
    made = make(name, 2)
    atexit.register(made.close)
    return made

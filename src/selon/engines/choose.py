"""Engines by name; what each needs is loaded when it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from selon.engines.engine import Engine
from selon.errors import UsageError

_HOMES = {"local": ("selon.engines.local", "LocalEngine"), "spark": ("selon.engines.spark", "SparkEngine")}
NAMES = tuple(_HOMES)


def engine(name: str, workers: int = 1, modules: Sequence[str] = ()) -> Engine:
    """The engine of that name; processes that it starts load `modules` first.

    Raises `UsageError` for an unknown one, or one whose extra is not installed.
    """
    if name not in _HOMES:
        raise UsageError(f"no engine {name!r}", hint=f"there are {', '.join(NAMES)}")
    module, kind = _HOMES[name]
    try:
        made: Engine = getattr(import_module(module), kind)(workers, modules)
    except ModuleNotFoundError as error:
        missing = error.name or name
        raise UsageError(f"the engine {name} needs {missing}", hint=f"install selon with the extra [{name}]") from error
    return made

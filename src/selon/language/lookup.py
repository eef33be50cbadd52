"""The tables of the language folders: TOML files, one name a topic, the same names in each folder."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from selon.errors import UnknownLanguage

HERE = Path(__file__).parent


@cache
def supported() -> tuple[str, ...]:
    """Codes of the languages that have a folder, sorted."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/pipeline.py")))


def folder(lang: str) -> Path:
    """The folder of `lang`; raises `UnknownLanguage` naming those there are."""
    if lang not in supported():
        known = ", ".join(supported())
        raise UnknownLanguage(
            f"no folder for language {lang!r}", hint=f"there are {known}; see docs/guide/add-a-language.md"
        )
    return HERE / lang


@cache
def table(lang: str, name: str) -> dict[str, Any]:
    """The table `name` of `lang`. Raises `UnknownLanguage`, or `KeyError` where the folder has no such table."""
    path = folder(lang) / f"{name}.toml"
    if not path.exists():
        raise KeyError(f"language {lang} has no table {name!r}; it has {', '.join(sorted(declares(lang)))}")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def declares(lang: str) -> frozenset[str]:
    """Topics that the folder of `lang` has a table for: what is looked for in that language at all."""
    return frozenset(path.stem for path in folder(lang).glob("*.toml"))

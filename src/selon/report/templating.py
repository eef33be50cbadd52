"""The templates that the report and the web app share: everything of an article is escaped, always."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from selon.report.views import MARKS, WORDY


@cache
def environment() -> Environment:
    loaded = Environment(
        loader=PackageLoader("selon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    loaded.globals["MARKS"] = {how.value: mark for how, mark in MARKS.items()}
    loaded.globals["WORDY"] = [kind.value for kind in WORDY]
    return loaded


@cache
def asset(name: str) -> str:
    """A style sheet or script of the package, as text."""
    return (files("selon.report") / "assets" / name).read_text("utf-8")

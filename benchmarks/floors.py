"""The floors that the figures are held to, one file for all benchmarks: `{"section": {"figure": floor}}`.

A figure is a breach where it is below its floor. One whose name ends in « (at most) » has a ceiling instead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
CEILING = "(at most)"


def floors(section: str) -> dict[str, float]:
    """The floors of `section`, by the name of the figure."""
    found: dict[str, float] = json.loads(FILE.read_text("utf-8")).get(section, {})
    return found


def check(section: str, figures: Mapping[str, float], *, partial: bool = False) -> list[str]:
    """One line for every figure of `section` beyond its floor, or that has a floor and was not measured; with `partial`, only
    what was asked for was measured."""
    breaches = []
    for name, floor in floors(section).items():
        figure = figures.get(name)
        if figure is None and partial:
            continue
        if figure is None:
            breaches.append(f"{section}: {name} was not measured (floor {floor:g})")
        elif figure > floor if name.endswith(CEILING) else figure < floor:
            breaches.append(f"{section}: {name} is {figure:.3f}, its floor {floor:g}")
    return breaches

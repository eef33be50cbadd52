"""Pages in the manner of fifteen site templates, French and English, around the invented articles of `examples/`.

What is the article and what is the page's own is known of each, so that what is lost and what leaks can be counted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "reservoir"
ENGLISH = frozenset({"07-harbour-post", "08-northern-ledger"})
PUBLISHED = "2024-05-14T18:30:00+02:00"


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as its newsroom has it."""

    name: str
    lang: str
    title: str
    paragraphs: tuple[str, ...]
    author: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its markup as bytes, the article in it, and the page's own words that are no part of it."""

    template: str
    piece: Piece
    data: bytes
    furniture: tuple[str, ...]
    outlet: str


def templates() -> list[str]:
    """The names of the templates."""
    return sorted(path.stem for path in (HERE / "templates").glob("*.html") if path.stem != "base")


def pieces() -> list[Piece]:
    """The articles: their first line is the title, lines that are no sentence are left out."""
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        title, *lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        body = tuple(line for line in lines if len(line) > 90)
        lang = "en" if path.stem in ENGLISH else "fr"
        author = "Tessa Holloway" if lang == "en" else "Odile Sarment"
        found.append(Piece(path.stem, lang, title, body, author, PUBLISHED, f"https://news.example/{path.stem}"))
    return found


def pages() -> Iterator[Page]:
    """Every article in every template."""
    furniture = tomllib.loads((HERE / "furniture.toml").read_text("utf-8"))
    found = Environment(loader=FileSystemLoader(HERE / "templates"), undefined=StrictUndefined, autoescape=True)
    for template in templates():
        for piece in pieces():
            words = furniture[piece.lang]
            html = found.get_template(f"{template}.html").render(a=piece, t=words)
            encoding = "iso-8859-1" if "charset=iso-8859-1" in html else "utf-8"
            shown = tuple(line for line in _lines(words) if line in html and len(re.findall(r"\w+", line)) >= 3)
            yield Page(template, piece, html.encode(encoding, "xmlcharrefreplace"), shown, words["site"])


def _lines(words: dict[str, Any]) -> Iterator[str]:
    for key, value in words.items():
        if key != "site":
            yield from value if isinstance(value, list) else [value]

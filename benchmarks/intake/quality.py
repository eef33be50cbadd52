"""What extraction loses and what leaks into it, over the pages of `pages`."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.intake.extractors import Extractor, Found
from benchmarks.intake.pages import Page


@dataclass(slots=True)
class Score:
    """Sums over pages: paragraphs kept and all, lines of furniture leaked and all, titles and dates right, seconds."""

    pages: int = 0
    kept: int = 0
    paragraphs: int = 0
    leaked: int = 0
    furniture: int = 0
    doubled: int = 0
    titles: int = 0
    authors: int = 0
    dates: int = 0
    zones: int = 0
    seconds: float = 0.0
    lost_in: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    leaked_in: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def figures(self) -> dict[str, float]:
        """Shares, and milliseconds a page."""
        return {
            "paragraphs kept": self.kept / self.paragraphs,
            "furniture leaked (at most)": self.leaked / self.furniture,
            "paragraphs doubled (at most)": self.doubled / self.paragraphs,
            "titles": self.titles / self.pages,
            "authors": self.authors / self.pages,
            "days": self.dates / self.pages,
            "times with zone": self.zones / self.pages,
            "ms a page": 1000 * self.seconds / self.pages,
        }


def measure(extract: Extractor, pages: Iterable[Page]) -> Score:
    """The score of one extractor. One that raises has found nothing on that page."""
    score = Score()
    for page in pages:
        encoding = "iso-8859-1" if b"charset=iso-8859-1" in page.data else "utf-8"
        start = time.perf_counter()
        try:
            found = extract(page.data, encoding)
        except Exception:  # the candidates are others' code: what they cannot read, they have not found
            found = Found("")
        score.seconds += time.perf_counter() - start
        _count(score, page, found)
    return score


def _count(score: Score, page: Page, found: Found) -> None:
    body = _words(found.body)
    for paragraph in page.piece.paragraphs:
        times = body.count(_words(paragraph))
        score.paragraphs += 1
        score.kept += times > 0
        score.doubled += times > 1
        score.lost_in[page.template] += times == 0
    for line in page.furniture:
        leaks = _words(line) in body
        score.furniture += 1
        score.leaked += leaks
        score.leaked_in[page.template] += leaks
    score.pages += 1
    score.titles += _words(found.title) == _words(page.piece.title)
    score.authors += page.piece.author.casefold() in found.author.casefold()
    score.dates += found.published[:10] == page.piece.published[:10]
    score.zones += found.published == page.piece.published


def _words(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text.casefold())) + " "

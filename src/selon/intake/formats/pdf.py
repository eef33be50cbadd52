"""The text layer of a PDF, its lines put back together into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from statistics import median

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from selon.errors import Empty, Unreadable
from selon.intake.lines import ENDS
from selon.intake.options import IntakeOptions
from selon.intake.raw import Raw
from selon.intake.source import Source

logging.getLogger("pypdf").setLevel(logging.CRITICAL)
"""What it finds odd in a file is not the reader's business; what it cannot read is said by us."""

MOST_PAGES = 200
LARGER = 1.25
"""How much larger than most letters those of a heading are."""

LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""Printers' joined letters, which no word of a text is written with."""

HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")


def read_pdf(source: Source, options: IntakeOptions) -> Iterator[Raw]:
    """The text of all pages. Raises `Unreadable` where it is locked or damaged, `Empty` where it is only pictures."""
    try:
        reader = PdfReader(io.BytesIO(source.bytes(options)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password", subject=source.subject, hint="save it without one")
        large = Large()
        pages = [
            page.extract_text(visitor_text=large.see) or ""
            for _, page in zip(range(MOST_PAGES), reader.pages, strict=False)
        ]
    except (PdfReadError, PyPdfError) as error:
        raise Unreadable("is a damaged PDF", subject=source.subject, hint=str(error)[:120]) from error
    text = paragraphs("\n".join(pages), large).translate(LIGATURES)
    if not text.strip():
        raise Empty("has no text layer", subject=source.subject, hint="run character recognition (OCR) on it first")
    yield Raw(text, source.name, source.subject, source.meta)


class Large:
    """Which lines stand in larger letters than the rest: headings, however many lines they take."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, float]] = []

    def see(self, text: str, _cm: list[float], tm: list[float], _font: object, size: float) -> None:
        """What pypdf calls with each piece of text that it meets."""
        if bare := "".join(text.split()):
            self._pieces.append((bare, abs(size * (tm[3] or tm[1]))))

    @cached_property
    def _words(self) -> str:
        usual = median([size for bare, size in self._pieces for _ in bare] or [0.0])
        return "".join(bare for bare, size in self._pieces if size > LARGER * usual)

    def holds(self, row: str) -> bool:
        """Whether `row` is in larger letters."""
        return "".join(row.split()) in self._words


def paragraphs(text: str, large: Large | None = None) -> str:
    """Lines of a column joined where the sentence goes on: hyphens at a line's end undone, short last lines kept apart,
    as are lines in larger letters."""
    rows = [" ".join(row.split()) for row in text.splitlines()]
    width = median([len(row) for row in rows if row] or [0])
    shown: list[str] = []
    goes_on = was_large = False
    for row in rows:
        if not row:
            goes_on = False
            continue
        is_large = large is not None and large.holds(row)
        goes_on = is_large == was_large and (goes_on or (is_large and bool(shown)))
        was_large = is_large
        if goes_on and HYPHEN.search(shown[-1]) and row[0].islower():
            shown[-1] = shown[-1][:-1] + row
        elif goes_on:
            shown[-1] += f" {row}"
        else:
            shown.append(row)
        goes_on = not (len(row) < 0.7 * width and (ENDS.search(row) or len(shown) == 1))
    return "\n\n".join(shown)

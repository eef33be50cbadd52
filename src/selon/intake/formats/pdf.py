"""The text layer of a PDF, its lines put back together into paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from statistics import median

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from selon.errors import Empty, Unreadable
from selon.intake.lines import ENDS
from selon.intake.options import IntakeOptions
from selon.intake.raw import Raw
from selon.intake.source import Source

MOST_PAGES = 200
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")


def read_pdf(source: Source, options: IntakeOptions) -> Iterator[Raw]:
    """The text of all pages. Raises `Unreadable` where it is locked or damaged, `Empty` where it is only pictures."""
    try:
        reader = PdfReader(io.BytesIO(source.bytes(options)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password", subject=source.subject, hint="save it without one")
        pages = [page.extract_text() or "" for _, page in zip(range(MOST_PAGES), reader.pages, strict=False)]
    except (PdfReadError, PyPdfError) as error:
        raise Unreadable("is a damaged PDF", subject=source.subject, hint=str(error)[:120]) from error
    text = paragraphs("\n".join(pages))
    if not text.strip():
        raise Empty("has no text layer", subject=source.subject, hint="run character recognition (OCR) on it first")
    yield Raw(text, source.name, source.subject, source.meta)


def paragraphs(text: str) -> str:
    """Lines of a column joined where the sentence goes on: hyphens at a line's end undone, short last lines kept apart."""
    rows = [" ".join(row.split()) for row in text.splitlines()]
    width = median([len(row) for row in rows if row] or [0])
    shown: list[str] = []
    goes_on = False
    for row in rows:
        if not row:
            goes_on = False
            continue
        if goes_on and HYPHEN.search(shown[-1]) and row[0].islower():
            shown[-1] = shown[-1][:-1] + row
        elif goes_on:
            shown[-1] += f" {row}"
        else:
            shown.append(row)
        goes_on = not (len(row) < 0.7 * width and (ENDS.search(row) or len(shown) == 1))
    return "\n\n".join(shown)

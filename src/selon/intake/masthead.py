"""The lines at the top by which a page says who published it and when: « La Gazette, 15 mai 2031 », « Publié le … par Radio X »."""

from __future__ import annotations

from selon.intake.lines import Line
from selon.intake.shown import signed
from selon.language.outlets import is_masthead
from selon.model import BlockKind

TOP = 4
"""Lines from the top among which a page names itself."""
WORDS = 4
"""Words that a title behind a masthead has at least."""


def mark_masthead(found: list[Line]) -> None:
    """Mark lines at the top that hold an outlet's name with a date, or an outlet's name alone before a title."""
    open_lines = [line for line in found if line.kind is None][:TOP]
    for line in open_lines:
        name = signed(line.plain)
        if name and is_masthead(name):
            line.mark(BlockKind.BYLINE, "outlet")
    if len(open_lines) > 2 and open_lines[0].kind is None and _before_title(open_lines[0], open_lines[1]):
        open_lines[0].mark(BlockKind.BYLINE, "outlet")


def _before_title(line: Line, following: Line) -> bool:
    if following.kind is not None or line.is_prose or following.is_prose or any(c.isdigit() for c in line.plain):
        return False
    return is_masthead(line.bare) and len(following.plain.split()) >= WORDS

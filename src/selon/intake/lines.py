"""The lines of a text as intake looks at them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.intake.phrases import bare, fold
from selon.model import BlockKind, Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
ENDS = re.compile(r"""[.!?…:;]["'«»“”‘’)\]\s]*$|["»”’]\s*$""")
"""How a paragraph of prose ends."""

LINK_LENGTH = 160
"""Characters up to which a line without a full stop may be a link to another article."""


@dataclass(slots=True)
class Line:
    """A line that is not blank: its span without outer spaces, its folded text, that text bare of marks, its label."""

    span: Span
    plain: str
    bare: str
    kind: BlockKind | None = None
    why: str = ""

    @property
    def is_prose(self) -> bool:
        """It ends as a sentence does, or is too long for anything but a paragraph."""
        return len(self.plain) > LINK_LENGTH or bool(ENDS.search(self.plain))

    def mark(self, kind: BlockKind, why: str) -> None:
        self.kind, self.why = kind, why


def lines(text: str) -> list[Line]:
    """The lines of `text` in order, blank ones left out."""
    found = []
    for match in LINE.finditer(text):
        own = match.group()
        start = match.start() + len(own) - len(own.lstrip())
        end = start + len(own.strip())
        if end > start:
            plain = fold(text[start:end])
            found.append(Line(Span(start, end), plain, bare(plain)))
    return found


def words(line: str) -> list[str]:
    """The words of a line, for comparing titles: case and marks do not count."""
    return re.findall(r"\w+", line.casefold())

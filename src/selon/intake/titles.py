"""The title of an article: which line it is, and where the page says it again."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import token_sort_ratio

from selon.intake.lines import Line, words
from selon.language.datelines import opening
from selon.model import BlockKind

LONGEST = 260
LOOK = 6
"""Lines from the top among which a title known from elsewhere is looked for."""

SLUG_WORDS = 5
SAME = 92.0
SLUG_SAME = 80.0
SENTENCES = re.compile(r"[.!?]['\"»”]? +(?=[A-ZÀ-Þ«“\"])")


def mark_title(found: list[Line], known: str | None) -> int | None:
    """Mark the line that is the title, and later ones that repeat it; its place, if there is one."""
    at = _place(found, known)
    if at is None:
        return None
    found[at].mark(BlockKind.TITLE, "known title" if known else "first line")
    title = words(found[at].plain)
    for line in found[at + 1 :]:
        if line.kind is None and _repeats(line, title):
            line.mark(BlockKind.BOILERPLATE, "title repeated")
    return at


def _place(found: list[Line], known: str | None) -> int | None:
    open_lines = [at for at, line in enumerate(found) if line.kind is None]
    if known:
        return next((at for at in open_lines[:LOOK] if _same(words(found[at].plain), words(known))), None)
    if len(open_lines) < 2:
        return None
    first = found[open_lines[0]]
    return open_lines[0] if _looks_like_title(first, found[open_lines[1]]) else None


def _looks_like_title(line: Line, following: Line) -> bool:
    plain = line.plain
    if len(plain) > LONGEST or opening(plain) or not any(char.isalpha() for char in plain):
        return False
    if len(SENTENCES.findall(plain)) > 1 and len(plain) > 140:
        return False
    return not (plain.endswith(".") and len(plain) > 150 and len(plain) > len(following.plain))


def _same(line: list[str], title: list[str]) -> bool:
    """In words: equal, or equal and followed by the outlet's name."""
    if not line or not title:
        return False
    shorter, longer = sorted((line, title), key=len)
    return longer[: len(shorter)] == shorter and len(longer) - len(shorter) <= 4 and len(shorter) * 2 >= len(longer)


def _repeats(line: Line, title: list[str]) -> bool:
    """Whether a line is the title (in words) again; one as long as a paragraph only if it is that to the letter."""
    if len(line.plain) > LONGEST:
        folded = line.plain.casefold()
        return all(word in folded for word in title) and words(line.plain) == title
    own = words(line.plain)
    if own == title or (len(title) >= SLUG_WORDS and _same(own, title) and not line.is_prose):
        return True
    if len(own) < SLUG_WORDS or len(title) < SLUG_WORDS:
        return False
    likeness = token_sort_ratio(" ".join(own), " ".join(title))
    is_slug = line.plain == line.plain.lower() and not re.search(r"[.,;:!?«»\"]", line.plain)
    if is_slug:
        return likeness >= SLUG_SAME
    return likeness >= SAME and not line.is_prose

"""What a whole line is, by its form and by the phrases of pages: boilerplate, byline, caption, or nothing of these."""

from __future__ import annotations

import re

from selon.intake.lines import LINK_LENGTH, Line
from selon.intake.phrases import bare, phrases
from selon.intake.shown import is_date_line
from selon.model import BlockKind

SHORT = 240
SEGMENTS = re.compile(r" [|•·–—>-]+ ")
"""What parts the links of a menu that stands in one line."""

BULLETS = " *•·|>→►▶‣–—-[#➡👉🔴\u2b07\ufe0f"
TAG = re.compile(r"(?=\S*\d)(?=\S*[a-z])[a-z0-9]{1,16}(?:[-_][a-z0-9]{1,16}){1,6}")
ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[@#][\w]+[ ,]*)+)", re.IGNORECASE)
CREDIT = re.compile(
    r"(?:.{3,200}[|/©.,)] ?)?[A-ZÀ-Þ][A-ZÀ-Þ .'/&-]{1,40}[|/] ?(?:VIA )?[A-ZÀ-Þ][A-ZÀ-Þ .'/-]{2,40}"
    r"|.{0,200}©[^.]{2,80}"
    r"|.{2,160}(?:/|via |by |par )(?:Getty(?: Images)?|Shutterstock|iStock)\b.{0,60}"
)


def mark_lines(found: list[Line]) -> None:
    """Mark each line that its own words or form give away."""
    for line in found:
        if kind := _what(line):
            line.mark(*kind)


def mark_strays(found: list[Line]) -> None:
    """Mark words that stand alone before the title or after the end."""
    for edge in (found[:3], found[:-4:-1]):
        for line in edge:
            if line.kind is not None:
                continue
            if not _stray(line):
                break
            line.mark(BlockKind.BOILERPLATE, "stray word")


def mark_links(found: list[Line]) -> None:
    """Mark what its place gives away: lists of links after their heading, links amid the article and behind it."""
    _mark_lists(found)
    _mark_labelled(found)
    _mark_trailing(found)


def _what(line: Line) -> tuple[BlockKind, str] | None:
    known = phrases()
    words = line.bare
    if not words:
        return BlockKind.BOILERPLATE, "no words"
    if why := known.heading.whole(words):
        return BlockKind.BOILERPLATE, why
    if why := known.line.whole(words):
        return BlockKind.BOILERPLATE, f"{why} prompt"
    if len(line.plain) <= SHORT:
        return _what_short(line)
    return None


def _what_short(line: Line) -> tuple[BlockKind, str] | None:
    known = phrases()
    if (why := known.start.begins(line.plain)) or (why := known.start.begins(line.plain.lstrip(BULLETS))):
        return BlockKind.BOILERPLATE, why
    if (why := known.byline.whole(line.bare)) or (is_date_line(line.bare) and (why := "date")):
        return BlockKind.BYLINE, why
    if (why := known.caption.whole(line.bare)) or (CREDIT.fullmatch(line.plain) and (why := "picture credit")):
        return BlockKind.CAPTION, why
    if why := _menu(line.bare):
        return BlockKind.BOILERPLATE, why
    if TAG.fullmatch(line.plain):
        return BlockKind.BOILERPLATE, "tag"
    if ADDRESS.fullmatch(line.plain):
        return BlockKind.BOILERPLATE, "address"
    if known.agency.fullmatch(line.bare):
        return BlockKind.BYLINE, "agency"
    return None


def _menu(words: str) -> str | None:
    """The reason why a line of several links is one: each of its segments would be boilerplate on a line of its own."""
    known = phrases()
    segments = [segment for part in SEGMENTS.split(words) if (segment := bare(part))]
    reasons = [known.line.whole(segment) or known.stray.fullmatch(segment) for segment in segments]
    return "menu" if len(segments) > 1 and all(reasons) else None


def _stray(line: Line) -> bool:
    alone = line.bare
    is_low = alone.isalpha() and alone.islower() and len(alone) <= 12
    return not line.plain.endswith((".", "!", "?", "»", '"', "”")) and (
        is_low or bool(phrases().stray.fullmatch(alone))
    )


def _mark_lists(found: list[Line]) -> None:
    """After a heading of links: one link amid the article, all link-like lines once the prose is over."""
    names = {why for why, _ in phrases().heading.patterns}
    last = _last_prose(found)
    for at, line in [(at, line) for at, line in enumerate(found) if line.why in names]:
        for offset, follower in enumerate(found[at + 1 :]):
            if follower.kind is not None:
                continue
            if follower.is_prose or (at < last and offset > 0):
                break
            follower.mark(BlockKind.BOILERPLATE, line.why)


def _mark_labelled(found: list[Line]) -> None:
    """Between two paragraphs: a line with a link's label that is no sentence."""
    for before, line, after in zip(found, found[1:], found[2:], strict=False):
        if (
            line.kind is None
            and len(line.plain) <= LINK_LENGTH
            and before.is_prose
            and after.is_prose
            and _labelled(line)
        ):
            line.mark(BlockKind.BOILERPLATE, "link")


def _mark_trailing(found: list[Line]) -> None:
    """After the last paragraph: a line with a link's label (« VIDEO. »), and link-like lines that follow other boilerplate."""
    last = _last_prose(found)
    for at in range(last + 1, len(found)):
        line = found[at]
        if line.kind is not None or len(line.plain) > LINK_LENGTH:
            continue
        follows = at > last + 1 and found[at - 1].kind is not None
        is_low = line.plain[:1].islower() and " " in line.plain
        if _labelled(line) or (at > 3 and (follows or is_low) and not line.is_prose):
            line.mark(BlockKind.BOILERPLATE, "trailing link")


def _labelled(line: Line) -> bool:
    match = phrases().label.match(line.bare)
    return bool(
        match and re.match(r"(?: ?\([^)]*\))? ?[.:|–—-] ?", line.bare[match.end() :])
    ) and not ENDS_SENTENCE.search(line.plain)


ENDS_SENTENCE = re.compile(r"\.\s*$")


def _last_prose(found: list[Line]) -> int:
    prose = [at for at, line in enumerate(found) if line.kind is None and line.is_prose and not _labelled(line)]
    return prose[-1] if prose else len(found)

"""Credit lines, wire tags, datelines, « via » and « a contribué à »: what a page says of its own making."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from selon.language import declares, supported, table
from selon.language.words import WORD
from selon.lineage.names import RUN, Named, named, shown
from selon.model import Article, Block, BlockKind, Citation, Span, SpeakerKind

LINE = 160
"""Characters of the longest line that is read as a credit."""
TAG = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{2,60})[)\]]")
DASH = re.compile(r"[ \u00a0]*[-–—―]+(?=\s|$)", re.MULTILINE)
DATELINE = 90
"""Characters before the dash of the longest dateline."""
ADDRESS = re.compile(r"@(?P<handle>\w{2,30})|(?:https?://)?(?:www\.)?(?P<host>[\w-]{2,40}(?:\.[\w-]{2,40})+)")
HANDS = "hand_labels"
LABELS = (("via", "via_labels"), ("credit", "source_labels"), ("credit", HANDS))


@cache
def _patterns(name: str) -> re.Pattern[str]:
    """One of the lists of `credits.toml`, of all languages: an agency's tag does not change its language."""
    lists = (table(lang, "credits")[name] for lang in supported() if "credits" in declares(lang))
    parts = [part for found in lists for part in ([found] if isinstance(found, str) else found)]
    return re.compile("(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")", re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(
        word for lang in supported() if "credits" in declares(lang) for word in table(lang, "credits")[name]
    )


def credit_lines(article: Article) -> Iterator[Citation]:
    """Citations that are no part of a sentence, in the order of the text."""
    first = True
    for block, line in _lines(article):
        text = article.text[line.start : line.end]
        yield from _tags(article, line)
        if block.kind is BlockKind.BODY and first:
            yield from _dateline(article, line)
            first = first and len(text) <= LINE and not text.rstrip().endswith((".", "!", "?", "»", '"'))
        if len(text) <= LINE:
            yield from _labelled(article, line)
        elif block.kind is not BlockKind.BODY:
            continue
        yield from _contributed(article, line)


def _lines(article: Article) -> Iterator[tuple[Block, Span]]:
    for block in article.blocks:
        if block.kind is BlockKind.CAPTION:
            continue
        for match in re.finditer(r"[^\n]+", article.text[block.span.start : block.span.end]):
            if match.group().strip():
                yield block, Span(block.span.start + match.start(), block.span.start + match.end())


@cache
def _labels(name: str) -> re.Pattern[str]:
    """A label at the start of a line or of a part of it, with the colon and blanks that follow."""
    opens = r"(?:^|(?<=[.,:;|(–—-])|(?<=[.,:;|(–—-][ \u00a0]))[\s*]*"
    return re.compile(
        rf"{opens}(?P<label>{_patterns(name).pattern})(?![\w-])[ \u00a0]*:?[ \u00a0]*", re.IGNORECASE | re.MULTILINE
    )


def _labelled(article: Article, line: Span) -> Iterator[Citation]:
    """The names that follow a label."""
    text = article.text
    if _pictures(text[line.start : line.end]):
        return
    names = named(text, *line)
    for form, label in LABELS:
        for match in _labels(label).finditer(text, *line):
            if any(name.span.start <= match.start("label") < name.span.end for name in names):
                continue
            if label != HANDS and (addressed := _addressed(text, match.end(), line.end)):
                yield _citation(addressed, form)
                continue
            if form == "credit" and not _bare(text[slice(*line)], names, label == HANDS):
                continue
            end = _clause_end(text, match.end(), line.end)
            found = named(text, match.end(), end)
            if not found and label != HANDS:
                found = list(_whole(text, match.end(), end))
            for one in found:
                yield _citation(one, form)


def _clause_end(text: str, start: int, end: int) -> int:
    match = re.compile(r"[.;](?:\s|$)").search(text, start, end)
    return match.start() if match else end


def _addressed(text: str, start: int, end: int) -> Named | None:
    """A handle or an address right behind a label: named by itself, without « www »."""
    match = ADDRESS.match(text, start, end)
    if not match:
        return None
    part = "handle" if match["handle"] else "host"
    return Named(match[part], Span(*match.span(part)), False, False, False)


def _whole(text: str, start: int, end: int) -> Iterator[Named]:
    """A run of capitals that is all that follows a label: a name, though no table has it."""
    match = RUN.match(text, start, end)
    if match and not text[match.end() : end].strip(" \u00a0.,;)") and 1 <= len(WORD.findall(match.group())) <= 5:
        yield Named(shown(match.group()), Span(*match.span()), False, False, False)


def _bare(line: str, names: list[Named], strict: bool) -> bool:
    """The line holds little beside its names: words of credits, figures, a few capitals."""
    left = line
    for name in sorted({name.name for name in names}, key=len, reverse=True):
        left = left.replace(name, " ")
    words = [word for word in WORD.findall(left) if word.lower() not in _words("joining") and not word[0].isdigit()]
    plain = [word for word in words if not word[:1].isupper()]
    return len(plain) <= (1 if strict else 3) and (
        not strict or not line.rstrip().endswith((".", "!", "?")) or not plain
    )


def _pictures(line: str) -> bool:
    return any(word.lower() in _words("photo_words") for word in WORD.findall(line))


def _tags(article: Article, line: Span) -> Iterator[Citation]:
    """Names in brackets, where nothing but names stands in them and they open or close the line."""
    text = article.text
    for match in TAG.finditer(text, *line):
        inside = Span(*match.span("inside"))
        edge = not text[match.end() : line.end].strip(" .\u00a0") or not text[line.start : match.start()].strip()
        if not edge or _pictures(text[inside.start : inside.end]):
            continue
        found = named(text, *inside)
        if found and _bare(text[inside.start : inside.end], found, True):
            for one in found:
                yield _citation(one, "tag")


def _dateline(article: Article, line: Span) -> Iterator[Citation]:
    """« PLACE, date (AGENCY) – » and « AGENCY – » at the head of the text."""
    text = article.text
    dash = DASH.search(text, line.start, min(line.end, line.start + DATELINE))
    if not dash:
        return
    head = Span(line.start, dash.start())
    found = named(text, *head)
    bare = _bare(text[slice(*head)], found, True)
    for one in found:
        if text[one.span.start - 1 : one.span.start] == "(" or (bare and one.known and one.span.start == line.start):
            yield _citation(one, "dateline")


def _contributed(article: Article, line: Span) -> Iterator[Citation]:
    match = _patterns("contributed").search(article.text, *line)
    if match:
        for one in named(article.text, *line):
            yield _citation(one, "contributed")


def _citation(one: Named, form: str) -> Citation:
    return Citation(one.name, SpeakerKind.OUTLET, form, one.span)

"""A text's blocks: title, body, caption, byline, boilerplate. They cover the text in order; nothing is taken from it.

Precision comes before recall: a line is body unless its own words, its form or its place give it away.
"""

from __future__ import annotations

from itertools import pairwise

from selon.intake.lines import Line, lines
from selon.intake.marks import mark_lines, mark_links, mark_strays
from selon.intake.masthead import mark_masthead
from selon.intake.titles import mark_title
from selon.intake.within import Piece, within
from selon.model import Block, BlockKind, Span

OWN = (BlockKind.TITLE, BlockKind.BODY)


def blocks(text: str, title: str | None = None) -> tuple[tuple[Block, ...], str | None]:
    """The blocks of `text`, and its title: `title` if given, else the line that is one, else none."""
    found = lines(text)
    mark_lines(found)
    mark_strays(found)
    if title is None:
        mark_masthead(found)
    _spare(found)
    at = mark_title(found, title)
    mark_links(found)
    _spare(found)
    shown = title or (text[slice(*found[at].span)] if at is not None else None)
    pieces = [piece for line, is_first in _with_first(found) for piece in _pieces(line, is_first)]
    if not any(kind in OWN for _, kind, _ in pieces):
        pieces = [(line.span, line.kind or BlockKind.BODY, line.why) for line in found]
    return _cover(text, pieces), shown


def _spare(found: list[Line]) -> None:
    """Where nothing would be left, the longest line is the article after all."""
    if found and all(line.kind is not None for line in found):
        longest = max(found, key=lambda line: len(line.plain))
        longest.kind, longest.why = BlockKind.BODY, "all there is"


def _with_first(found: list[Line]) -> list[tuple[Line, bool]]:
    """Each line, and whether it is the first of the body after a title."""
    has_title = any(line.kind is BlockKind.TITLE for line in found)
    first = next((line for line in found if line.kind is None), None)
    return [(line, has_title and line is first) for line in found]


def _pieces(line: Line, is_first: bool) -> list[Piece]:
    if line.kind is not None:
        return [(line.span, line.kind, line.why)]
    cut = within(line, is_first)
    edges = [line.span.start, *(at for (start, end), _, _ in cut for at in (start, end)), line.span.end]
    body = [(Span(a, b), BlockKind.BODY, "") for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    return sorted([*cut, *body])


def _cover(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    """Blocks from edge to edge: neighbours of one kind are one, and the space between two goes to the article's own."""
    if not pieces:
        return (Block(BlockKind.BODY, Span(0, len(text)), "no words"),) if text else ()
    merged: list[Piece] = []
    for span, kind, why in pieces:
        if merged and merged[-1][1:] == (kind, why) and kind is not BlockKind.TITLE:
            merged[-1] = (Span(merged[-1][0].start, span.end), kind, why)
        else:
            merged.append((span, kind, why))
    cuts = [0, *(_cut(left, right) for left, right in pairwise(merged)), len(text)]
    return tuple(Block(kind, Span(*ends), why) for ends, (_, kind, why) in zip(pairwise(cuts), merged, strict=True))


def _cut(left: Piece, right: Piece) -> int:
    is_extra = left[1] is BlockKind.BOILERPLATE and right[1] is BlockKind.BODY
    return left[0].end if is_extra else right[0].start

"""The outlet or agency that an article's main news comes from, where its text shows one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selon.language.outlets import outlet_key
from selon.model import BlockKind, Citation, Reading, SpeakerKind

CREDITING = ("credit", "tag", "dateline")
"""Forms that stand for the whole article, surest first."""
BEHIND = ("attribution", "obtained", "own")
LEDE_WORDS = 6
END = re.compile(r"[.!?…][»”\")]*(?=\s|$)|\n")


def outlets_of(reading: Reading) -> Iterator[Citation]:
    """The citations of outlets and agencies; those of papers, bodies and unnamed sources lead to no text."""
    return (one for one in reading.citations if one.kind is SpeakerKind.OUTLET)


def origin(reading: Reading) -> tuple[str | None, tuple[Citation, ...]]:
    """The origin and the citations that show it: a first-hand source in the lede, a credit, or the one outlet that
    brought the matter out, told in the first half of the text."""
    cited = [one for one in outlets_of(reading) if one.form != "mention"]
    for chosen in (_told_first(reading, cited), _credited(cited), _brought_out(reading, cited)):
        if chosen:
            return chosen[0].name, tuple(chosen)
    return None, ()


def _told_first(reading: Reading, cited: Sequence[Citation]) -> list[Citation]:
    """Who is the source of the title or of the first sentence."""
    start, end = lede(reading)
    found = [one for one in cited if one.form in BEHIND and (one.span.end <= start or start <= one.span.start < end)]
    return found[:1] if len({outlet_key(one.name) for one in found}) == 1 else []


def _credited(cited: Sequence[Citation]) -> list[Citation]:
    found = [one for form in CREDITING for one in cited if one.form == form]
    keys = {outlet_key(one.name) for one in found}
    if found and len(keys) == 1:
        return found
    vias = [one for one in cited if one.form == "via"]
    return vias[-1:] if not found else found[:1]


def _brought_out(reading: Reading, cited: Sequence[Citation]) -> list[Citation]:
    """The only outlet that a text cites, for something it brought out itself, in the first half."""
    told = [one for one in cited if one.form in BEHIND]
    if len({outlet_key(one.name) for one in told}) != 1 or told[0].form != "obtained":
        return []
    body = [block.span for block in reading.article.blocks if block.kind is BlockKind.BODY]
    middle = (body[0].start + body[-1].end) // 2 if body else 0
    return told[:1] if told[0].span.start < middle else []


def lede(reading: Reading) -> tuple[int, int]:
    """Start and end of the first full sentence of the body; both the end of the title where there is none."""
    text = reading.article.text
    for block in reading.article.blocks:
        if block.kind is not BlockKind.BODY:
            continue
        start = block.span.start
        for match in END.finditer(text, *block.span):
            if len(text[start : match.end()].split()) >= LEDE_WORDS:
                return start, match.end()
            if match.group() == "\n":
                start = match.end()
    title = max((block.span.end for block in reading.article.blocks if block.kind is BlockKind.TITLE), default=0)
    return title, title

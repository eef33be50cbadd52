"""Sentences and paragraphs from characters alone, so that quotation marks never break them and a bad parse never does."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from selon.language import table
from selon.model import Article, BlockKind, Span

READ = (BlockKind.TITLE, BlockKind.BODY)
_END = re.compile(r"[.!?…]+[\"»”’'›)\]]*(?=\s|$)|[.!?]+[\"»”]?(?=[A-ZÀ-Ý«“\"])")
_WORD_BEFORE = re.compile(r"([^\s\"«“(‘]+)\.$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Paragraphs and sentences of the blocks that are read, in order; `titles` are the paragraphs of titles."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    titles: frozenset[int]

    def paragraph(self, at: int) -> Span:
        return _around(self.paragraphs, at)

    def sentence(self, at: int) -> Span:
        return _around(self.sentences, at)

    def in_title(self, at: int) -> bool:
        return self.paragraph(at).start in self.titles


def _around(spans: tuple[Span, ...], at: int) -> Span:
    """The span that holds `at`, or else an empty one there."""
    index = bisect_right(spans, (at, 1 << 62)) - 1
    if index >= 0 and spans[index].start <= at < spans[index].end:
        return spans[index]
    return Span(at, at)


def layout(article: Article) -> Layout:
    paragraphs: list[Span] = []
    titles: set[int] = set()
    for block in article.blocks:
        if block.kind not in READ:
            continue
        for span in lines(article.text, block.span):
            paragraphs.append(span)
            if block.kind is BlockKind.TITLE:
                titles.add(span.start)
    sentences = [s for p in paragraphs for s in _sentences(article.text, p, article.lang)]
    return Layout(tuple(paragraphs), tuple(sentences), frozenset(titles))


def lines(text: str, span: Span) -> list[Span]:
    """The lines of `text` within `span`, without the spaces around them; empty ones left out."""
    found, start = [], span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        kept = trim(text, Span(start, start + len(line)))
        if kept.start < kept.end:
            found.append(kept)
        start += len(line)
    return found


def trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(text: str, paragraph: Span, lang: str) -> list[Span]:
    abbreviations = _abbreviations(lang)
    found, start = [], paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.end() >= paragraph.end or _goes_on(text, start, match, abbreviations):
            continue
        found.append(trim(text, Span(start, match.end())))
        start = match.end()
    found.append(trim(text, Span(start, paragraph.end)))
    return [s for s in found if s.start < s.end]


def _goes_on(text: str, start: int, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Whether the sentence does not end at `match`: a lower-case word follows, or an abbreviation or initial precedes."""
    after = text[match.end() :][:3].lstrip()[:1]
    if after.islower() or after in ",;:":
        return True
    if match.group().strip("\"»”’'›)]") != ".":
        return False
    before = _WORD_BEFORE.search(text, start, match.start() + 1)
    if before is None:
        return False
    word = before.group(1).split("'")[-1].split("’")[-1]
    return word in abbreviations or (len(word) == 1 and word.isupper())


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(table(lang, "quotations")["abbreviations"])

"""An article as a row of numbered words, for fingerprints and alignment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from selon.language.words import WORD, number
from selon.model import Article, BlockKind, Span

ANALYSED = (BlockKind.TITLE, BlockKind.BODY)
BREAK = 12
"""Numbers that no word has, put where something was left out: wider than any gap that a passage may bridge."""
NO_WORD = 1 << 40
_MIX = np.uint64(0x9E3779B97F4A7C15)
Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of title and body: number of the stem, start and end in the article's text. All of one length."""

    numbers: Numbers
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, first: int, end: int) -> Span:
        """From the first letter of word `first` to the last of word `end - 1`."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))


def words(article: Article) -> Words:
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, span in enumerate(stretches(article)):
        if place:
            numbers += (crc32(f"{article.id} {place} {at}".encode()) + NO_WORD for at in range(BREAK))
            starts += [span.start] * BREAK
            ends += [span.start] * BREAK
        for match in WORD.finditer(article.text, *span):
            numbers.append(number(match.group()))
            starts.append(match.start())
            ends.append(match.end())
    return Words(np.array(numbers, np.uint64), np.array(starts, np.int64), np.array(ends, np.int64))


def stretches(article: Article) -> Iterator[Span]:
    """Title and body as stretches without a hole."""
    open_stretch: Span | None = None
    for block in article.blocks:
        if block.kind not in ANALYSED:
            if open_stretch:
                yield open_stretch
            open_stretch = None
        else:
            open_stretch = Span(open_stretch.start if open_stretch else block.span.start, block.span.end)
    if open_stretch:
        yield open_stretch


def grams(numbers: Numbers, length: int) -> Numbers:
    """A hash of each run of `length` words, by the place of its first word."""
    count = len(numbers) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    mixed = np.zeros(count, np.uint64)
    with np.errstate(over="ignore"):
        for place in range(length):
            mixed = (mixed ^ numbers[place : place + count]) * _MIX
            mixed ^= mixed >> np.uint64(29)
    return mixed

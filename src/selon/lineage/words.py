"""An article as a row of numbered words, for fingerprints and alignment."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from selon.model import Article, BlockKind, Span

ANALYSED = (BlockKind.TITLE, BlockKind.BODY)
STEM = 5
"""Letters kept of a word, accents and case off: enough to tell words apart in a passage, few enough to join inflections."""
NUMERAL = 16
"""Characters kept of a word that begins with a digit."""
BREAK = 12
"""Numbers that no word has, put where something was left out: wider than any gap that a passage may bridge."""
KNOWN = 0x3000
"""Characters below have their folded form in a table; those above are looked up where they occur."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]


SEED = 3
"""Words in a row that two texts must have for a run to begin."""


class Seeds(NamedTuple):
    """The n-grams of `SEED` words of a text, sorted, and the place of each."""

    ranked: Numbers
    order: Places


@dataclass(frozen=True, eq=False)
class Words:
    """The words of title and body: number of the stem, start and end in the article's text. All of one length."""

    numbers: Numbers
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def seeds(self) -> Seeds:
        """What an alignment begins with: made once, however many texts this one is held against."""
        hashes = grams(self.numbers, SEED)
        order = np.argsort(hashes, kind="stable")
        return Seeds(hashes[order], order)

    def span(self, first: int, end: int) -> Span:
        """From the first letter of word `first` to the last of word `end - 1`."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))


def words(article: Article) -> Words:
    """Runs of letters and digits of title and body: what `language.words.WORD` finds, numbered by their stems."""
    rows: list[Words] = []
    for span in stretches(article):
        if rows:
            rows.append(_break(article, span.start))
        rows.append(_words(article.text, span))
    if not rows:
        return Words(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Words(
        np.concatenate([row.numbers for row in rows]),
        np.concatenate([row.starts for row in rows]),
        np.concatenate([row.ends for row in rows]),
    )


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
            mixed ^= mixed >> _SHIFT
    return mixed


def _words(text: str, span: Span) -> Words:
    codes = np.frombuffer(text[span.start : span.end].encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = _folded(codes)
    inside = np.concatenate(([False], letters != 0, [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    return Words(_numbers(letters, starts, ends), starts + span.start, ends + span.start)


def _folded(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The folded form of each character; 0 for those that are of no word."""
    known = _table()
    if not len(codes) or int(codes.max()) < KNOWN:
        return known[codes]
    far, place = np.unique(codes[codes >= KNOWN], return_inverse=True)
    letters = known[np.minimum(codes, KNOWN - 1)]
    letters[codes >= KNOWN] = np.array([_fold(int(code)) for code in far], np.uint32)[place]
    return letters


@cache
def _table() -> NDArray[np.uint32]:
    return np.array([_fold(code) for code in range(KNOWN)], np.uint32)


def _fold(code: int) -> int:
    """The first letter of a character without case and accents; 0 where it is neither letter nor digit."""
    char = chr(code)
    if not char.isalnum():
        return 0
    return ord((unicodedata.normalize("NFKD", char.casefold()) or char)[0])


def _numbers(letters: NDArray[np.uint32], starts: Places, ends: Places) -> Numbers:
    """A number of each word's first letters; of a numeral, of all its characters."""
    mixed = np.zeros(len(starts), np.uint64)
    if not len(starts):
        return mixed
    lengths = ends - starts
    for place in range(STEM):
        inside = np.flatnonzero(lengths > place) if place else slice(None)
        mixed[inside] = _mixed(mixed[inside], letters[starts[inside] + place])
    first = letters[starts]
    numerals = np.flatnonzero((first >= ord("0")) & (first <= ord("9")) & (lengths > STEM))
    for place in range(STEM, int(min(NUMERAL, lengths[numerals].max(initial=0)))):
        numerals = numerals[lengths[numerals] > place]
        mixed[numerals] = _mixed(mixed[numerals], letters[starts[numerals] + place])
    return mixed


def _mixed(numbers: Numbers, following: NDArray[np.uint32]) -> Numbers:
    with np.errstate(over="ignore"):
        more = (numbers ^ following) * _MIX
    return more ^ (more >> _SHIFT)


def _break(article: Article, place: int) -> Words:
    """Words that no other text has."""
    seed = np.uint64(crc32(f"{article.id} {place}".encode("utf-8", "surrogatepass")))
    with np.errstate(over="ignore"):
        numbers = (seed + np.arange(1, BREAK + 1, dtype=np.uint64)) * _MIX
    places = np.full(BREAK, place, np.int64)
    return Words(numbers, places, places)

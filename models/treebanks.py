"""Universal Dependencies files as surface sentences.

A contraction whose words are not its letters (*du*, *auquel*) is one token, with head, relation, tag and lemma of the word whose
head lies outside it; *don't* stays *do* and *n't*, and clitics as the treebanks have them (*-t-il*).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TREEBANKS = SHARED / "treebanks"


@dataclass(frozen=True, slots=True)
class Word:
    """One surface token; `head` is the index of its head in the sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool = True


Sentence = tuple[Word, ...]


def read(name: str) -> Iterator[Sentence]:
    """The sentences of treebank file `name` (without `.conllu`), in order."""
    with (TREEBANKS / f"{name}.conllu").open(encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield _surface(rows)
                rows = []
        if rows:
            yield _surface(rows)


def _surface(rows: list[list[str]]) -> Sentence:
    words = [row for row in rows if row[0].isdigit()]
    ranges = [(row, *_ends(row[0])) for row in rows if "-" in row[0]]
    forms = {int(row[0]): row[1] for row in words}
    spelt = {first: last for row, first, last in ranges if "".join(forms[i] for i in range(first, last + 1)) == row[1]}
    tight = {i for first, last in spelt.items() for i in range(first, last)}
    loose = {last: row[9] for row, _, last in ranges}
    ranges = [(row, first, last) for row, first, last in ranges if first not in spelt]
    group = {number: (row, first, last) for row, first, last in ranges for number in range(first, last + 1)}
    heads = {int(row[0]): int(row[6]) for row in words}
    kept: list[tuple[list[str], str, str]] = []
    index_of: dict[int, int] = {}
    for row in words:
        number = int(row[0])
        if number not in group:
            kept.append((row, row[1], "SpaceAfter=No" if number in tight else loose.get(number, row[9])))
        elif number == group[number][1]:
            surface, first, last = group[number]
            members = [w for w in words if first <= int(w[0]) <= last]
            bearer = next(w for w in members if not first <= heads[int(w[0])] <= last)
            kept.append((bearer, surface[1], surface[9]))
        index_of[number] = len(kept) - 1
    return tuple(_word(row, form, misc, index_of) for row, form, misc in kept)


def _ends(range_: str) -> tuple[int, int]:
    first, last = range_.split("-")
    return int(first), int(last)


def _word(row: list[str], form: str, misc: str, index_of: dict[int, int]) -> Word:
    head = int(row[6])
    own = index_of[int(row[0])]
    morph = "" if row[5] == "_" else row[5]
    lemma = form if row[2] == "_" else row[2]
    dep = "ROOT" if head == 0 else row[7]
    return Word(form, lemma, row[3], morph, index_of[head] if head else own, dep, "SpaceAfter=No" not in misc)


def text_of(sentence: Sentence) -> str:
    return "".join(word.form + " " * word.space for word in sentence)


def root_of(sentence: Sentence) -> int:
    return next(i for i, word in enumerate(sentence) if word.head == i)


def subtree(sentence: Sentence, head: int) -> list[int]:
    """Indices of `head` and all that depends on it, in order."""
    inside = {head}
    while True:
        grown = inside | {i for i, word in enumerate(sentence) if word.head in inside}
        if grown == inside:
            return sorted(inside)
        inside = grown


def rehead(sentence: Sentence, changes: dict[int, tuple[int, str]]) -> Sentence:
    """`sentence` with other heads and relations for the words at the indices of `changes`."""
    return tuple(
        replace(word, head=changes[i][0], dep=changes[i][1]) if i in changes else word
        for i, word in enumerate(sentence)
    )

"""A parse in plain Python: what spaCy found out about each token, read out once and asked ever after without spaCy.

spaCy makes a `Token` anew each time that one is asked for, looks its strings up by hash and finds its children by walking over
their neighbours. The steps ask many thousand such questions of an article; here each answer is an attribute, under
spaCy's name for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from mypy_extensions import mypyc_attr

from selon.model import Span

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "DEP", "MORPH")
NUMBERS = ("SPACY", "IS_PUNCT", "IS_SPACE", "IS_STOP", "IS_ALPHA", "IS_QUOTE", "SENT_START", "HEAD")

Morphology = dict[str, tuple[str, ...]]


@dataclass(slots=True, eq=False)
class Token:
    """The token at the place `i` of a `Parse`; `idx` is its first character, `end` the one behind its last.

    `relation` is `dep_` without its subtype; `children` are in the order of the text; a root is its own `head`.
    """

    doc: Parse = field(repr=False)
    i: int
    idx: int
    end: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    relation: str
    morph: Morphology = field(repr=False)
    whitespace_: str = field(repr=False)
    is_punct: bool = field(repr=False)
    is_space: bool = field(repr=False)
    is_stop: bool = field(repr=False)
    is_alpha: bool = field(repr=False)
    is_quote: bool = field(repr=False)
    is_sent_start: bool = field(repr=False)
    is_sent_end: bool = field(default=True, repr=False)
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on up to the root; no more than there are tokens, should heads go in a ring."""
        token, left = self, len(self.doc)
        while token.head is not token and left:
            token, left = token.head, left - 1
            yield token

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it: each one behind its children on the left and before those on the right."""
        found: list[Token] = []
        waiting, opened = [self], set()
        while waiting:
            token = waiting.pop()
            if not token.children or token.i in opened:
                found.append(token)
                continue
            opened.add(token.i)
            waiting += reversed([c for c in token.children if c.i > token.i])
            waiting.append(token)
            waiting += reversed([c for c in token.children if c.i < token.i])
        return found

    def feats(self, name: str) -> tuple[str, ...]:
        """Values of one morphological feature."""
        return self.morph.get(name, ())

    def is_ancestor(self, other: Token) -> bool:
        return any(token is self for token in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The token `step` places on. Raises `IndexError` where there is none."""
        place = self.i + step
        if place < 0:
            raise IndexError(place)
        return self.doc[place]


@mypyc_attr(native_class=False)
class Parse(list[Token]):
    """The tokens of a text in order. `starts` and `ends` are the characters of their edges, `sents` the sentences."""

    __slots__ = ("ends", "sents", "starts", "text")

    def __init__(self, docs: Sequence[Doc]) -> None:
        """What spaCy made of `docs`, side by side as one text; each of them starts a sentence."""
        super().__init__()
        for doc in docs:
            self.extend(_tokens(self, doc))
        self.text = "".join([token.text_with_ws for token in self])
        for token, following in pairwise(self):
            token.is_sent_end = following.is_sent_start
        self.starts = [token.idx for token in self]
        self.ends = [token.end for token in self]
        edges = [*(token.i for token in self if token.is_sent_start), len(self)]
        self.sents = [self[start:end] for start, end in pairwise(edges)]

    def place(self, char: int) -> int:
        """The place of the token that holds the character, or else of the next one, which may be past the last."""
        return bisect_right(self.ends, char)

    def touched(self, span: Span) -> list[Token]:
        """The tokens that share a character with `span`."""
        return self[self.place(span.start) : bisect_left(self.starts, span.end)]


def _tokens(parse: Parse, doc: Doc) -> list[Token]:
    """The tokens of `doc` behind those that `parse` has already, with their heads and children."""
    array = doc.to_array([*STRINGS, *NUMBERS]).T
    columns = [_strings(column.tolist(), doc.vocab.strings) for column in array[: len(STRINGS)]]
    texts, lowers, lemmas, poses, deps, morphs = columns
    relations = {dep: dep.partition(":")[0] for dep in set(deps)}
    features = {morph: morphology(morph) for morph in set(morphs)}
    numbers: list[list[int]] = array[len(STRINGS) :].astype(np.int64).tolist()
    spaces, puncts, blanks, stops, alphas, quotes, starts, heads = numbers
    at = parse[-1].end + len(parse[-1].whitespace_) if parse else 0
    found: list[Token] = []
    before = len(parse)
    for i, text in enumerate(texts):
        end, dep, white = at + len(text), deps[i], " " if spaces[i] else ""
        token = Token(
            parse, before + i, at, end, text, lowers[i], lemmas[i], poses[i], dep, relations[dep], features[morphs[i]], white,
            puncts[i] != 0, blanks[i] != 0, stops[i] != 0, alphas[i] != 0, quotes[i] != 0, starts[i] == 1 or i == 0,
        )  # fmt: skip
        found.append(token)
        at = end + len(white)
    _tie(found, heads)
    return found


def _tie(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Give each token its head, so many places on, and each head its children."""
    for i, (token, step) in enumerate(zip(tokens, heads, strict=True)):
        token.head = tokens[i + step]
        if step:
            token.head.children.append(token)


def _strings(hashes: Sequence[int], known: StringStore) -> list[str]:
    """What the hashes stand for, each looked up once."""
    shown = {number: known[number] for number in set(hashes)}
    return [shown[number] for number in hashes]


@lru_cache(maxsize=1 << 14)
def morphology(features: str) -> Morphology:
    """The features of « Number=Sing|Tense=Past » by name."""
    pairs = (feature.partition("=") for feature in features.split("|"))
    return {name: tuple(values.split(",")) for name, bar, values in pairs if bar}

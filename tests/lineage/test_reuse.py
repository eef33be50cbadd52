"""Words, fingerprints, alignment: what they promise of any text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from selon.language.words import WORD
from selon.lineage import fingerprint, shared_passages
from selon.lineage.alignment import align
from selon.lineage.candidates import FEW, candidates
from selon.lineage.fingerprint import GRAM, WINDOW, of_words
from selon.lineage.spans import common, merged, size, without
from selon.lineage.words import grams, words
from selon.model import Article, Block, BlockKind, Reading, Span
from tests.lineage.build import bare
from tests.lineage.texts import AGENCY, COPY

LETTERS = st.text(max_size=300)
VOCABULARY = st.lists(st.integers(0, 30).map(lambda n: f"mot{n:02}"), min_size=0, max_size=120)
PASSAGE = st.lists(st.integers(100, 999).map(lambda n: f"w{n}"), min_size=GRAM + WINDOW - 1, max_size=40, unique=True)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair))))


def plain(text: str, doc: str = "a") -> Article:
    return Article(doc, doc, text, "fr", (Block(BlockKind.BODY, Span(0, len(text))),))


@given(LETTERS)
def test_words_are_those_of_the_language_layer(text: str) -> None:
    row = words(plain(text))
    found = list(zip(row.starts.tolist(), row.ends.tolist(), strict=True))
    assert found == [match.span() for match in WORD.finditer(text)]


def test_a_word_has_one_number_whatever_stands_beside_it() -> None:
    alone, beside = words(plain("Préfecture")), words(plain("12345678901234567890 préfectures, PREFECTURE"))
    assert {int(number) for number in beside.numbers[1:]} == {int(alone.numbers[0])}
    assert words(plain("123456")).numbers[0] != words(plain("123457")).numbers[0]


@given(VOCABULARY, VOCABULARY, PASSAGE)
def test_every_shared_passage_leaves_a_common_fingerprint(
    before: list[str], after: list[str], passage: list[str]
) -> None:
    one, other = plain(" ".join((*before, *passage)), "a"), plain(" ".join((*passage, *after)), "b")
    assert {hash_ for hash_, _ in fingerprint(one)} & {hash_ for hash_, _ in fingerprint(other)}


@given(LETTERS)
def test_fingerprints_stand_in_the_text(text: str) -> None:
    row = words(plain(text))
    found = of_words(row)
    assert len(found) <= max(0, len(row) - GRAM + 1)
    assert all(0 <= place < len(text) and 0 <= hash_ < 2**63 for hash_, place in found)
    assert all(one[1] < other[1] for one, other in pairwise(found))


@given(VOCABULARY, VOCABULARY)
def test_passages_stand_in_both_texts_in_equal_order(left: list[str], right: list[str]) -> None:
    ours, theirs = words(plain(" ".join(left), "a")), words(plain(" ".join(right), "b"))
    for passage in align(ours, theirs):
        assert 0 <= passage.left < passage.left_end <= len(ours)
        assert 0 <= passage.right < passage.right_end <= len(theirs)
        assert 0 < passage.sameness <= 1


@given(VOCABULARY, VOCABULARY, PASSAGE)
def test_a_passage_in_both_texts_is_found(before: list[str], after: list[str], passage: list[str]) -> None:
    ours, theirs = words(plain(" ".join((*before, *passage)), "a")), words(plain(" ".join((*passage, *after)), "b"))
    assert any(found.left_end >= len(before) + len(passage) and found.right == 0 for found in align(ours, theirs))


def test_nothing_is_found_across_what_was_left_out() -> None:
    text = "un deux trois quatre PUB cinq six sept huit"
    cut = text.index("PUB")
    blocks = (
        Block(BlockKind.BODY, Span(0, cut)),
        Block(BlockKind.BOILERPLATE, Span(cut, cut + 4)),
        Block(BlockKind.BODY, Span(cut + 4, len(text))),
    )
    article = replace(plain(text), blocks=blocks)
    assert not align(words(article), words(plain("un deux trois quatre cinq six sept huit", "b")))


def test_grams_of_too_few_words_are_none() -> None:
    assert len(grams(np.zeros(2, np.uint64), GRAM)) == 0
    assert fingerprint(plain("")) == ()


@given(SPANS, SPANS)
def test_sets_of_places(ones: list[Span], others: list[Span]) -> None:
    left, right = merged(ones), merged(others)
    points = [{place for span in spans for place in range(*span)} for spans in (left, right)]
    assert size(common(left, right)) == len(points[0] & points[1])
    assert size(without(left, right)) == len(points[0] - points[1])


def test_shared_passages_are_told_from_either_side() -> None:
    found = shared_passages((bare(AGENCY, "a.txt"), bare(COPY, "b.txt")))
    texts = {"a.txt": AGENCY, "b.txt": COPY}
    assert found
    for one in found:
        assert any((o.doc, o.span) == (one.their_doc, one.their_span) for o in found)
        assert texts[one.doc][slice(*one.span)].split()[0].strip("« ")
        assert 0 <= one.span.start < one.span.end <= len(texts[one.doc])


def test_in_large_stories_few_words_in_common_make_no_pair() -> None:
    def reading(number: int, text: str) -> Reading:
        article = plain(text, f"{number:03}")
        return Reading(article, (), (), (), fingerprint(article))

    fillers = [" ".join(f"m{number}x{at}" for at in range(60)) for number in range(FEW + 10)]
    formula = "dans la nuit de mardi à mercredi"
    few = [reading(n, f"{text} {formula}" if n < 2 else text) for n, text in enumerate(fillers)]
    assert not candidates(few)
    many = [reading(n, f"{text} {AGENCY}" if n < 2 else text) for n, text in enumerate(fillers)]
    assert candidates(many) == {(0, 1)}
    assert len({one.doc for one in shared_passages(many)}) == 2


def test_pairs_of_many_copies_grow_with_their_number() -> None:
    texts = [plain(AGENCY, f"{n:03}") for n in range(300)]
    readings = [Reading(article, (), (), (), fingerprint(article)) for article in texts]
    assert len(candidates(readings)) < 10 * len(readings)

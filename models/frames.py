"""Made reporting sentences: clauses and noun phrases of a treebank set into hand-written frames with known trees.

Treebanks hold few reporting verbs with their subject behind them, few incises, few quotations after a colon: what news is made
of. A frame is a line of pieces, `NAME>HEAD:relation`: `NP>V:nsubj V:ROOT que>S:mark S>V:ccomp .>V:punct`. A name ending in
`?` stands in some of the sentences only.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.treebanks import Sentence, Word, root_of, subtree

CLAUSE_LENGTH = range(5, 24)
PHRASE_LENGTH = range(1, 9)
OPTIONAL_SHARE = 0.45
NO_SPACE_BEFORE = {",", ".", "?", "!"}


@dataclass(frozen=True, slots=True)
class Piece:
    name: str
    head: str | None
    dep: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Material:
    """What frames are filled with: `clauses` and `phrases` of a treebank, `makers` of verbs, days, addressees, fixed words;
    `mend` sees to what happens where pieces meet (elision)."""

    clauses: Sequence[Sentence]
    phrases: Sequence[Sentence]
    makers: dict[str, Callable[[random.Random, bool], Sentence]]
    quotes: Sequence[tuple[str, str, bool]]
    is_plural: Callable[[Sentence], bool]
    mend: Callable[[Sentence], Sentence] = lambda sentence: sentence


def parse_frame(line: str) -> list[Piece]:
    pieces = []
    for token in line.split():
        target, _, dep = token.partition(":")
        name, _, head = target.partition(">")
        pieces.append(Piece(name.rstrip("?"), head or None, dep, name.endswith("?")))
    return pieces


def harvest_clauses(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Main clauses with a finite verb and its subject, without their final stop, first letter lowered where it may be."""
    clauses = []
    for sentence in sentences:
        body = sentence[:-1] if sentence[-1].form == "." else ()
        if len(body) not in CLAUSE_LENGTH or {'"', "«", "»", "“", "”", ":", "(", ";"} & {word.form for word in body}:
            continue
        root = root_of(sentence)
        subjects = [i for i, word in enumerate(body) if word.head == root and word.dep.startswith("nsubj")]
        if body[root].pos == "VERB" and "VerbForm=Inf" not in body[root].morph and subjects and subjects[0] < root:
            clauses.append(_lowered(body))
    return clauses


def harvest_phrases(sentences: Sequence[Sentence], people: frozenset[str]) -> list[Sentence]:
    """Subjects that could speak: a proper name, or a noun whose lemma is in `people`, with their dependents."""
    phrases = []
    for sentence in sentences:
        for i, word in enumerate(sentence):
            if word.dep != "nsubj" or not (word.pos == "PROPN" or word.lemma in people):
                continue
            inside = subtree(sentence, i)
            if len(inside) in PHRASE_LENGTH and inside == list(range(inside[0], inside[-1] + 1)):
                phrase = _cut(sentence, inside)
                if all(part.form.isalnum() or len(part.form) > 1 for part in phrase):
                    phrases.append(_lowered(phrase))
    return phrases


def _cut(sentence: Sentence, inside: list[int]) -> Sentence:
    place = {old: new for new, old in enumerate(inside)}
    return tuple(replace(sentence[i], head=place.get(sentence[i].head, place[i])) for i in inside)


def _lowered(words: Sentence) -> Sentence:
    first = words[0]
    if first.pos == "PROPN" or first.form in {"I", "I'm"}:
        return words
    return (replace(first, form=first.form[:1].lower() + first.form[1:]), *words[1:])


def _raised(words: Sentence) -> Sentence:
    """First letter of the first word raised, behind an opening mark too."""
    if words[0].pos == "PUNCT" and len(words) > 1:
        return (words[0], *_raised(words[1:]))
    return (replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:]), *words[1:])


def make(frames: Sequence[str], material: Material, count: int, seed: int) -> list[Sentence]:
    """`count` sentences, frames drawn in turn. The same seed gives the same sentences."""
    dice = random.Random(seed)  # noqa: S311  (no secret)
    parsed = [parse_frame(line) for line in frames]
    made = (_filled(parsed[n % len(parsed)], material, dice) for n in range(count))
    return [_raised(material.mend(sentence)) for sentence in made]


def _filled(frame: Sequence[Piece], material: Material, dice: random.Random) -> Sentence:
    chosen = [piece for piece in frame if not piece.optional or dice.random() < OPTIONAL_SHARE]
    phrase = dice.choice(material.phrases)
    plural = material.is_plural(phrase) or any(piece.name == "NP2" for piece in chosen)
    opening, closing, spaced = dice.choice(material.quotes)
    parts: list[Sentence] = []
    for piece in chosen:
        if piece.name == "NP":
            parts.append(phrase)
        elif piece.name in {"NP2", "NP3"}:
            parts.append(dice.choice(material.phrases))
        elif piece.name in {"S", "S2"}:
            clause = dice.choice(material.clauses)
            parts.append(_raised(clause) if parts and parts[-1][0].form == opening else clause)
        elif piece.name == "«":
            parts.append((Word(opening, opening, "PUNCT", "", 0, "punct", spaced),))
        elif piece.name == "»":
            parts.append((Word(closing, closing, "PUNCT", "", 0, "punct", True),))
        elif piece.name in material.makers:
            parts.append(material.makers[piece.name](dice, plural))
        else:
            parts.append((Word(piece.name, piece.name, "PUNCT", "", 0, "punct", True),))
    return _joined(chosen, parts, spaced)


def _joined(pieces: Sequence[Piece], parts: list[Sentence], spaced: bool) -> Sentence:
    starts, total = [], 0
    for part in parts:
        starts.append(total)
        total += len(part)
    roots = {piece.name: start + root_of(part) for piece, start, part in zip(pieces, starts, parts, strict=True)}
    words: list[Word] = []
    for piece, start, part in zip(pieces, starts, parts, strict=True):
        if words and words[-1].form[-1].isalnum():
            words[-1] = replace(words[-1], space=True)
        tight = part[0].form in NO_SPACE_BEFORE or (piece.name == "»" and not spaced)
        if tight and words:
            words[-1] = replace(words[-1], space=False)
        own = root_of(part)
        for i, word in enumerate(part):
            if i != own:
                words.append(replace(word, head=word.head + start))
            elif piece.head is None:
                words.append(replace(word, head=start + own, dep="ROOT"))
            else:
                words.append(replace(word, head=roots[piece.head], dep=piece.dep))
    return tuple(words)


def fixed(*words: tuple[str, str, str, str, int, str]) -> Callable[[random.Random, bool], Sentence]:
    """A maker of always the same words: (form, lemma, tag, morphology, head within, relation within) each."""
    made = tuple(
        Word(form, lemma, pos, morph, head, dep, not form.endswith("'")) for form, lemma, pos, morph, head, dep in words
    )
    return lambda _dice, _plural: made


def one_of(*makers: Callable[[random.Random, bool], Sentence]) -> Callable[[random.Random, bool], Sentence]:
    return lambda dice, plural: dice.choice(makers)(dice, plural)

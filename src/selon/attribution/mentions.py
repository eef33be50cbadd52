"""Noun phrases read word by word: what stands before the head, the head, and the proper names in it.

Names are found by their capitals and the parser's tags, not by lists of names. Everything is in tokens of the `Doc`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from selon.attribution.tree import at, end
from selon.language import table
from selon.model import Span

NO_NAME = frozenset({"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PUNCT", "NUM"})
HYPHENS = ("-", "‑")
MARKS = frozenset("\"«»“”„‟''‘’()[],;:.…–—―-")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables `speakers` and `roles` of a language: `words[group]` is a set of lower-case words."""

    words: dict[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        return word in self.words.get(group, frozenset())

    def group_of(self, prefix: str, word: str) -> str:
        """The name of the first group under `prefix` that holds `word`, else nothing."""
        return next((g.partition(".")[2] for g, w in self.words.items() if g.startswith(prefix) and word in w), "")


@cache
def vocabulary(lang: str) -> Vocabulary:
    found: dict[str, frozenset[str]] = {}
    for name in ("speakers", "roles"):
        for section, groups in table(lang, name).items():
            found.update({f"{section}.{group}": frozenset(words) for group, words in groups.items()})
    return Vocabulary(found)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. `core` is what stands before the first comma or relative clause, without the determiner;
    `head` is the lemma of its common noun, empty where a name leads; `name` the tokens of the name that tells who it is."""

    tokens: tuple[Token, ...]
    core: tuple[Token, ...]
    determiner: str
    word: str
    head: Token | None
    name: tuple[Token, ...]
    title: str


def read(doc: Doc, span: Span, lang: str) -> Phrase:
    """The phrase that `span` covers; of no tokens where it covers none."""
    words = vocabulary(lang)
    tokens = _trimmed([t for t in tokens_in(doc, span) if not t.is_space])
    if not tokens:
        return Phrase((), (), "", "", None, (), "")
    stop = next((k for k, t in enumerate(tokens) if k and _stops(t, words)), len(tokens))
    before, after = tokens[:stop], tokens[stop:]
    word, determiner = "", ""
    if len(before) > 1:
        determiner = words.group_of("determiners.", before[0].lower_)
        word = before[0].lower_ if determiner else ""
    core = before[1:] if determiner else before
    lead = _leading(core, words)
    title = next((g for t in core[: lead + 1] if (g := title_of(t, words))), "")
    names = [run for run in runs(core, words) if run]
    if names and names[0][0].i <= core[lead].i + 1 and not _common_before(core, names[0], words):
        return Phrase(tuple(tokens), tuple(core), determiner, word, None, names[0], title)
    head = next((t for t in core if _is_common(t, words)), core[lead])
    return Phrase(tuple(tokens), tuple(core), determiner, word, head, _apposed(head, names, after, words), title)


def _stops(token: Token, words: Vocabulary) -> bool:
    return token.text in (",", "(", "–", "—", ";", ":") or (
        words.has("names.relatives", token.lower_) and token.pos_ != "ADP"
    )


def _leading(core: Sequence[Token], words: Vocabulary) -> int:
    """Index of the first word of the core that is no qualifier or title."""
    for k, token in enumerate(core):
        if token.pos_ not in ("ADJ", "DET", "NUM", "ADV", "PUNCT") and not title_of(token, words):
            return k
    return max(len(core) - 1, 0)


def _common_before(core: Sequence[Token], run: Sequence[Token], words: Vocabulary) -> bool:
    return any(_is_common(t, words) for t in core if t.i < run[0].i)


def _is_common(token: Token, words: Vocabulary) -> bool:
    if title_of(token, words) and token.text[:1].isupper():
        return False
    return token.pos_ in ("NOUN", "ADJ", "PROPN", "X", "VERB") and token.text[:1].islower() and token.pos_ != "ADJ"


def title_of(token: Token, words: Vocabulary) -> str:
    """`masculine`, `feminine` or `plain` where the token is a form of address or rank."""
    return words.group_of("titles.", token.lower_) or words.group_of("titles.", token.lower_.rstrip("."))


def _apposed(
    head: Token, names: Sequence[tuple[Token, ...]], after: Sequence[Token], words: Vocabulary
) -> tuple[Token, ...]:
    """The name that stands beside the head as its equal: « le ministre Paul Martin », « la ministre, Anne Dubois »."""
    for run in names:
        if run[0].i <= head.i:
            continue
        own = _own_name(run, words)
        if own:
            return own
    follows = [t for t in after if t.text not in (",", "(")]
    found = next(runs(follows[:8], words), ())
    near = found and found[0].i - head.i > 0 and all(t.i >= found[0].i or title_of(t, words) for t in follows)
    return found if near and len(found) > 1 and follows[0].text[:1].isupper() else ()


def _own_name(run: tuple[Token, ...], words: Vocabulary) -> tuple[Token, ...]:
    """Of a run of capitals the part that is no complement of what precedes it: after « de la Banque de France » the rest."""
    previous = run[0].nbor(-1) if run[0].i else None
    if previous is None:
        return run
    complement = words.has("names.prepositions", previous.lower_) or bool(
        words.group_of("determiners.", previous.lower_)
    )
    if not complement:
        return run if len(run) > 1 or title_of(previous, words) else ()
    for k in range(1, len(run)):
        if not words.has("names.particles", run[k].lower_) and not words.has("names.particles", run[k - 1].lower_):
            rest = run[k:]
            return rest if len(rest) > 1 and run[k - 1].text not in HYPHENS and run[k].text not in HYPHENS else ()
    return ()


def runs(tokens: Sequence[Token], words: Vocabulary) -> Iterator[tuple[Token, ...]]:
    """Proper names: words with capitals, particles and hyphens between them, forms of address left out."""
    k = 0
    while k < len(tokens):
        if not is_name_word(tokens[k], words):
            k += 1
            continue
        last = _run_end(tokens, k, words)
        yield tuple(tokens[k : last + 1])
        k = last + 1


def _run_end(tokens: Sequence[Token], first: int, words: Vocabulary) -> int:
    last = first
    while last + 1 < len(tokens):
        step = last + 1
        while step < len(tokens) and step - last <= 2 and _links(tokens[step], words):
            step += 1
        if (
            step >= len(tokens)
            or not is_name_word(tokens[step], words)
            or tokens[step].i - tokens[last].i != step - last
        ):
            return last
        last = step
    return last


def _links(token: Token, words: Vocabulary) -> bool:
    return token.text in HYPHENS or (token.text[:1].islower() and words.has("names.particles", token.lower_))


def is_name_word(token: Token, words: Vocabulary) -> bool:
    """Whether the token may be part of a proper name: a capital, no form of address, no word of the grammar."""
    text = token.text
    if not text[:1].isupper() or title_of(token, words):
        return False
    if token.pos_ in NO_NAME and not (token.pos_ in ("NUM", "VERB", "ADV") and _surrounded(token)):
        return False
    return not (token.is_stop and token.is_sent_start is True) and not (token.is_stop and token.pos_ != "PROPN")


def _surrounded(token: Token) -> bool:
    """Whether both neighbours, or the one there is in the sentence, are proper nouns."""
    beside = [t for t in (token.doc[token.i - 1 : token.i], token.doc[token.i + 1 : token.i + 2]) if len(t)]
    return bool(beside) and all(t[0].pos_ == "PROPN" for t in beside)


def tokens_in(doc: Doc, span: Span) -> Iterator[Token]:
    """The tokens that share a character with `span`."""
    token = at(doc, span.start)
    index = token.i if token is not None else len(doc)
    while index < len(doc) and doc[index].idx < span.end:
        if end(doc[index]) > span.start:
            yield doc[index]
        index += 1


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in MARKS:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in MARKS:
        tokens = tokens[:-1]
    return tokens


def shown(tokens: Sequence[Token]) -> str:
    """The tokens as they stand in the text, white space made single blanks."""
    if not tokens:
        return ""
    text = "".join(t.text_with_ws for t in tokens[:-1]) + tokens[-1].text
    return " ".join(text.split())

"""Noun phrases read word by word: what stands before the head, the head, and the proper names in it.

Names are found by their capitals and the parser's tags, not by lists of names. Everything is in tokens of the parse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from selon.language import table
from selon.language.tokens import Parse, Token
from selon.language.words import folded, key
from selon.model import Span

NO_NAME = frozenset({"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PUNCT", "NUM"})
REMEMBERED = 100_000
"""Look-ups kept, so that a long run needs no more memory than a short one."""
TOKENS = 4096
"""Tokens of which it is kept whether they may be part of a name: those of the last few articles."""
HYPHENS = ("-", "‑")
MARKS = frozenset("\"«»“”„‟''‘’()[],;:.…–—―-")


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The tables `speakers` and `roles` of a language: `words[group]` is a set of lower-case words, `groups[word]` the groups
    that hold it, in the order of the tables."""

    words: dict[str, frozenset[str]]
    groups: dict[str, tuple[str, ...]]

    def has(self, group: str, word: str) -> bool:
        return word in self.words.get(group, frozenset())

    def group_of(self, prefix: str, word: str) -> str:
        """The name of the first group under `prefix` that holds `word`, else nothing."""
        for group in self.groups.get(word, ()):
            if group.startswith(prefix):
                return group.partition(".")[2]
        return ""


@cache
def vocabulary(lang: str) -> Vocabulary:
    found: dict[str, frozenset[str]] = {}
    for name in ("speakers", "roles"):
        for section, groups in table(lang, name).items():
            plain = section in ("heads", "speechless")
            found.update({f"{section}.{group}": _written(words, plain) for group, words in groups.items()})
    holding: dict[str, list[str]] = defaultdict(list)
    for group, held in found.items():
        for word in held:
            holding[word].append(group)
    return Vocabulary(found, {word: tuple(own) for word, own in holding.items()})


def _written(words: Sequence[str], plain: bool) -> frozenset[str]:
    """The words, and those without accents where a text may drop them."""
    return frozenset(words) | (frozenset(folded(w) for w in words) if plain else frozenset())


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


def read(doc: Parse, span: Span, lang: str, persons: Container[str] = frozenset()) -> Phrase:
    """The phrase that `span` covers; of no tokens where it covers none. `persons` are keys of names known for persons'."""
    words = vocabulary(lang)
    tokens = _trimmed([t for t in doc.touched(span) if not t.is_space])
    if not tokens:
        return Phrase((), (), "", "", None, (), "")
    plain = _without_brackets(tokens)
    stop = next((k for k, t in enumerate(plain) if k and _stops(t, words)), len(plain))
    before, after = plain[:stop], plain[stop:]
    word, determiner = "", ""
    if len(before) > 1:
        determiner = words.group_of("determiners.", before[0].lower_)
        word = before[0].lower_ if determiner else ""
        if determiner == "definite" and "Ind" in before[0].feats("Definite"):
            determiner = "indefinite"
    core = _whole(before[1:] if determiner else before, words)
    title = next((g for t in core if (g := title_of(t, words))), "")
    names = list(runs(core, words))
    head = _head(core, names, words)
    if head is None:
        addressed = [r for r in names if r[0].i and title_of(r[0].nbor(-1), words) and r[0].i > core[0].i]
        unread = tuple(core) if core and core[0].text[:1].isupper() else ()
        name = addressed[-1] if addressed else names[0] if names else unread
        return Phrase(tuple(tokens), tuple(core), determiner, word, None, name, title)
    apposed = _apposed(head, names, after, words, persons)
    return Phrase(tuple(tokens), tuple(core), determiner, word, head, apposed, title)


def _whole(core: list[Token], words: Vocabulary) -> list[Token]:
    """« un des responsables », "one of the officials": those of whom one is."""
    first = next((k for k, t in enumerate(core[:3]) if words.has("names.partitives", t.lower_)), len(core))
    if len(core) < 3 or any(t.pos_ not in ("NUM", "ADJ", "DET", "ADV") for t in core[:first]):
        return core
    rest = core[first + 1 :]
    while len(rest) > 1 and (words.has("names.prepositions", rest[0].lower_) or _determines(rest[0], words)):
        rest = rest[1:]
    return rest if len(rest) < len(core) - first - 1 else core


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    kept, depth = [], 0
    for token in tokens:
        depth += token.text in ("(", "[")
        if not depth or len(tokens) < 3:
            kept.append(token)
        depth -= token.text in (")", "]") and depth > 0
    return kept or list(tokens)


def _head(core: Sequence[Token], names: Sequence[tuple[Token, ...]], words: Vocabulary) -> Token | None:
    """The common noun that heads the phrase, nothing where a name does: the first noun, or the last before a preposition
    in languages that put it there; a noun of the lists of kinds goes before an unlisted one."""
    stop = next((k for k, t in enumerate(core) if k and words.has("names.prepositions", t.lower_)), len(core))
    first = core[:stop]
    named = {t.i for run in names for t in run}
    common = [t for t in first if t.i not in named and _is_common(t, words)]
    if "last" in words.words["order.head"]:
        after = [t for t in common if not named or t.i > max((i for i in named if i <= first[-1].i), default=-1)]
        ahead = [t for t in common if t not in after]
        return after[-1] if after else ahead[-1] if ahead else None
    if not common and not names:
        return next((t for t in first if t.text[:1].islower() and t.pos_ != "ADJ"), None)
    if common and names and names[0][0].i < common[0].i and names[0][0].i == core[0].i:
        return None
    listed = [t for t in common if any(words.group_of("heads.", w) for w in (t.lower_, t.lemma_.lower()))]
    return next(iter(listed or common), None)


def _stops(token: Token, words: Vocabulary) -> bool:
    if token.text in ("-", "–", "—") and token.whitespace_ and token.i and token.nbor(-1).whitespace_:
        return True
    return token.text in (",", "(", ";", ":") or (words.has("names.relatives", token.lower_) and token.pos_ != "ADP")


def _is_common(token: Token, words: Vocabulary) -> bool:
    """Whether the token is a common noun; one at the start of a sentence may have a capital."""
    if token.pos_ not in ("NOUN", "PROPN", "X", "VERB") or words.group_of("determiners.", token.lower_):
        return False
    if token.text[:1].islower():
        return token.pos_ != "VERB" or not token.feats("VerbForm")
    return token.pos_ == "NOUN" and token.is_sent_start is True and token.text[1:].islower()


def title_of(token: Token, words: Vocabulary) -> str:
    """`masculine`, `feminine` or `plain` where the token is a form of address or rank."""
    return _title(words, token.lower_)


def gender_of(determiner: str, words: Vocabulary) -> str:
    """`feminine` or `masculine` where the determiner shows it, else nothing."""
    return next((g for g in ("feminine", "masculine") if words.has(f"determiners.{g}", determiner)), "")


@lru_cache(maxsize=REMEMBERED)
def _title(words: Vocabulary, form: str) -> str:
    return words.group_of("titles.", form) or words.group_of("titles.", form.rstrip("."))


def _apposed(
    head: Token, names: Sequence[tuple[Token, ...]], after: Sequence[Token], words: Vocabulary, persons: Container[str]
) -> tuple[Token, ...]:
    """The name that stands beside the head as its equal: « le ministre Paul Martin », « la ministre, Anne Dubois »."""
    business = {words.group_of("heads.", w) for w in (head.lower_, head.lemma_.lower())} & {"outlet", "institution"}
    for run in names:
        if len(run) == 1 and run[0].text.isupper() and not business:
            continue
        if run[0].i > head.i and not _of_another(head, run, words):
            own = _own_name(run, words, persons)
            if own:
                return own
    follows = [t for t in after if t.text not in (",", "(")]
    found = next(runs(follows[:8], words), ())
    if not found or any(not (title_of(t, words) or _determines(t, words)) for t in follows if t.i < found[0].i):
        return ()
    return found if len(found) > 1 else ()


def _of_another(head: Token, run: Sequence[Token], words: Vocabulary) -> bool:
    """Whether the name goes with a later noun: behind a verb (« des élus reçus par le maire Paul Martin »), or a complement:
    a role (« un proche du président Paul Martin »), a body called after someone (« des membres du gouvernement Martin »)."""
    between = list(head.doc[head.i + 1 : run[0].i])
    led = [t for t in between if not words.group_of("determiners.", t.lower_) or t.pos_ == "ADP"]
    named = ("heads.person", "heads.institution") if len(run) == 1 else ("heads.person",)
    role = len(led) > 1 and any(words.has(group, led[-1].lemma_.lower()) for group in named)
    if role and words.has("names.prepositions", led[-2].lower_):
        return True
    return any(t.pos_ == "VERB" for t in between) and any(_determines(t, words) for t in between)


def _determines(token: Token, words: Vocabulary) -> bool:
    return token.text[:1].islower() and bool(words.group_of("determiners.", token.lower_))


def _own_name(run: tuple[Token, ...], words: Vocabulary, persons: Container[str]) -> tuple[Token, ...]:
    """Of a run of capitals the part that is no complement of what precedes it: after « de la Banque de France » the rest."""
    before = run[0].i - 1
    while before > 0 and title_of(run[0].doc[before], words):
        before -= 1
    previous = run[0].doc[max(before, 0)]
    if words.has("groups.coordinated", previous.lower_):
        return ()
    if not (words.has("names.prepositions", previous.lower_) or _determines(previous, words)):
        return run
    if key(shown(run)) in persons:
        return ()
    rests = [run[k:] for k in range(1, len(run)) if splits(run[k - 1], run[k], words)]
    known = [rest for rest in rests if key(shown(rest)) in persons]
    return next(iter(known), ())


def splits(left: Token, right: Token, words: Vocabulary) -> bool:
    """Whether one name may end and another begin between two words of a run."""
    return not any(t.text in HYPHENS or words.has("names.particles", t.lower_) for t in (left, right))


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


@lru_cache(maxsize=TOKENS)
def is_name_word(token: Token, words: Vocabulary) -> bool:
    """Whether the token may be part of a proper name: a capital, no form of address, no word of the grammar."""
    text = token.text
    if not text[:1].isupper() or title_of(token, words) or words.group_of("determiners.", token.lower_):
        return False
    if token.pos_ == "NOUN" and token.is_sent_start is True and text[1:].islower() and not _before_capital(token):
        return False
    if token.pos_ in NO_NAME and not (token.pos_ in ("NUM", "VERB", "ADV") and _surrounded(token)):
        return False
    return not (token.is_stop and token.is_sent_start is True) and not (token.is_stop and token.pos_ != "PROPN")


def _before_capital(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper()


def _surrounded(token: Token) -> bool:
    """Whether both neighbours, or the one there is in the sentence, are proper nouns."""
    beside = [*token.doc[token.i - 1 : token.i], *token.doc[token.i + 1 : token.i + 2]]
    return bool(beside) and all(t.pos_ == "PROPN" for t in beside)


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

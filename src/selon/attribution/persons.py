"""Which runs of capitals name a person: by their form, and by how the whole document writes them.

A name of two words or more that is no place, outlet or body; not one that mostly follows an article, nor one whose
first word the document also writes small, as a common noun. No list of first names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from selon.attribution import geography
from selon.attribution.kinds import can_speak, is_body, kind_of_head
from selon.attribution.mentions import HYPHENS, Vocabulary, shown, title_of
from selon.language.outlets import outlet
from selon.language.tokens import Parse, Token
from selon.language.words import folded, key
from selon.model import SpeakerKind

LONGEST = 6
"""Words and hyphens that a person's name has at most."""
MOSTLY = 0.5
OFTEN = 4
"""Times that a text names a person in full before it is odd that it never does so by last name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document shows of its names: `small` are folded nouns and adjectives written without capital, `whole` the
    keys of all names, `things` of those that mostly follow an article or a thing's noun, or are often told and never in short."""

    lang: str
    small: frozenset[str]
    whole: frozenset[str]
    things: frozenset[str]


def evidence(doc: Parse, found: Sequence[Sequence[Token]], words: Vocabulary, lang: str) -> Evidence:
    small = frozenset(folded(t.text) for t in doc if t.pos_ in ("NOUN", "ADJ") and t.text.islower() and len(t.text) > 2)
    times = Counter(key(shown(run)) for run in found)
    behind = Counter(key(shown(run)) for run in found if determined(run, words) or _of_thing(run, words, lang))
    things = {name for name, n in behind.items() if n > MOSTLY * times[name]}
    subjects = {key(shown(run)) for run in found if any(t.dep_.startswith("nsubj") for t in run)}
    long = {name for name, n in times.items() if n >= OFTEN and not times[name.rpartition(" ")[2]]}
    things |= long - subjects
    things |= {name for name in times if _is_plural(name, times)}
    return Evidence(lang, small, frozenset(times), frozenset(things))


def _is_plural(name: str, times: Counter[str]) -> bool:
    """Whether the last word of a name is elsewhere told alone, once as it stands and once without its plural."""
    last = name.rpartition(" ")[2]
    return last != name and last.endswith("s") and last in times and last[:-1] in times


def _of_thing(run: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    """Whether the name is a thing's by the noun before it: « le prix X », « le fichier X »."""
    previous = run[0].nbor(-1) if run[0].i else None
    if previous is None or previous.pos_ != "NOUN" or not previous.text.islower() or title_of(previous, words):
        return False
    return not can_speak(previous, words, lang) or kind_of_head(previous, words, lang) is SpeakerKind.DOCUMENT


def determined(run: Sequence[Token], words: Vocabulary) -> bool:
    """Whether an article leads to the name; « de » is none, « du » is."""
    if not run[0].i:
        return False
    previous = run[0].nbor(-1).lower_
    if not words.group_of("determiners.", previous):
        return False
    return not words.has("names.prepositions", previous) or words.has("determiners.definite", previous)


def inner(run: tuple[Token, ...], known: Evidence, words: Vocabulary) -> tuple[Token, ...]:
    """The person's own part of a run: without a people before it (« le Français Paul Martin »), and without what a small
    preposition joins to a name that the text also has alone (« Matignon de Paul Martin »)."""
    if len(run) > 2 and geography.people_of(run[0].text, known.lang) and run[1].text not in HYPHENS:
        run = run[1:]
    for k in range(2, len(run) - 1):
        joined = run[k - 1].text[:1].islower() and words.has("names.prepositions", run[k - 1].lower_)
        if joined and key(shown(run[k:])) in known.whole:
            return run[k:]
    return run


def is_complement(run: Sequence[Token], words: Vocabulary) -> bool:
    """Whether a preposition, perhaps with an article, leads to the name: its first word may be another name's."""
    doc, k = run[0].doc, run[0].i - 1
    if k >= 0 and words.group_of("determiners.", doc[k].lower_) and len(run) > 2:
        return True
    return k >= 0 and words.has("names.prepositions", doc[k].lower_)


def is_heading(sentence: Sequence[Token]) -> bool:
    """Whether the sentence is written with capitals on most words, its verb among them."""
    if any(t.pos_ == "VERB" and t.text.islower() for t in sentence):
        return False
    letters = [t for t in sentence if t.is_alpha and len(t.text) > 3]
    return len(letters) > 3 and sum(t.text[0].isupper() for t in letters) > 0.7 * len(letters)


def person_name(run: Sequence[Token], words: Vocabulary, known: Evidence) -> str | None:
    """The full name of a person in a run of capitals, a middle initial left out; nothing where it is no person's."""
    parts = [t for t in run if not _initial(t) or t is run[0]]
    name = shown(run) if len(parts) == len(run) else " ".join(t.text for t in parts)
    if sum(t.text[:1].isupper() for t in parts) < 2 or len(run) > LONGEST or _written_large(run) or _labelled(run):
        return None
    if run[0].i and title_of(run[0].nbor(-1), words):
        return name
    if determined(run, words) or _is_thing(run, known):
        return None
    if is_body(run, words, known.lang) or _is_known_place(name, known.lang):
        return None
    medium = outlet(name)
    return None if medium is not None and not medium.ambiguous else name


def _is_thing(run: Sequence[Token], known: Evidence) -> bool:
    """Whether the document treats the name as a thing's: behind articles, its first word a noun elsewhere, a people at its end."""
    if key(shown(run)) in known.things or folded(run[0].text) in known.small:
        return True
    return geography.people_of(run[-1].text, known.lang) is not None


def _labelled(run: Sequence[Token]) -> bool:
    """One letter and a hyphen, as parties and places are told in brackets: "R-Ohio"."""
    return len(run) > 1 and len(run[0].text) == 1 and run[1].text in HYPHENS


def _written_large(run: Sequence[Token]) -> bool:
    """All in capitals: headings and acronyms say nothing about names."""
    return all(t.text.isupper() for t in run if t.text not in HYPHENS)


def _initial(token: Token) -> bool:
    return len(token.text.rstrip(".")) == 1 and token.text[:1].isupper()


def _is_known_place(name: str, lang: str) -> bool:
    return bool(geography.state(name, lang) or geography.capital_of(name, lang) or geography.seat(name, lang))

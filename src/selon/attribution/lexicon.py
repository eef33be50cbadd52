"""The cue words of a language: their usual stance and how surely they report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from selon.language import table
from selon.model import Stance

KINDS = {
    "noun": "nouns",
    "adjective": "adjectives",
    "preposition": "prepositions",
    "frame": "frames",
    "chain": "chains",
}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """`stances` maps (kind, lemma) to the usual stance; kinds are verb, noun, adjective, preposition, frame, chain.

    `light` are the verbs that frames start with.
    """

    stances: dict[tuple[str, str], Stance]
    strong: frozenset[str]
    words: dict[str, frozenset[str]]
    contractions: dict[str, str]
    light: frozenset[str]
    forms: dict[str, str]
    endings: dict[str, list[str]]

    def stance(self, kind: str, lemma: str) -> Stance | None:
        return self.stances.get((kind, lemma))

    def strength(self, kind: str, lemma: str) -> str:
        """`strong`, `weak` or `none`; only verbs are graded, other listed cues count as weak."""
        if (kind, lemma) not in self.stances:
            return "none"
        return "strong" if kind == "verb" and lemma in self.strong else "weak"

    def is_(self, name: str, word: str) -> bool:
        """Whether the lower-cased `word` stands in the word list `name` of sources.toml."""
        return word in self.words.get(name, frozenset())

    def verb_of(self, form: str) -> str | None:
        """The listed verb that the lower-cased `form` may be a form of, by the table of forms and endings."""
        known = self.forms.get(form)
        if known is not None:
            return known
        for cut in range(1, min(7, len(form) - 2)):
            for ending in self.endings.get(form[-cut:], ()):
                if form[:-cut] + ending in self.strong:
                    return form[:-cut] + ending
        return None

    def full(self, word: str) -> str:
        """The plain preposition behind an elided or contracted one."""
        return self.contractions.get(word, word)


@cache
def lexicon(lang: str) -> Lexicon:
    data = table(lang, "cues")
    stances: dict[tuple[str, str], Stance] = {}
    for grade in ("weak", "strong"):
        stances.update(_entries("verb", data["verbs"][grade]))
    for kind, name in KINDS.items():
        stances.update(_entries(kind, data[name]))
    strong = frozenset(lemma for lemmas in data["verbs"]["strong"].values() for lemma in lemmas)
    lists = table(lang, "sources")
    words = {name: frozenset(members) for name, members in lists.items() if isinstance(members, list)}
    light = frozenset(lemma.split()[0].split("|")[0] for kind, lemma in stances if kind == "frame")
    return Lexicon(stances, strong, words, dict(lists["contractions"]), light, data["forms"], data["endings"])


def _entries(kind: str, groups: dict[str, list[str]]) -> Iterable[tuple[tuple[str, str], Stance]]:
    """The first stance named for a lemma is its usual one."""
    seen: set[str] = set()
    for stance, lemmas in groups.items():
        for lemma in lemmas:
            if lemma not in seen:
                seen.add(lemma)
                yield (kind, lemma), Stance(stance)

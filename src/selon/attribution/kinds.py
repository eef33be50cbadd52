"""What kind of speaker a noun phrase names: a person, one without a name, a body, an outlet, a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from selon.attribution import geography
from selon.attribution.mentions import Phrase, Vocabulary, shown
from selon.attribution.words import lemmas
from selon.language.outlets import outlet
from selon.language.tokens import Token
from selon.model import SpeakerKind

ROMAN = re.compile(r"[IVX]+").fullmatch
ACRONYM = 7
"""Letters of a name written all in capitals that is a body and no person."""
REMEMBERED = 20_000
"""Words whose kind is kept once it was looked up."""
HEADS = (
    ("person", SpeakerKind.UNNAMED),
    ("document", SpeakerKind.DOCUMENT),
    ("outlet", SpeakerKind.OUTLET),
    ("institution", SpeakerKind.INSTITUTION),
)


def kind_of(phrase: Phrase, words: Vocabulary, lang: str, is_person: bool = False) -> SpeakerKind:
    """The kind of a phrase that is no pronoun. `is_person`: its name is known for a person's elsewhere in the document."""
    if phrase.head is None:
        return kind_of_name(phrase, words, lang, is_person)
    if by_title(phrase.core, words):
        return SpeakerKind.PERSON
    kind = kind_of_head(phrase.head, words, lang)
    if phrase.name:
        named = outlet(shown(phrase.name))
        if kind is SpeakerKind.OUTLET or (named is not None and not named.ambiguous):
            return SpeakerKind.OUTLET
        person = kind is SpeakerKind.UNNAMED or (kind is None and can_speak(phrase.head, words, lang))
        return SpeakerKind.PERSON if person else kind or SpeakerKind.UNNAMED
    if kind is None and geography.people_of(phrase.head.text, lang) and phrase.head.text[:1].isupper():
        return SpeakerKind.INSTITUTION
    return kind or SpeakerKind.UNNAMED


def kind_of_head(head: Token, words: Vocabulary, lang: str) -> SpeakerKind | None:
    """The kind that a common noun tells, nothing where it is of none of the lists."""
    return _kind(words, head.lemma_, head.lower_, lang)


@lru_cache(maxsize=REMEMBERED)
def _kind(words: Vocabulary, lemma: str, form: str, lang: str) -> SpeakerKind | None:
    forms = {*lemmas(lemma, form, lang), form, form.rstrip("s")}
    for group, kind in HEADS:
        if any(words.has(f"heads.{group}", form) for form in forms):
            return kind
    return None


def can_speak(head: Token, words: Vocabulary, lang: str) -> bool:
    """Whether someone or something that speaks may be called by this noun: « crainte », "measure", "Tuesday" are none."""
    return _speaks(words, head.lemma_, head.lower_, lang)


@lru_cache(maxsize=REMEMBERED)
def _speaks(words: Vocabulary, lemma: str, form: str, lang: str) -> bool:
    plain = form.rstrip("s")
    forms = {*lemmas(lemma, form, lang), form, plain}
    if _kind(words, lemma, form, lang) is not None or any(words.has("speechless.but", form) for form in forms):
        return True
    if any(words.has("speechless.words", form) for form in forms):
        return False
    return not any(plain.endswith(e) and len(plain) > len(e) + 2 for e in words.words["speechless.endings"])


def is_human(head: Token, words: Vocabulary, lang: str) -> bool:
    """Whether the noun is one that persons go by: listed, or of an ending that makes such nouns."""
    kind = kind_of_head(head, words, lang)
    if kind is not None or not can_speak(head, words, lang):
        return kind is SpeakerKind.UNNAMED
    plain = head.lower_.split("-")[-1].rstrip("s")
    return any(plain.endswith(e) and len(plain) > len(e) + 1 for e in words.words["speaking.endings"])


def kind_of_name(phrase: Phrase, words: Vocabulary, lang: str, is_person: bool) -> SpeakerKind:
    """The kind of a phrase that a name leads."""
    name, whole = shown(phrase.name), shown(phrase.core)
    if not phrase.name:
        return SpeakerKind.UNNAMED
    if is_person and not phrase.determiner:
        return SpeakerKind.PERSON
    if phrase.title and not _ends_as_body(phrase.name, words, lang):
        return SpeakerKind.PERSON
    if any(_is_outlet(text, phrase) for text in (f"{phrase.word} {name}".strip(), whole)):
        return SpeakerKind.OUTLET
    if len(phrase.name) > 1 and phrase.determiner and words.has("heads.masthead", phrase.name[-1].lower_):
        return SpeakerKind.OUTLET
    if geography.state(whole, lang) or _place(name, lang) or is_body(phrase.name, words, lang):
        return kind_of_body(phrase.name, words, lang)
    if is_person:
        return SpeakerKind.PERSON
    if geography.people_of(name, lang) or "Plur" in phrase.name[-1].feats("Number"):
        return SpeakerKind.INSTITUTION if phrase.determiner == "definite" else SpeakerKind.UNNAMED
    if phrase.determiner or _goes_on_small(phrase):
        return kind_of_body(phrase.name, words, lang)
    return SpeakerKind.PERSON


def _is_outlet(text: str, phrase: Phrase) -> bool:
    known = outlet(text)
    return known is not None and (not known.ambiguous or bool(phrase.determiner))


def _goes_on_small(phrase: Phrase) -> bool:
    """« Médecins sans frontières »: a name that goes on in small letters is no person's."""
    following = [t for t in phrase.core if t.i > phrase.name[-1].i]
    return bool(following) and following[0].i == phrase.name[-1].i + 1 and following[-1].pos_ in ("NOUN", "ADJ")


def kind_of_body(name: Sequence[Token], words: Vocabulary, lang: str) -> SpeakerKind:
    """Outlet or document where a word of the name says so, else institution."""
    for token in (*name[-1:], *name[:1]):
        kind = kind_of_head(token, words, lang)
        if kind in (SpeakerKind.OUTLET, SpeakerKind.DOCUMENT):
            return kind
    return SpeakerKind.INSTITUTION


def is_body(name: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    """Whether a name is a body's by its own form: an acronym, or a word of it that names a kind of body."""
    letters = shown(name)
    if len(name) == 1 and letters.isupper() and 1 < len(letters.replace(".", "")) <= ACRONYM:
        return True
    if len(name) > 1 and any(
        t.text.isupper() and len(t.text) > 1 and t.text.isalpha() and not ROMAN(t.text) for t in name
    ):
        return not all(t.text.isupper() or not t.text.isalpha() for t in name)
    return any(kind_of_head(t, words, lang) not in (None, SpeakerKind.UNNAMED) for t in (*name[:1], *name[-1:]))


def _ends_as_body(name: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    return bool(name) and kind_of_head(name[-1], words, lang) is SpeakerKind.INSTITUTION


def _place(name: str, lang: str) -> bool:
    return bool(geography.capital_of(name, lang) or geography.seat(name, lang) or geography.state(name, lang))


def by_title(core: Sequence[Token], words: Vocabulary) -> bool:
    """« le pape », "the Dalai Lama": a person known by a title alone."""
    text = " ".join(t.lower_ for t in core)
    return words.has("known_by_title.names", text) or words.has("known_by_title.names", text.replace(" - ", "-"))

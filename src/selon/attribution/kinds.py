"""What kind of speaker a noun phrase names: a person, one without a name, a body, an outlet, a document."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from selon.attribution import geography
from selon.attribution.mentions import Phrase, Vocabulary, shown
from selon.attribution.words import lemmas_of
from selon.language.outlets import outlet
from selon.model import SpeakerKind

ACRONYM = 7
"""Letters of a name written all in capitals that is a body and no person."""
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
    body = _known(phrase.core, words)
    if body:
        return SpeakerKind.PERSON
    kind = kind_of_head(phrase.head, words, lang)
    if phrase.name:
        named = outlet(shown(phrase.name))
        if kind is SpeakerKind.OUTLET or (named is not None and not named.ambiguous):
            return SpeakerKind.OUTLET
        return SpeakerKind.PERSON if kind in (None, SpeakerKind.UNNAMED) else kind
    if kind is None and geography.people_of(phrase.head.text, lang) and phrase.head.text[:1].isupper():
        return SpeakerKind.INSTITUTION
    return kind or SpeakerKind.UNNAMED


def kind_of_head(head: Token, words: Vocabulary, lang: str) -> SpeakerKind | None:
    """The kind that a common noun tells, nothing where it is of none of the lists."""
    forms = {*lemmas_of(head, lang), head.lower_, head.lower_.rstrip("s")}
    for group, kind in HEADS:
        if any(words.has(f"heads.{group}", form) for form in forms):
            return kind
    return None


def kind_of_name(phrase: Phrase, words: Vocabulary, lang: str, is_person: bool) -> SpeakerKind:
    name, whole = shown(phrase.name), shown(phrase.core)
    if phrase.title and not _ends_as_body(phrase.name, words, lang):
        return SpeakerKind.PERSON
    for text in (f"{phrase.word} {name}".strip(), whole):
        known = outlet(text)
        if known is not None and not (known.ambiguous and (is_person or not phrase.determiner)):
            return SpeakerKind.OUTLET
    if is_person:
        return SpeakerKind.PERSON
    if is_body(phrase.name, words, lang) or geography.state(whole, lang) or _place(name, lang):
        return kind_of_body(phrase.name, words, lang)
    if phrase.determiner == "definite" and not geography.people_of(name, lang):
        return kind_of_body(phrase.name, words, lang)
    if geography.people_of(name, lang):
        return SpeakerKind.INSTITUTION if phrase.determiner == "definite" else SpeakerKind.UNNAMED
    return SpeakerKind.PERSON


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
    return any(kind_of_head(t, words, lang) not in (None, SpeakerKind.UNNAMED) for t in (*name[:1], *name[-1:]))


def _ends_as_body(name: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    return bool(name) and kind_of_head(name[-1], words, lang) is SpeakerKind.INSTITUTION


def _place(name: str, lang: str) -> bool:
    return bool(geography.capital_of(name, lang) or geography.seat(name, lang) or geography.state(name, lang))


def _known(core: Sequence[Token], words: Vocabulary) -> bool:
    """« le pape », "the Dalai Lama": a person known by a title alone."""
    text = " ".join(t.lower_ for t in core)
    return words.has("known_by_title.names", text) or words.has("known_by_title.names", text.replace(" - ", "-"))

"""The role that a text gives a person: the noun beside the name (« la ministre de l'Économie, Anne Dubois »)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.attribution.kinds import can_speak, kind_of_head
from selon.attribution.mentions import Vocabulary, title_of
from selon.language.tokens import Token
from selon.language.words import key
from selon.model import SpeakerKind

WINDOW = 14
"""Words on each side of a name among which its role is looked for."""


def role_before(run: Sequence[Token], words: Vocabulary) -> tuple[Token | None, str]:
    """The head noun of the phrase that leads up to the name, and its article."""
    doc, k, found = run[0].doc, run[0].i - 1, None
    if k >= 0 and doc[k].text == ",":
        k -= 1
    nearest_noun: Token | None = None
    for token in reversed(list(doc[max(0, k - WINDOW) : k + 1])):
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "PRON") or token.is_sent_end:
            break
        if token.pos_ in ("NOUN", "PROPN") and (token.text[:1].islower() or title_of(token, words)):
            found = token
            nearest_noun = nearest_noun or token
        group = words.group_of("determiners.", token.lower_)
        before = doc[token.i - 1] if token.i else None
        if group and found is not None and (before is None or before.pos_ != "ADP") and token.pos_ != "ADP":
            return _head_noun(found, nearest_noun or found, words), token.lower_
        if token.is_sent_start:
            break
    adjacent = nearest_noun if nearest_noun is not None and nearest_noun.i >= run[0].i - 2 else None
    return adjacent, ""


def role_after(run: Sequence[Token], words: Vocabulary) -> tuple[Token | None, str]:
    """The head noun of what follows the name after a comma, and its article."""
    doc, k = run[0].doc, run[-1].i + 1
    if k >= len(doc) or doc[k].text not in (",", "("):
        return None, ""
    article = ""
    for token in doc[k + 1 : k + 7]:
        if words.group_of("determiners.", token.lower_):
            article = token.lower_
        elif token.pos_ == "NOUN" and token.text[:1].islower():
            return token, article
        elif token.pos_ in ("VERB", "AUX", "PRON", "SCONJ") or token.text in (")", "."):
            break
    return None, ""


def is_post(role: Token, run: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    """Whether the noun is what someone may be, and stands beside the name: « l'entourage de Paul Martin » is not he."""
    if title_of(role, words) in ("masculine", "feminine") or not can_speak(role, words, lang):
        return False
    if kind_of_head(role, words, lang) not in (None, SpeakerKind.UNNAMED):
        return False
    k = run[0].i - 1
    while k > 0 and title_of(run[0].doc[k], words):
        k -= 1
    return role.i > run[-1].i or k <= role.i or not words.has("names.prepositions", run[0].doc[k].lower_)


def beside(role: Token, run: Sequence[Token], words: Vocabulary) -> frozenset[str]:
    """The telling words of the role's phrase: its complement and adjectives, and that it is over."""
    stop = (
        run[0].i if role.i < run[0].i else next((t.i for t in role.doc[role.i : role.i + WINDOW] if t.is_punct), role.i)
    )
    first = role.i - 1 if role.i and words.has("names.former", role.nbor(-1).lower_) else role.i + 1
    return telling(t for t in role.doc[first:stop] if t.i != role.i)


def telling(tokens: Iterable[Token]) -> frozenset[str]:
    """The keys of nouns, names and adjectives, by which two phrases are compared."""
    return frozenset(key(t.text) for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ") and len(t.text) > 2)


def _head_noun(first: Token, nearest: Token, words: Vocabulary) -> Token:
    """Where nouns alone lead to the name ("the budget director Ann Lee") the last of them, else the first."""
    between = first.doc[first.i + 1 : nearest.i]
    linked = any(t.pos_ in ("ADP", "ADJ") or words.has("names.prepositions", t.lower_) for t in between)
    return first if linked else nearest

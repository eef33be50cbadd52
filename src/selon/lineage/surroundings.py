"""Whether an outlet named in a sentence is where something comes from, by the words around its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selon.language import table
from selon.language.tokens import Parse, Token
from selon.language.words import WORD
from selon.lineage.tokens import last_of_sentence, sentence, tokens_of
from selon.model import Article, Span

BEHIND = 6
"""Words or tokens that are looked at on either side of a name."""
NEAR = 4
"""Words before a name among which « former » is said of who worked there."""
LONGEST = 4
"""Words of the longest phrase in the tables."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The lists of `credits.toml` as sets."""

    heard: frozenset[str]
    credited: frozenset[str]
    brought_out: frozenset[str]
    obtains: frozenset[str]
    reports: frozenset[str]
    passed_over: frozenset[str]
    heads: frozenset[str]
    former: frozenset[str]


@cache
def phrases(lang: str) -> Phrases:
    data = table(lang, "credits")
    heads = frozenset(data["outlet_heads"])
    return Phrases(
        heard=frozenset(data["heard"]),
        credited=frozenset(data["credited"]),
        brought_out=frozenset(data["brought_out"]),
        obtains=frozenset(data["obtains"]),
        reports=frozenset(data["reports"]),
        passed_over=heads | {*data["articles"], *data["between"]},
        heads=heads,
        former=frozenset(data["former"]),
    )


def standing(article: Article, doc: Parse, span: Span, cues: Sequence[Span]) -> str | None:
    """`obtained` where the outlet named at `span` brought something out itself, `attribution` where something was said
    by it, to it or there, `None` where it is only named. `cues` are the spans of the attributions' cues."""
    words = phrases(article.lang)
    tokens = tokens_of(doc, span)
    if not tokens:
        return None
    edges = sentence(tokens[0])
    before = _before(article.text, edges.start, span.start)
    if set(before[-NEAR:]) & words.former or _surname(tokens):
        return None
    verb = _verb_after(tokens[-1], words)
    if verb in words.obtains:
        return "obtained"
    if set(before[-BEHIND:]) & words.brought_out and (verb in words.reports or _leads(before, words.heard, words)):
        return "obtained"
    if verb in words.reports or _leads(before, words.credited, words) or _inverted(tokens[0], words):
        return "attribution"
    if not _leads(before, words.heard, words):
        return None
    told = any(edges.start <= cue.start < edges.end for cue in cues)
    telling = (token.pos_ == "VERB" and token.lemma_.lower() in words.reports for token in tokens_of(doc, edges))
    return "attribution" if told or any(telling) else None


def _surname(tokens: list[Token]) -> bool:
    """« Michael Bloomberg »: one word that a name stands right before."""
    if len(tokens) != 1 or tokens[0].text.isupper() or not tokens[0].i or tokens[0].is_sent_start:
        return False
    before = tokens[0].nbor(-1)
    return before.pos_ == "PROPN" and before.text[:1].isupper()


def _before(text: str, start: int, end: int) -> list[str]:
    return [word.group().lower() for word in WORD.finditer(text, text.rfind("\n", start, end) + 1 or start, end)]


def _leads(before: list[str], wanted: frozenset[str], words: Phrases) -> bool:
    """One of `wanted` stands right before the name, but for articles and words for an outlet."""
    end = len(before)
    while end > max(0, len(before) - BEHIND - 1):
        if any(" ".join(before[max(0, end - size) : end]) in wanted for size in range(1, LONGEST + 1)):
            return True
        if before[end - 1] not in words.passed_over:
            return False
        end -= 1
    return False


def _verb_after(last: Token, words: Phrases) -> str | None:
    """The lemma of the verb that follows the name, past auxiliaries, adverbs, pronouns, a comma and words for an outlet."""
    telling = words.obtains | words.reports
    for token in last.doc[last.i + 1 : min(last.i + 1 + BEHIND, last_of_sentence(last).i + 1)]:
        lemma = token.lemma_.lower()
        if lemma in telling and token.pos_ in ("VERB", "NOUN", "ADJ"):
            return lemma
        passed = token.pos_ in ("AUX", "VERB", "ADV", "PRON", "PART") or token.text in (",", "’", "'")
        if not passed and token.lower_ not in words.heads:
            return None
    return None


def _inverted(first: Token, words: Phrases) -> bool:
    """« rapporte Le Journal »: a verb of reporting right before the name."""
    place = first.i - 1
    while place > 0 and first.doc[place].lower_.strip("'’") in words.passed_over and first.i - place < BEHIND:
        place -= 1
    verb = first.doc[max(place, 0)]
    return verb.i < first.i and verb.pos_ == "VERB" and verb.lemma_.lower() in words.reports

"""What the source commits to about the content, in FactBank's values (Saurí and Pustejovsky 2009).

The value is of the main predicate of the content, seen by the source, whatever the reader or the article thinks of it:

- `CT+`, `CT-`: the source holds it for a fact, or for none (a denial is `CT-` of what is denied, `CT+` where that is negated);
- `PR+`, `PR-`: probable; the future and what must or should be, what is promised, what is thought;
- `PS+`, `PS-`: possible; what may or could be, the conditional, what is feared or suspected;
- `CTu`: certain but of unnamed polarity, a source told whether, the article does not say which (« a précisé si … »);
- `Uu`: not committed; what is asked, hoped or withheld, questions, what hangs on a condition.

The weakest mark decides: « il pense qu'elle pourrait venir » is possible, not probable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from selon.attribution.lexicon import Lexicon, lexicon
from selon.attribution.tree import VERBAL, children, mood, negations
from selon.attribution.words import lemmas_of
from selon.language import table
from selon.language.tokens import Parse, Token
from selon.model import Factuality, Span, Stance

NEAR = 4
"""Words before the main predicate among which an adverb of doubt bears on it."""


class Sure(IntEnum):
    """How sure a source is, weakest first."""

    UNKNOWN = 0
    POSSIBLE = 1
    PROBABLE = 2
    CERTAIN = 3


VALUES = {
    (Sure.CERTAIN, True): Factuality.CERTAIN,
    (Sure.CERTAIN, False): Factuality.CERTAIN_NOT,
    (Sure.PROBABLE, True): Factuality.PROBABLE,
    (Sure.PROBABLE, False): Factuality.PROBABLY_NOT,
    (Sure.POSSIBLE, True): Factuality.POSSIBLE,
    (Sure.POSSIBLE, False): Factuality.POSSIBLY_NOT,
}


@dataclass(frozen=True, slots=True)
class Hedges:
    """The table `factuality` of a language. `phrases` are adverbs of several words."""

    modals: dict[str, Sure]
    abilities: frozenset[str]
    later: frozenset[str]
    adverbs: dict[str, Sure]
    phrases: dict[str, Sure]
    believing: dict[str, Sure]
    doubting: frozenset[str]
    markers: frozenset[str]
    conditions: frozenset[str]
    future: frozenset[str]
    near: frozenset[str]


@cache
def hedges(lang: str) -> Hedges:
    data = table(lang, "factuality")
    adverbs = _by_word(data["adverbs"])
    believing = {name: words for name, words in data["believing"].items() if name != "doubting"}
    return Hedges(
        modals=_by_word({name: data["modals"][name] for name in ("probable", "possible")}),
        abilities=frozenset(data["modals"]["abilities"]),
        later=frozenset(data["modals"]["later"]),
        adverbs={word: sure for word, sure in adverbs.items() if " " not in word},
        phrases={word: sure for word, sure in adverbs.items() if " " in word},
        believing=_by_word(believing),
        doubting=frozenset(data["believing"]["doubting"]),
        markers=frozenset(data["questions"]["markers"]),
        conditions=frozenset(data["questions"]["conditions"]),
        future=frozenset(data["future"]["auxiliaries"]),
        near=frozenset(data["future"]["near"]),
    )


def _by_word(groups: dict[str, list[str]]) -> dict[str, Sure]:
    return {word: Sure[name.upper()] for name, words in groups.items() for word in words}


def factuality_of(doc: Parse, lang: str, content: Sequence[Span], stance: Stance, cue: Span | None) -> Factuality:
    """The value of one attribution; `CT+` where the content cannot be read."""
    if stance in (Stance.WITHHOLD, Stance.ASK):
        return Factuality.UNKNOWN
    words, marks = lexicon(lang), hedges(lang)
    tokens = [t for span in content for t in _tokens(doc, span)]
    if not tokens:
        return Factuality.CERTAIN
    if _asks(tokens, marks):
        told = stance in (Stance.ASSERT, Stance.CONFIRM) and not _is_quoted(tokens[0])
        return Factuality.CERTAIN_UNKNOWN_POLARITY if told else Factuality.UNKNOWN
    predicate = main_predicate(tokens)
    positive = not _is_negated(predicate, tokens, words)
    told_before = cue is not None and any("Past" in t.feats("Tense") for t in _tokens(doc, cue))
    sure = _sure(predicate, tokens, marks, positive, told_before)
    if stance is Stance.BELIEVE and cue is not None:
        held, doubted = _belief(_tokens(doc, cue), words, marks, lang)
        sure, positive = min(sure, held), positive != doubted
    if stance is Stance.DENY:
        positive = not positive
    if stance is Stance.PROMISE:
        sure = min(sure, Sure.PROBABLE)
    return VALUES.get((sure, positive), Factuality.UNKNOWN)


def main_predicate(tokens: Sequence[Token]) -> Token:
    """The token of the content that governs the others: a verb where one of its roots is, else its first root."""
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if not t.is_punct and (t.head.i not in inside or t.head.i == t.i)]
    finite = [t for t in roots if t.pos_ in VERBAL or children(t, "cop")]
    return (finite or roots or list(tokens))[0]


def _sure(predicate: Token, tokens: Sequence[Token], marks: Hedges, positive: bool, told_before: bool) -> Sure:
    """The weakest commitment that modals, tense, mood and adverbs leave.

    `told_before`: the cue is in the past, so that a conditional is the future of that past.
    """
    group = [predicate, *children(predicate, "aux", "cop")]
    forms = {w for t in group for w in _forms(t)}
    conditional = mood(predicate) == "Cnd"
    found = [Sure.CERTAIN]
    if positive or conditional or not forms & marks.abilities:
        found += [marks.modals[w] for w in forms if w in marks.modals and not (told_before and w in marks.later)]
    if conditional and len(found) == 1:
        found.append(Sure.PROBABLE if told_before else Sure.POSSIBLE)
    if told_before and forms & marks.later:
        found.append(Sure.PROBABLE)
    if _hangs(predicate, marks):
        found.append(Sure.UNKNOWN)
    if any("Fut" in t.feats("Tense") or t.lower_ in marks.future for t in group) or _near_future(predicate, marks):
        found.append(Sure.PROBABLE)
    found += _adverbs(predicate, tokens, marks)
    return min(found)


def _near_future(predicate: Token, marks: Hedges) -> bool:
    """« va partir », "is going to leave"; nothing is going where no infinitive follows."""
    if predicate.lemma_.lower() not in marks.near or "Past" in predicate.feats("Tense"):
        return False
    return any("Inf" in c.feats("VerbForm") for c in children(predicate, "xcomp", "ccomp"))


def _hangs(predicate: Token, marks: Hedges) -> bool:
    """Whether a condition hangs on the predicate, or it is itself one."""
    clauses = [predicate, *children(predicate, "advcl")]
    return any(m.lower_ in marks.conditions for c in clauses for m in children(c, "mark"))


def _adverbs(predicate: Token, tokens: Sequence[Token], marks: Hedges) -> Iterator[Sure]:
    near = [t for t in tokens if predicate.i - NEAR <= t.i <= predicate.i + 2 or t.head.i == predicate.i]
    yield from (marks.adverbs[w] for t in near for w in _forms(t) if w in marks.adverbs)
    if marks.phrases:
        shown = " ".join(t.lower_ for t in near)
        yield from (sure for phrase, sure in marks.phrases.items() if f" {phrase} " in f" {shown} ")


def _is_negated(predicate: Token, tokens: Sequence[Token], words: Lexicon) -> bool:
    if negations(predicate, words):
        return True
    return predicate.pos_ not in VERBAL and words.is_("negations", tokens[0].lower_)


def _asks(tokens: Sequence[Token], marks: Hedges) -> bool:
    """Whether the content is a question: by its mark at the end, or indirect by « si », "whether"."""
    last = tokens[-1]
    following = last.doc[last.i + 1].text if last.i + 1 < len(last.doc) else ""
    if "?" in (last.text, following):
        return True
    return tokens[0].lower_ in marks.markers and tokens[0].pos_ != "VERB" and tokens[0].head.relation != "advcl"


def _is_quoted(first: Token) -> bool:
    return first.i > 0 and first.nbor(-1).is_quote


def _belief(cue: Sequence[Token], words: Lexicon, marks: Hedges, lang: str) -> tuple[Sure, bool]:
    """How sure the believer is, and whether they think the contrary (« ne croit pas », « doute »)."""
    lemmas = [form for t in cue for form in (*lemmas_of(t, lang), t.lower_)]
    sure = min((marks.believing[w] for w in lemmas if w in marks.believing), default=Sure.PROBABLE)
    contrary = any(words.is_("negations", t.lower_) for t in cue)
    if marks.doubting & set(lemmas):
        return Sure.PROBABLE, not contrary
    return sure, contrary and sure is not Sure.UNKNOWN


def _forms(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}


def _tokens(doc: Parse, span: Span) -> list[Token]:
    return [token for token in doc.touched(span) if not token.is_space]

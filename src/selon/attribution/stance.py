"""What a source does with the content: the cue's own stance, turned by negation and by the words that frame it.

A cue is read as a whole: verbs that only join (« a tenu à », "went on to") are passed over, what follows them counts; a word that
is more than `assert` (« s'est dit persuadé ») outweighs one that is not. Negation is meaning: saying, negated, is withholding;
thinking, negated, is still thinking. An unseen cue takes the stance of the listed word it is derived from, else `assert`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selon.attribution.factuality import main_predicate
from selon.attribution.lexicon import Lexicon, lexicon
from selon.attribution.tree import children
from selon.attribution.words import lemmas_of
from selon.language import table
from selon.language.tokens import Parse, Token
from selon.model import Span, Stance

TURNED = {
    Stance.ASSERT: Stance.WITHHOLD,
    Stance.CONFIRM: Stance.WITHHOLD,
    Stance.DENY: Stance.WITHHOLD,
    Stance.WARN: Stance.WITHHOLD,
    Stance.PROMISE: Stance.WITHHOLD,
    Stance.WITHHOLD: Stance.WITHHOLD,
    Stance.BELIEVE: Stance.BELIEVE,
    Stance.ASK: Stance.ASSERT,
}
"""What a negated cue does, by what it does unnegated."""
STEM = 5
"""Letters that a word shares, at its beginning, with a listed word it is derived from."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The table `stance` of a language, ready to be asked."""

    words: frozenset[str]
    with_particle: frozenset[str]
    particles: frozenset[str]
    bare: frozenset[str]
    before: frozenset[str]
    cancelled_by: frozenset[str]
    kept: frozenset[str]
    negated: dict[str, Stance]
    order: dict[str, frozenset[str]]
    stated: frozenset[str]
    usual: dict[str, Stance]
    light: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], Stance], ...]


@cache
def turns(lang: str) -> Turns:
    data = table(lang, "stance")
    lists = {name: frozenset(words) for name, words in data["negation"].items()}
    negated = _by_word(data["negated"])
    phrases = [(tuple(p.split()), Stance(stance)) for stance, members in data["phrases"].items() for p in members]
    phrases.sort(key=lambda p: -len(p[0]))
    order = {name: frozenset(words) for name, words in data["order"].items()}
    stated = frozenset(data["stated"]["verbs"])
    light = frozenset(data["light"]["verbs"])
    return Turns(
        **lists,
        negated=negated,
        order=order,
        stated=stated,
        usual=_by_word(data["usual"]),
        light=light,
        phrases=tuple(phrases),
    )


def _by_word(groups: dict[str, list[str]]) -> dict[str, Stance]:
    return {word: Stance(stance) for stance, words in groups.items() for word in words}


@cache
def _framed(lang: str) -> dict[tuple[str, str], Stance]:
    """Stance by (verb, preposition) of the frames written `verb|preposition`."""
    pairs = ((frame.partition("|"), s) for (kind, frame), s in lexicon(lang).stances.items() if kind == "frame")
    return {(head, preposition): stance for (head, bar, preposition), stance in pairs if bar}


def stance_of(
    lang: str, doc: Parse, lemma: str, kind: str, cue: Span | None, content: Sequence[Span] = (), route: str = ""
) -> Stance:
    """The stance of one attribution. `lemma` and `kind` name the cue's head in the lexicon, where it is known.

    No cue (marks alone), a preposition and the conditional of hearsay assert.
    """
    if cue is None or kind == "preposition" or route == "hearsay":
        return Stance.ASSERT
    tokens = _tokens(doc, cue)
    if not tokens:
        return Stance.ASSERT
    words, rules = lexicon(lang), turns(lang)
    base, head = _base(tokens, words, rules, lang, lemma, kind)
    base = _carried(base, head, tokens, content, words, rules, lang)
    base = _stated(_ordered(base, head, rules, doc, content), head, rules, doc, content)
    if negated(tokens, rules):
        return _turn(base, tokens, rules, lang)
    return base


def negated(tokens: Sequence[Token], rules: Turns) -> bool:
    """Whether the cue is negated: in it, or right before (« sans préciser »), or right after (« ne dit pas »)."""
    doc, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    inside = [t.lower_ for t in tokens]
    around = inside + [doc[i].lower_ for i in range(last + 1, min(last + 2, len(doc)))]
    if first > 0 and doc[first - 1].lower_ in rules.before | rules.words:
        return not rules.cancelled_by & set(inside)
    particle = rules.particles & ({*inside} | ({doc[first - 1].lower_} if first else set()))
    found = rules.words & set(inside if not particle else around)
    if particle and not found:
        found = rules.with_particle & set(around)
    if not found and not (particle and any(set(_lemmas(t)) & rules.bare for t in tokens)):
        return False
    return not rules.cancelled_by & set(inside)


def _turn(base: Stance, tokens: Sequence[Token], rules: Turns, lang: str) -> Stance:
    for token in reversed(tokens):
        lemmas = set(lemmas_of(token, lang))
        if lemmas & rules.kept:
            return base
        for lemma in lemmas & rules.negated.keys():
            return rules.negated[lemma]
    return TURNED[base]


def _base(
    tokens: Sequence[Token], words: Lexicon, rules: Turns, lang: str, lemma: str, kind: str
) -> tuple[Stance, set[str]]:
    """The stance of the cue without its negation, and the lemmas of the word that gave it."""
    forms = [{*lemmas_of(t, lang), t.lower_} for t in tokens]
    for phrase, stance in rules.phrases:
        if _holds(forms, phrase):
            return stance, set()
    listed = [(s, f) for t, f in zip(tokens, forms, strict=True) if (s := _listed(t, f, words, rules)) is not None]
    named = words.stance(kind, lemma)
    if named is not None and not any(lemma in f for _, f in listed):
        listed.append((named, {lemma}))
    joined = [x for k, x in enumerate(listed) if k == len(listed) - 1 or not _joins(x[1], words)]
    if any(words.stance("chain", w) is Stance.WITHHOLD for _, f in listed for w in f):
        return Stance.WITHHOLD, set()
    telling = [x for x in joined if x[0] is not Stance.ASSERT]
    if telling:
        return telling[-1]
    if joined:
        return joined[-1]
    return _derived(forms[-1], words), forms[-1]


def _holds(forms: Sequence[set[str]], phrase: tuple[str, ...]) -> bool:
    """Whether the words of `phrase` stand in the cue in their order, gaps allowed."""
    wanted = iter(forms)
    return all(any(word in form for form in wanted) for word in phrase)


def _listed(token: Token, forms: set[str], words: Lexicon, rules: Turns) -> Stance | None:
    """The stance of a token of the cue: as what it is tagged first, then as any other kind of cue."""
    if token.is_punct or token.pos_ in ("DET", "ADP", "CCONJ", "SCONJ"):
        return None
    for form in forms & rules.usual.keys():
        return rules.usual[form]
    tagged = {"NOUN": "noun", "ADJ": "adjective"}.get(token.pos_, "verb")
    for kind in dict.fromkeys((tagged, "verb", "noun", "adjective")):
        for form in sorted(forms):
            stance = words.stance(kind, form)
            if stance is not None:
                return stance
    return None


def _joins(forms: set[str], words: Lexicon) -> bool:
    return any(words.stance("chain", form) is Stance.ASSERT for form in forms)


def _carried(
    base: Stance,
    head: set[str],
    tokens: Sequence[Token],
    content: Sequence[Span],
    words: Lexicon,
    rules: Turns,
    lang: str,
) -> Stance:
    """The stance of the frame (« compter sur ») or of the noun that a light verb carries (« formuler le souhait »)."""
    doc = tokens[0].doc
    first = _at(doc, content[0].start) if content else None
    around = [t for t in (first, *doc[tokens[-1].i + 1 : tokens[-1].i + 2]) if t is not None]
    for token in around:
        for lemma in head:
            stance = _framed(lang).get((lemma, token.lower_)) or _framed(lang).get((lemma, token.lemma_.lower()))
            if stance is not None and stance is not Stance.ASSERT:
                return stance
    if base is Stance.ASSERT and first is not None and head & rules.light:
        for token in doc[first.i : first.i + 4]:
            stance = words.stance("noun", token.lemma_.lower())
            if stance is not None:
                return stance
    return base


def _ordered(base: Stance, head: set[str], rules: Turns, doc: Parse, content: Sequence[Span]) -> Stance:
    """Saying with an infinitive is asking: « leur a dit de partir », "told them to leave"."""
    if base is not Stance.ASSERT or not content or not head & rules.order["verbs"]:
        return base
    first = _at(doc, content[0].start)
    if first is None or first.lower_ not in rules.order["markers"]:
        return base
    following = next((t for t in doc[first.i + 1 : first.i + 4] if not t.is_punct), None)
    return Stance.ASK if following is not None and "Inf" in following.feats("VerbForm") else base


def _stated(base: Stance, head: set[str], rules: Turns, doc: Parse, content: Sequence[Span]) -> Stance:
    """Suggesting what is so is telling it: « suggère que le pont est sûr »; with a subjunctive or an infinitive it is asking."""
    if base is not Stance.ASK or not content or not head & rules.stated:
        return base
    inside = _tokens(doc, content[0])
    if not inside:
        return base
    verb = main_predicate(inside)
    moods = {mood for t in (verb, *children(verb, "aux", "cop")) for mood in t.feats("Mood")}
    return Stance.ASSERT if moods & {"Ind", "Cnd"} and "Sub" not in moods else base


def _derived(forms: set[str], words: Lexicon) -> Stance:
    """The stance of the listed word that shares the longest beginning with an unlisted one."""
    best, longest = Stance.ASSERT, STEM - 1
    for (_, listed), stance in words.stances.items():
        for form in forms:
            shared = _shared(form, listed)
            if shared > longest and shared >= 0.7 * min(len(form), len(listed)):
                best, longest = stance, shared
    return best


def _shared(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _at(doc: Parse, char: int) -> Token | None:
    """The token that holds the character, or the next one."""
    return next(iter(doc[doc.place(char) :][:1]), None)


def _tokens(doc: Parse, span: Span) -> list[Token]:
    return [token for token in doc.touched(span) if not token.is_space]


def _lemmas(token: Token) -> tuple[str, ...]:
    return (token.lemma_.lower(), token.lower_)

"""What a speaker is called: the shortest full form of what the text says of them, clean at both ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.attribution.mentions import Phrase, Vocabulary, runs, shown, title_of
from selon.attribution.scene import Scene
from selon.language.outlets import outlet
from selon.language.tokens import Token
from selon.language.words import key


def described(phrase: Phrase, scene: Scene) -> str:
    """The phrase without its articles, names in it in full, with what sets an unnamed source apart."""
    parts: list[str] = []
    core = [*_without_inner_articles(phrase, scene), *_tail(phrase, scene)]
    skip = -1
    for run in runs(core, scene.words):
        if (run[0].i == core[0].i and phrase.head is None) or _modifies(run, phrase, scene):
            continue
        person = scene.cast.person(shown(run), run[0].idx)
        if person is None or key(shown(run)) == person.first != person.last:
            continue
        titled = run[0].i > 0 and bool(title_of(run[0].nbor(-1), scene.words))
        lead = run[0].i - 1 if titled else run[0].i
        parts += [shown([t for t in core if skip < t.i < lead]), person.name]
        skip = run[-1].i
    rest = [t for t in core if t.i > skip]
    text = " ".join(p for p in (*parts, shown(rest)) if p)
    for before, after in (("d' ", "d'"), ("d’ ", "d’"), (" ,", ","), (" 's", "'s"), (" ’s", "’s")):
        text = text.replace(before, after)
    if core and core[0].is_sent_start is True and core[0].pos_ in ("NOUN", "NUM") and core[0].text[1:].islower():
        text = text[:1].lower() + text[1:]
    return text


def _modifies(run: Sequence[Token], phrase: Phrase, scene: Scene) -> bool:
    """« l'administration Martin », « des membres du gouvernement Martin »: a name that stands right behind the head, or alone
    behind a body, is part of what it is called."""
    if phrase.head is None or run[0].i == phrase.head.i + 1:
        return phrase.head is not None
    return len(run) == 1 and run[0].i > 0 and scene.words.has("heads.institution", run[0].nbor(-1).lemma_.lower())


def _without_inner_articles(phrase: Phrase, scene: Scene) -> list[Token]:
    """The core, without the article behind « et »."""
    joins = scene.words.words["groups.coordinated"]
    return [
        t
        for k, t in enumerate(phrase.core)
        if not (k and phrase.core[k - 1].lower_ in joins and is_article(t.lower_, scene.words))
    ]


def is_article(word: str, words: Vocabulary) -> bool:
    """Whether the word is a determiner and no bare preposition: « de » is one, « du » is not."""
    if not words.group_of("determiners.", word):
        return False
    return not words.has("names.prepositions", word) or words.has("determiners.definite", word)


def _tail(phrase: Phrase, scene: Scene) -> Iterator[Token]:
    """What follows the core of someone unnamed and tells of them: a clause behind « ceux », an aside of namelessness."""
    if phrase.head is None or phrase.name or not phrase.core:
        return
    after = [t for t in phrase.tokens if t.i > phrase.core[-1].i]
    if not after:
        return
    words = scene.words
    general = {phrase.head.lower_, phrase.head.lemma_.lower()} & words.words["speaking.generic"]
    clause = words.has("names.relatives", after[0].lower_) and bool(general)
    aside = after[0].text == "," and len(after) > 1 and words.has("names.asides", after[1].lower_)
    if clause or aside:
        yield from after


def outlet_name(phrase: Phrase, scene: Scene) -> str:
    """The outlet's usual name, or its own where a name stands beside the noun, else the description."""
    name = shown(phrase.name)
    for text in (f"{phrase.word} {name}".strip(), name, shown(phrase.core)):
        known = outlet(text) if text else None
        if known is not None:
            return known.name
    goes_on = phrase.head is None and len(phrase.core) > len(phrase.name)
    return described(phrase, scene) if goes_on or not name else name

"""The kind of act between two actors, by PLOVER's types (public codebook of the Open Event Data Alliance).

The words on the path of the parse between the actors say most, those that hang on it less, the rest of the sentence least. Where a
language has learnt weights (`scorers/acts.json`, made by `models.acts`) they decide; where not, the first word in its table
(`acts.toml`) that names an act.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selon.attribution import is_future, is_negated
from selon.language import table
from selon.language.lookup import folder
from selon.language.tokens import Token

WORDS = frozenset({"VERB", "NOUN", "ADJ", "ADP", "ADV", "AUX"})

DIGITS = 6
"""Of a score: weights are hundredths, and what differs in less differs by the order in which they were added."""


@dataclass(frozen=True, slots=True)
class Between:
    """The words of a sentence by their place between two actors: on the `path` from the top down, hanging on it, elsewhere."""

    path: tuple[Token, ...]
    near: tuple[Token, ...]
    rest: tuple[Token, ...]

    @property
    def zones(self) -> tuple[tuple[str, tuple[Token, ...]], ...]:
        return (("path", self.path), ("near", self.near), ("rest", self.rest))


@dataclass(frozen=True, slots=True)
class Learnt:
    """A linear scorer: `bias` by act, `weights` by feature and act."""

    bias: dict[str, float]
    weights: dict[str, dict[str, float]]


@cache
def light(lang: str) -> dict[str, frozenset[str]]:
    """`verbs` that carry an act which their object says, and `words` that say nothing of their own; folded lemmas."""
    return {name: frozenset(map(folded, words)) for name, words in table(lang, "light").items()}


def between(actor: Token, target: Token, tokens: Sequence[Token], names: Collection[int]) -> Between:
    """The words of `tokens` around the path from `actor` to `target`; the tokens whose index is in `names` are the actors' own."""
    inside = {token.i for token in tokens} - set(names)
    above = [actor, *actor.ancestors]
    down = list(reversed([target, *target.ancestors]))
    meeting = {token.i for token in down}
    top = next((token for token in above if token.i in meeting), actor)
    below = down[down.index(top) + 1 :] if top.i in meeting else []
    line = [top, *below, *above[: above.index(top)]]
    path = tuple(dict.fromkeys(token for token in line if token.i in inside))
    on_path = {token.i for token in path}
    hanging = (child for token in path for child in token.children if child.i in inside - on_path)
    near = tuple(dict.fromkeys(hanging))
    taken = on_path | {token.i for token in near}
    return Between(path, near, tuple(token for token in tokens if token.i in inside - taken))


def act_of(words: Between, lang: str) -> str | None:
    """The act that `words` name; `None` where the language's table has none of them and nothing was learnt."""
    learnt = _learnt(lang)
    if learnt is None:
        return named(words, lang)
    scores = dict(learnt.bias)
    for feature in features(words, lang):
        for act, weight in learnt.weights.get(feature, {}).items():
            scores[act] += weight
    return max(sorted(scores), key=lambda act: round(scores[act], DIGITS)) if any(words.path) else None


def named(words: Between, lang: str) -> str | None:
    """The act of the first word, from the path outwards, that the language's table has."""
    acts = _table(lang)
    order = (folded(token.lemma_) for _, zone in words.zones for token in zone)
    return next((acts[lemma][0] for lemma in order if lemma in acts), None)


def features(words: Between, lang: str) -> frozenset[str]:
    """What `models.acts` weighs: lemmas and acts of each zone, the first act of each, the table's answer, negation, future."""
    acts = _table(lang)
    found: set[str] = set()
    for zone, tokens in words.zones:
        found.update(_of_zone(zone, tokens, acts))
    head = next(iter(words.path), None)
    turn = f"{'not' if head is not None and is_negated(head, lang) else ''}"
    turn += f"{'will' if head is not None and is_future(head, lang) else ''}"
    answer = named(words, lang)
    return frozenset({*found, f"turn {turn}", f"table {answer}", f"table {answer} {turn}"})


def _of_zone(zone: str, tokens: Sequence[Token], acts: dict[str, list[str]]) -> Iterator[str]:
    first = True
    for token in tokens:
        lemma = folded(token.lemma_)
        if token.pos_ in WORDS:
            yield f"{zone} {lemma}"
            yield f"word {lemma}"
        for act in acts.get(lemma, ()):
            yield f"{zone} act {act}"
            if first:
                yield f"{zone} first {act}"
        first = first and lemma not in acts


@cache
def _table(lang: str) -> dict[str, list[str]]:
    """Folded lemma → PLOVER types, in the order of the table."""
    acts: dict[str, list[str]] = defaultdict(list)
    for name, lemmas in table(lang, "acts").items():
        for lemma in lemmas:
            acts[folded(lemma)].append(name)
    return dict(acts)


@cache
def _learnt(lang: str) -> Learnt | None:
    """The weights of `lang`; `None` where nothing was learnt."""
    path = folder(lang) / "scorers" / "acts.json"
    return Learnt(**json.loads(path.read_text("utf-8"))) if path.exists() else None


@cache
def folded(word: str) -> str:
    """Casefolded, without accents and apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return re.sub(r"['’`]", "", plain)

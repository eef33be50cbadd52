"""Articles into which sentences of others were put, and where."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.treebanks import SHARED

from selon.identity import article_id
from selon.intake.blocks import blocks
from selon.model import Article, Span

FILES = ("polnear/train", "polnear/dev", "rpm2/dev")
SENTENCE = re.compile(r"[^\s.!?…][^\n]*?[.!?…]+[»”\")]*(?=\s|$)")
WORD = re.compile(r"[^\W_]+")
LIFTED = 4
"""Sentences that are lifted."""
SHORTEST = 5
"""Words of the shortest sentence."""
EVERY = 2
"""Of so many articles one takes in a passage; the others stay as they are and give."""


@dataclass(frozen=True, slots=True)
class Planted:
    """`span` of the article at place `host` holds, with words changed, what `lifted` of that at `donor` holds."""

    host: int
    span: Span
    donor: int
    lifted: Span


def pool(rate: float, seed: int) -> tuple[list[Article], list[Planted]]:
    """All articles of `FILES`, every second of them with a passage of another of its language, `rate` of its words changed."""
    texts = list(_texts())
    chance = random.Random(seed)  # noqa: S311  (the same articles each time, not a secret)
    givers = {lang: [i for i, (_, at, _) in enumerate(texts) if i % EVERY and at == lang] for lang in ("en", "fr")}
    vocabulary = {lang: [w for i in some for w in WORD.findall(texts[i][2])] for lang, some in givers.items()}
    planted = []
    for host, (doc, lang, text) in enumerate(texts):
        donor = chance.choice(givers[lang])
        lifted = None if host % EVERY else _lifted(texts[donor][2], chance)
        place = _between(text, chance)
        if lifted is None or place is None:
            continue
        passage = changed(texts[donor][2][slice(*lifted)], rate, vocabulary[lang], chance)
        texts[host] = (doc, lang, f"{text[:place]} {passage}{text[place:]}")
        planted.append(Planted(host, Span(place + 1, place + 1 + len(passage)), donor, lifted))
    return [_article(*item) for item in texts], planted


def changed(text: str, rate: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """`text` with `rate` of its words replaced, dropped or followed by another of `vocabulary`, a third each."""
    words = list(WORD.finditer(text))
    for match in sorted(chance.sample(words, round(rate * len(words))), key=lambda one: -one.start()):
        new = chance.choice((chance.choice(vocabulary), "", f"{match.group()} {chance.choice(vocabulary)}"))
        text = text[: match.start()] + new + text[match.end() :]
    return text


def _texts() -> Iterator[tuple[str, str, str]]:
    for name in FILES:
        with gzip.open(SHARED / "bench" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row["doc"], row["lang"], row["text"]


def _lifted(text: str, chance: random.Random) -> Span | None:
    """`LIFTED` sentences in a row; what a full stop leaves of an abbreviation is none."""
    sentences = [match.span() for match in SENTENCE.finditer(text)]
    whole = [len(WORD.findall(text[start:end])) >= SHORTEST for start, end in sentences]
    firsts = [at for at in range(len(sentences) - LIFTED + 1) if all(whole[at : at + LIFTED])]
    if not firsts:
        return None
    first = chance.choice(firsts)
    return Span(sentences[first][0], sentences[first + LIFTED - 1][1])


def _between(text: str, chance: random.Random) -> int | None:
    """The end of a sentence past the first."""
    ends = [match.end() for match in SENTENCE.finditer(text)][1:]
    return chance.choice(ends) if ends else None


def _article(doc: str, lang: str, text: str) -> Article:
    found, title = blocks(text, None)
    return Article(article_id(doc, text), doc, text, lang, found, title)

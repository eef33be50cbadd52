"""`selon batch` by the clock: a command of its own over French press articles of 450 words, from start to end.

The press articles at hand are some dozens; further ones are the same sentences in other words, world by world: each name has other
consonants, one other long word in three gives way to one of the same ending, the same in all articles of that world, on days of
its own. So events are events, each world's its own, and a parser finds the same work to do. Passages in which few words are others
are still shared across worlds: some fourteen partners an article are aligned, more than in life.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import psutil
from benchmarks.grouping.corpora import BENCH, cut, rows
from benchmarks.scale.running import watched

from selon.batch.ordered import count

WORDS = 450
LONG = re.compile(r"[^\W\d_]{5,}")
CHANGED = 3
"""One long word in so many is another."""
CONSONANTS = "bcdfglmnprstv"
ENDING = 3
"""Letters that it has in common with the one it stands for."""
FIRST, APART = date(2031, 1, 6).toordinal(), 10
"""The day of the first world, and the days between two."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """Seconds on the clock, and MB of all processes together."""

    articles: int
    seconds: float
    memory: int


def measure(engine: str, workers: int, folder: str, number: int) -> Clocked:
    """Run `selon batch` over `number` articles; raises where it fails or leaves one out."""
    source, out = Path(folder) / "articles.jsonl", Path(folder) / "out"
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(row)}\n" for row in articles(number))
    given: list[str | Path] = [source, "--out", out, "--engine", engine, "--workers", str(workers)]
    start = time.monotonic()
    with (
        subprocess.Popen([sys.executable, "-m", "selon", "batch", *given]) as run,
        watched(psutil.Process(run.pid)) as memory,
    ):
        run.wait()
    took = time.monotonic() - start
    if run.returncode or count(out / "articles") != number:
        raise RuntimeError(f"selon batch ended with {run.returncode}, not with {number} articles")
    return Clocked(number, took, memory.most)


def articles(number: int) -> Iterator[dict[str, str]]:
    """`number` rows of JSON lines, world by world."""
    base = [(row["doc"], text) for row in rows(BENCH / "rpm2" / "dev.jsonl.gz") if (text := cut(row["text"], WORDS))]
    known = _by_ending(text for _, text in base)
    for place in range(number):
        world, nth = divmod(place, len(base))
        doc, text = base[nth]
        day = date.fromordinal(FIRST + APART * world)
        yield {
            "doc": f"{world}-{doc}",
            "text": in_other_words(text, world, known),
            "published": day.isoformat(),
            "lang": "fr",
        }


def in_other_words(text: str, world: int, known: Mapping[str, Sequence[str]]) -> str:
    """The text as a world has it; world 0 is the one at hand. `known` are the words by their ending."""
    return LONG.sub(lambda found: _other(found.group(), world, known), text) if world else text


def _other(word: str, world: int, known: Mapping[str, Sequence[str]]) -> str:
    if word[0].isupper():
        is_name = word.lower() not in known[word[-ENDING:].lower()]
        return word.translate(_consonants(world)) if is_name else word
    chance = random.Random(f"{world} {word}")  # noqa: S311  (an order, not a secret)
    return word if chance.randrange(CHANGED) else chance.choice(known[word[-ENDING:]])


@cache
def _consonants(world: int) -> dict[int, int]:
    """Each consonant as that of a world, a capital as a capital."""
    others = random.Random(world).sample(CONSONANTS, len(CONSONANTS))  # noqa: S311  (an order, not a secret)
    one = "".join(others)
    return str.maketrans(CONSONANTS + CONSONANTS.upper(), one + one.upper())


def _by_ending(texts: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for word in LONG.findall(text):
            if word[0].islower():
                found[word[-ENDING:]].add(word)
    return defaultdict(list, {ending: sorted(words) for ending, words in found.items()})

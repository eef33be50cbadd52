"""Time and memory of claims and discrepancies as one story grows: articles made from those of the gold stories by edits and mixing.

Each made article takes its paragraphs from several articles of one gold story and changes some of their words and numbers; it is
read once, as a real one is. Only the steps over the whole story are timed.
"""

from __future__ import annotations

import random
import re
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.stories import STORIES

from selon import intake
from selon.claims import align, compare
from selon.claims.weigh import stored
from selon.model import Reading
from selon.pipeline import read_article

SIZES = (5, 50, 500, 2_000)
DISTINCT = 60
"""Articles that are parsed; larger stories repeat them under other names with other statements left out."""
MEASURED = 500
"""Articles for which memory is measured, which takes five times the time."""
PARAGRAPHS = 6
SEED = 29
_WORD = re.compile(r"[^\W\d_]{6,}")
_NUMBER = re.compile(r"\d+")


def made(count: int, lang: str = "fr") -> Iterator[Reading]:
    """`count` readings of made articles of one story."""
    chance = random.Random(SEED)  # noqa: S311 - a repeatable mixture, no secret
    texts = [p.read_text("utf-8") for p in sorted(STORIES.glob(f"{lang}-*/*.txt"))]
    paragraphs = [line for text in texts for line in text.splitlines() if len(line) > 80]
    words = sorted({word for line in paragraphs for word in _WORD.findall(line)})
    parsed = [_article(chance, paragraphs, words, lang, at) for at in range(min(count, DISTINCT))]
    for at in range(count):
        yield _renamed(parsed[at % len(parsed)], at, chance)


def _article(chance: random.Random, paragraphs: Sequence[str], words: Sequence[str], lang: str, at: int) -> Reading:
    lines = [_edited(chance, line, words) for line in chance.sample(paragraphs, PARAGRAPHS)]
    return read_article(intake.article("\n\n".join(lines), f"{at}.txt", lang=lang))


def _edited(chance: random.Random, line: str, words: Sequence[str]) -> str:
    """One word in eight another one of the story, one number in three another number."""
    line = _WORD.sub(lambda m: chance.choice(words) if chance.random() < 0.125 else m.group(), line)
    return _NUMBER.sub(
        lambda m: str(int(m.group()) + chance.randrange(9)) if chance.random() < 0.3 else m.group(), line
    )


def _renamed(reading: Reading, at: int, chance: random.Random) -> Reading:
    """`reading` as another article's: under another name, one statement in five left out."""
    doc = f"{at:05}.txt"
    article = replace(reading.article, id=f"made {at}", doc=doc)
    kept = [s for s in reading.statements if chance.random() < 0.8]
    statements = tuple(replace(s, id=f"{s.id} {at}", article=article.id, doc=doc) for s in kept)
    return replace(reading, article=article, statements=statements)


def figures(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Milliseconds of claims and discrepancies an article, at each size, and MiB that they took at most."""
    readings = list(made(max(sizes)))
    stored()
    found: dict[str, float] = {}
    for size in sizes:
        found[f"{size} articles, ms an article"] = 1000 * _seconds(readings[:size]) / size
    found[f"{MEASURED} articles, MiB at most"] = _memory(readings[:MEASURED])
    if {50, 2_000} <= set(sizes):
        each = [found[f"{size} articles, ms an article"] for size in (50, 2_000)]
        found["time an article at 2,000 over 50 (at most)"] = each[1] / each[0]
    return found


def _seconds(readings: Sequence[Reading]) -> float:
    start = time.process_time()
    compare(readings, align(readings))
    return time.process_time() - start


def _memory(readings: Sequence[Reading]) -> float:
    tracemalloc.start()
    align(readings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20

"""How many texts a stem stands in, and its counterpart in the other language: `python -m models.stems`.

Writes `stems.toml` of each language folder from the aligned news lines (and, for English, the training part of PolNeAR):
counts over texts of about 20 lines, counterparts by Dice over aligned lines, kept where each is the other's best.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from models.treebanks import SHARED
from selon.language.lookup import HERE
from selon.stories.terms import stems

LINES = 20
"""Aligned lines that count as one text."""
SEEN = 4
"""Rarer stems are left out: they weigh as much as one never seen."""
TOGETHER = 4
LIKE = 0.3
"""Least Dice of two counterparts."""
COMMON = 0.05
"""Share of lines from which a stem is a function word: no counterpart is looked for."""
PIVOT, OTHERS = "fr", ("en",)


def lines(lang: str) -> list[str]:
    found: list[str] = []
    for path in sorted((SHARED / "bench" / "newstest-lines").glob(f"*.{lang}.gz")):
        found += gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return found


def texts(lang: str) -> Iterator[str]:
    aligned = lines(lang)
    yield from (" ".join(aligned[start : start + LINES]) for start in range(0, len(aligned), LINES))
    for path in sorted((SHARED / "bench" / "polnear").glob("train.jsonl.gz")):
        for row in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
            document = json.loads(row)
            if document.get("lang", "en") == lang:
                yield document["text"]


def counts(lang: str) -> tuple[int, dict[str, int]]:
    """The number of texts, and in how many of them each stem stands."""
    seen: Counter[str] = Counter()
    all_texts = list(texts(lang))
    for text in all_texts:
        seen.update(set(stems(text)))
    return len(all_texts), {stem: count for stem, count in sorted(seen.items()) if count >= SEEN}


def counterparts(lang: str) -> dict[str, str]:
    """Stem of `lang` → stem of the pivot language, where they differ."""
    ours, theirs, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    pairs = [(set(stems(one)), set(stems(other))) for one, other in zip(lines(lang), lines(PIVOT), strict=True)]
    for one, other in pairs:
        ours.update(one)
        theirs.update(other)
    telling = [{s for s, n in side.items() if n < COMMON * len(pairs)} for side in (ours, theirs)]
    for one, other in pairs:
        both.update((a, b) for a in one & telling[0] for b in other & telling[1])
    scores = {(a, b): 2 * n / (ours[a] + theirs[b]) for (a, b), n in both.items() if n >= TOGETHER}
    best: dict[str, tuple[float, str]] = {}
    back: dict[str, tuple[float, str]] = {}
    for (a, b), score in scores.items():
        best[a] = max(best.get(a, (LIKE, "")), (score, b))
        back[b] = max(back.get(b, (LIKE, "")), (score, a))
    return {a: b for a, (_, b) in sorted(best.items()) if b and a != b and back[b][1] == a}


def write(path: Path, texts_: int, seen: dict[str, int], bridge: dict[str, str]) -> None:
    rows = ["# Made by models/stems.py: in how many of `texts` texts a stem stands; its counterpart in French."]
    rows += [f"texts = {texts_}", "", "[counts]", *(f"{_key(stem)} = {count}" for stem, count in seen.items())]
    rows += ["", "[bridge]", *(f'{_key(stem)} = "{other}"' for stem, other in bridge.items()), ""]
    path.write_text("\n".join(rows), encoding="utf-8")


def _key(stem: str) -> str:
    return stem if stem.isascii() else f'"{stem}"'


def main() -> None:
    for lang in (PIVOT, *OTHERS):
        bridge = {} if lang == PIVOT else counterparts(lang)
        number, seen = counts(lang)
        write(HERE / lang / "stems.toml", number, seen, bridge)


if __name__ == "__main__":
    main()

"""Induce which English word is which French one from aligned lines of news: `python -m models.bridge`, five minutes.

IBM's first model (Brown et al., Computational Linguistics 19(2), 1993) in both directions over the content lemmas of each pair of
lines; a pair is kept where each side is often enough the other's counterpart. What is stored are pairs of words with their
expected counts, no text. Lines: WMT news test sets 2008-2013, given for research (`bench/newstest-lines`).
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import selon.language
from models.treebanks import SHARED
from selon.claims.acts import folded
from selon.claims.coding import CONTENT
from selon.claims.terms import stem
from selon.language.parsing import clean, pipeline

LINES = SHARED / "bench" / "newstest-lines"
STORED = Path(selon.language.__file__).parent / "en" / "bridge.toml"
ROUNDS = 6
LEAST_COUNT, LEAST_SHARE, LEAST_BACK = 2.0, 0.25, 0.08
"""Expected times that the pair was met, share of the English word's counterparts, share of the French word's."""
NOWHERE = ""
"""The word that stands for no word: what has no counterpart in the other line."""
HEAD = """# English lemma = [French lemma, times met]. Made by models/bridge.py from the WMT news test sets 2008-2013
# (aligned news lines given for research; the lines belong to their publishers). These are counts of word pairs: no text is in it.
[words]
"""

Counts = dict[str, dict[str, float]]


def lemmas(lang: str) -> list[frozenset[str]]:
    """The content lemmas of each line."""
    nlp = pipeline(lang)
    texts = (clean(line) for line in _lines(lang))
    unused = [name for name in nlp.pipe_names if name in {"parser", "senter"}]
    with nlp.select_pipes(disable=unused):
        docs = nlp.pipe(texts, batch_size=256)
        return [frozenset(folded(t.lemma_) for t in doc if t.pos_ in CONTENT and t.is_alpha) for doc in docs]


def _lines(lang: str) -> Iterator[str]:
    for path in sorted(LINES.glob(f"*.{lang}.gz")):
        yield from gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")[:-1]


def expected_counts(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]) -> Counts:
    """How often each source word is thought to bring each target word, after some rounds of expectation maximisation."""
    shares: Counts = {}
    counts: Counts = {}
    for _ in range(ROUNDS):
        counts = defaultdict(lambda: defaultdict(float))
        for words, others in zip(source, target, strict=True):
            candidates = [*words, NOWHERE]
            for other in others:
                weights = [shares[word].get(other, 1e-9) if shares else 1.0 for word in candidates]
                total = sum(weights)
                for word, weight in zip(candidates, weights, strict=True):
                    counts[word][other] += weight / total
        shares = {word: _shares(found) for word, found in counts.items()}
    return counts


def _shares(found: dict[str, float]) -> dict[str, float]:
    total = sum(found.values())
    return {other: count / total for other, count in found.items() if count / total > 1e-4}


def pairs(english: Sequence[frozenset[str]], french: Sequence[frozenset[str]]) -> Iterator[tuple[str, str, float]]:
    """(English, French, times met) for each English word with one usual counterpart that does not look like it already."""
    back = {word: _shares(found) for word, found in expected_counts(french, english).items()}
    for word, found in sorted(expected_counts(english, french).items()):
        best = max(sorted(found), key=lambda other: found[other], default=NOWHERE)
        share = found.get(best, 0.0) / max(1e-9, sum(found.values()))
        often = found.get(best, 0.0) >= LEAST_COUNT and share >= LEAST_SHARE
        if word and often and back.get(best, {}).get(word, 0.0) >= LEAST_BACK and stem(word) != stem(best):
            yield word, best, found[best]


def main() -> None:
    rows = [f'"{word}" = ["{other}", {count:.0f}]' for word, other, count in pairs(lemmas("en"), lemmas("fr"))]
    STORED.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} pairs, {STORED.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""`python -m benchmarks.reuse`: lifted passages found among a thousand articles, and how many articles a second; agencies
shown; translations found; origins, citations and shared passages of the gold stories.

A planted passage is found where ours cover half of it in both articles. A passage of ours is right where both articles have
eight words in a row there, a planted one as it was before its words were changed: agencies and rivals had copied before we did.
The time is that of one core for fingerprints, candidates and alignment together.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.floors import check
from benchmarks.reuse.gold import gold_figures
from benchmarks.reuse.lines import rivals_taken, translations_found
from benchmarks.reuse.planted import WORD, Planted, pool
from benchmarks.reuse.wires import wires

from selon.lineage import fingerprint, shared_passages
from selon.model import Article, Reading, Shared, Span

RATES = (0.10, 0.25)
SEED = 41
IN_A_ROW = 8


def main() -> int:
    figures: dict[str, float] = {}
    for rate in RATES:
        articles, planted = pool(rate, SEED)
        start = time.process_time()
        found = found_in(articles)
        seconds = time.process_time() - start
        name = f"{rate:.0%} changed"
        figures |= {f"{name} {key}": value for key, value in scores(articles, planted, found).items()}
        figures[f"{name} articles a second"] = len(articles) / seconds
    figures["wires shown"], figures["wires where none is noted (at most)"] = wires()
    figures["translations found"] = translations_found()
    figures["rivals taken for translations (at most)"] = rivals_taken()
    figures |= gold_figures()
    for key, value in figures.items():
        print(f"{key:36} {value:10.3f}")
    breaches = check("reuse", figures)
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


def found_in(articles: Sequence[Article]) -> tuple[Shared, ...]:
    readings = [Reading(article, (), (), (), fingerprint(article)) for article in articles]
    return shared_passages(readings)


def scores(articles: Sequence[Article], planted: Sequence[Planted], found: Iterable[Shared]) -> dict[str, float]:
    """Recall and precision by passage, and how much of what was planted ours hold, by character."""
    texts = {article.doc: article.text for article in articles}
    original = {articles[one.host].doc: (one.span, articles[one.donor].text[slice(*one.lifted)]) for one in planted}
    by_pair: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for shared in found:
        by_pair[shared.doc, shared.their_doc].append(shared)
    hits = held = 0
    for one in planted:
        ours = by_pair[articles[one.host].doc, articles[one.donor].doc]
        here = sum(_overlap(s.span, one.span) for s in ours if _overlap(s.their_span, one.lifted))
        there = sum(_overlap(s.their_span, one.lifted) for s in ours if _overlap(s.span, one.span))
        hits += 2 * here >= _size(one.span) and 2 * there >= _size(one.lifted)
        held += min(here, _size(one.span))
    said = [shared for pair in by_pair.values() for shared in pair if shared.doc < shared.their_doc]
    return {
        "recall": hits / len(planted),
        "precision": sum(_right(shared, texts, original) for shared in said) / max(1, len(said)),
        "characters held": held / sum(_size(one.span) for one in planted),
    }


def _right(shared: Shared, texts: dict[str, str], original: dict[str, tuple[Span, str]]) -> bool:
    """Both sides have words in a row, those of a planted passage as they were before they were changed."""
    ours = _before(shared.doc, shared.span, texts, original)
    return bool(_rows(ours) & _rows(_before(shared.their_doc, shared.their_span, texts, original)))


def _before(doc: str, span: Span, texts: dict[str, str], original: dict[str, tuple[Span, str]]) -> str:
    place, text = original.get(doc, (Span(0, 0), ""))
    return text if _overlap(span, place) else texts[doc][slice(*span)]


def _rows(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return {tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)}


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _size(span: Span) -> int:
    return span.end - span.start


if __name__ == "__main__":
    sys.exit(main())

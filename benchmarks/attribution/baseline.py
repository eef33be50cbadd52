"""What one gets without a parser: quotation marks, a list of verbs, the nearest capitalised name."""

from __future__ import annotations

import re
from functools import cache

from benchmarks.attribution.data import Document

from selon.attribution.lexicon import lexicon

QUOTED = re.compile(r"«\s*([^«»]+?)\s*»|“([^“”]+?)”|\"([^\"\n]+?)\"")
NAME = re.compile(r"\b[A-ZÀ-Ý][\w’'-]+(?: (?:d[eu]|von|van|al) )?(?: [A-ZÀ-Ý][\w’'-]+)*")
CLAUSE = re.compile(r"[^.;\n«“\"]+")
REACH = 80
"""Characters around a quotation in which its verb and its name are looked for."""


def baseline(document: Document) -> list[Document]:
    """Quotations, and clauses behind a verb with `que` or `that`; the source is the nearest name in the sentence."""
    text, lang = document["text"], document["lang"]
    return [_attribution(text, *span, lang) for span in (*_quotations(text), *_clauses(text, lang))]


def _quotations(text: str) -> list[tuple[int, int]]:
    found = [m.span(next(g for g in (1, 2, 3) if m.group(g))) for m in QUOTED.finditer(text)]
    return [(start, end) for start, end in found if text.count(" ", start, end) > 1]


def _clauses(text: str, lang: str) -> list[tuple[int, int]]:
    found = []
    for match in _verb(lang).finditer(text):
        clause = CLAUSE.match(text, match.end(2) + 1)
        if match.group(2) and clause:
            found.append((match.start(2), clause.end()))
    return found


@cache
def _verb(lang: str) -> re.Pattern[str]:
    """Forms of the cue verbs by their stems, perhaps with a complementiser behind."""
    stems = {
        lemma[: max(3, len(lemma) - 2)] for kind, lemma in lexicon(lang).stances if kind == "verb" and " " not in lemma
    }
    return re.compile(rf"\b((?:{'|'.join(map(re.escape, sorted(stems)))})\w{{0,4}})(?: (que|qu['’]|that))?\b")


def _attribution(text: str, start: int, end: int, lang: str) -> Document:
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    verbs = [m.span(1) for m in _verb(lang).finditer(text, low, high) if m.end() <= start or m.start() >= end]
    names = [m.span() for m in NAME.finditer(text, low, high) if m.end() <= start or m.start() >= end]
    cue, source = _nearest(verbs, start, end), _nearest(names, start, end)
    return {
        "content": [[start, end]],
        "source": source,
        "cue": cue,
        "stance": "assert",
        "kind": "person",
        "parent": None,
    }


def _nearest(spans: list[tuple[int, int]], start: int, end: int) -> list[int] | None:
    near = min(spans, key=lambda s: min(abs(s[1] - start), abs(s[0] - end)), default=None)
    return list(near) if near else None

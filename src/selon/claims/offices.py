"""Offices of one person that cannot both be so: « a former chairman » in one account, « the chairman » in another.

Looked for beside the person's name, in the same sentence: an office is a word that two accounts share there; what makes it another
one (`language/<code>/ranks.toml`) stands just before or just behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selon.claims.acts import folded
from selon.claims.certainty import discrepancy
from selon.claims.terms import stem
from selon.language import declares, table
from selon.model import Discrepancy, DiscrepancyKind, Reading, Reason, Side, Span, Weight

BEFORE, AFTER = 60, 70
"""Characters around a name in which the person's office is looked for, within the sentence."""
SHORTEST = 5
"""Letters of a word that may be an office."""
OCCURRENCES = 40
"""Times that a name is looked at in one article."""
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.;!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written beside a name: `rank` is what makes it another one, empty where nothing does."""

    reading: Reading
    span: Span
    word: str
    rank: str


def office_discrepancies(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """One for each person and office that accounts give with and without such a word."""
    for name, by_word in sorted(_offices(readings).items()):
        seen: set[tuple[str, int]] = set()
        for word, offices in sorted(by_word.items(), key=lambda item: -max(o.span.end - o.span.start for o in item[1])):
            ranked, plain = _first(o for o in offices if o.rank), _first(o for o in offices if not o.rank)
            apart = {doc: o for doc, o in plain.items() if doc not in ranked}
            starts = {(doc, office.span.start) for doc, office in ranked.items()}
            if ranked and apart and not starts & seen:
                seen |= starts
                sides = [_side(office) for office in (*ranked.values(), *apart.values())]
                reasons = (Reason("person", name, 0.0), Reason("office", word, 0.0))
                about = f"{name}: {_side(next(iter(ranked.values()))).says}"
                yield discrepancy(DiscrepancyKind.NAME, Weight.MAIN, about, sides, None, reasons)


def _first(offices: Iterator[Office]) -> dict[str, Office]:
    """The first of each article."""
    found: dict[str, Office] = {}
    for office in offices:
        found.setdefault(office.reading.article.doc, office)
    return found


def _side(office: Office) -> Side:
    text = office.reading.article.text[slice(*office.span)]
    return Side(office.reading.article.doc, office.span, " ".join(text.split()))


def _offices(readings: Sequence[Reading]) -> dict[str, dict[str, list[Office]]]:
    """By person (last word of the name) and stem of the office."""
    found: dict[str, dict[str, list[Office]]] = defaultdict(lambda: defaultdict(list))
    names = {name.split()[-1] for reading in readings for name in _persons(reading)}
    for reading in readings:
        words = set(_WORD.findall(reading.article.text))
        for name in names & words:
            places = list(re.finditer(rf"\b{re.escape(name)}\b", reading.article.text))[:OCCURRENCES]
            for place in places:
                for office in _around(reading, Span(*place.span())):
                    found[name][stem(folded(office.word))].append(office)
    return found


def _persons(reading: Reading) -> Iterator[str]:
    """Names of two words or more that somebody's words are credited to, or that stand beside an age."""
    for statement in reading.statements:
        for name in statement.coding.names if statement.coding else ():
            if len(name.split()) > 1 and len(name.split()[-1]) >= SHORTEST - 1:
                yield name


def _around(reading: Reading, name: Span) -> Iterator[Office]:
    text = reading.article.text
    start = max(0, name.start - BEFORE)
    start = max((start + m.end() for m in _END.finditer(text[start : name.start])), default=start)
    cut = _END.search(text, name.end, name.end + AFTER)
    for low, high in ((start, name.start), (name.end, cut.start() if cut else name.end + AFTER)):
        yield from _in(reading, list(_WORD.finditer(text, low, min(high, len(text)))))


def _in(reading: Reading, words: Sequence[re.Match[str]]) -> Iterator[Office]:
    before, after = _ranks(reading.article.lang)
    for at, word in enumerate(words):
        if len(word.group()) < SHORTEST or not word.group().islower() or word.group() in before | after:
            continue
        ahead = next((w for w in words[max(0, at - 2) : at] if w.group().lower() in before), None)
        behind = next((w for w in words[at + 1 : at + 2] if w.group().lower() in after), None)
        span = Span((ahead or word).start(), (behind or word).end())
        yield Office(reading, span, word.group(), (ahead or behind or [""])[0])


@cache
def _ranks(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    read = table(lang, "ranks") if "ranks" in declares(lang) else {}
    return frozenset(read.get("before", ())), frozenset(read.get("after", ()))

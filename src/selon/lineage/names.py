"""Names of outlets in a text: those of the table, those made like an outlet's name, and short forms of either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selon.language.outlets import mastheads, mentions, outlet, outlet_key
from selon.language.words import WORD, folded
from selon.model import Span

CAPITALISED = r"[A-ZÀ-ÖØ-Þ0-9][\w-]*"
JOINING = r"(?:[ \u00a0]+(?:(?:of|the|and|&|de|du|des|la|le|les|et)[ \u00a0]+|d['’]|(?:de[ \u00a0]+)?l['’]){0,2}|['’-])"
RUN = re.compile(rf"(?<![\w-]){CAPITALISED}(?:{JOINING}{CAPITALISED})*")
LATER = re.compile(r"[ \u00a0-](?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ][\w-]*)")
EARLIER = re.compile(r"(?<![.!?…:»”\n] )(?<!\n)(?<!^)\b[A-ZÀ-ÖØ-Þ][\w.]*[ \u00a0-]$")
BESIDE = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w.]+[ \u00a0-]$")
OPENING = re.compile(r"(?:^|[.!?…:»”\n])[\s«“\"'’(]*$")
MOST = 5
"""Words of the longest name that is taken for an outlet's by its form alone."""
SHORT = r"(?:\b(?:The|the|Le|le|La|la)[ \u00a0]+|\b[Ll]['’])"


@dataclass(frozen=True, slots=True)
class Named:
    """`name` as shown; `known`: in the table; `sure`: in the table and nothing else goes by that name."""

    name: str
    span: Span
    known: bool
    sure: bool
    agency: bool

    @property
    def key(self) -> str:
        return outlet_key(self.name)


def named(text: str, start: int = 0, end: int | None = None) -> list[Named]:
    """Outlets named in `text[start:end]`, in order, without overlap."""
    end = len(text) if end is None else end
    found = [
        Named(m.outlet.name, m.span, True, not m.outlet.ambiguous, m.outlet.agency)
        for m in mentions(text, start, end)
        if not _goes_on(text, m.span, m.outlet.ambiguous)
    ]
    made = [name for name in _made(text, start, end) if not _met(name, [one for one in found if one.sure])]
    found = made + [name for name in found if not _met(name, made)]
    found += [name for name in _short(text, start, end, found) if not _met(name, found)]
    return sorted(found, key=lambda name: name.span)


def _made(text: str, start: int, end: int) -> Iterator[Named]:
    """Runs of capitalised words whose first or last word is one that outlets call themselves by."""
    first, last = mastheads()
    for run in RUN.finditer(text, start, end):
        words = list(WORD.finditer(text, *run.span()))
        while len(words) > 1 and folded(words[0].group()) in ("l", "d", "qu", "selon", "per", "dans", "via"):
            del words[0]
        if not 2 <= len(words) <= MOST + 1:
            continue
        plain = [folded(word.group()) for word in words]
        if len(words) == 2 and plain[0] in ("the", "le", "la", "les"):
            continue
        opens = plain[1] if plain[0] in ("the", "le", "la", "les") else plain[0]
        if opens in first or plain[-1] in last:
            span = Span(words[0].start(), words[-1].end())
            yield Named(text[span.start : span.end], span, False, False, "agenc" in " ".join(plain))


def _short(text: str, start: int, end: int, found: list[Named]) -> Iterator[Named]:
    """« the Post » after The Harbour Post: the last word of a name of this text, with its article."""
    forms: dict[str, Named] = {}
    for name in found:
        last = WORD.findall(name.name)[-1]
        if len(WORD.findall(name.name)) > 1 and folded(last) in mastheads()[1] and (name.sure or not name.known):
            forms.setdefault(last, name)
    for last, name in forms.items():
        for match in re.finditer(rf"{SHORT}(?P<word>{re.escape(last)})(?![\w'’-]*[ \u00a0][A-Z])", text[:end]):
            if match.start() >= max(start, name.span.start):
                yield Named(name.name, Span(*match.span("word")), name.known, name.sure, name.agency)


def _goes_on(text: str, span: Span, ambiguous: bool) -> bool:
    """The name is part of a longer one (« the People Act », « M. Bloomberg », « RBC Capital »), or ambiguous and no name."""
    said = text[span.start : span.end]
    if ambiguous and said.islower():
        return True
    if " " in said.strip():
        return False
    before = BESIDE if ambiguous else EARLIER
    named_before = not said.isupper() and before.search(text, max(0, span.start - 40), span.start)
    return bool(LATER.match(text, span.end) or named_before)


def opens_sentence(text: str, place: int) -> bool:
    """What stands at `place` has its capital from its place alone, perhaps."""
    return OPENING.search(text, max(0, place - 8), place) is not None


def _met(name: Named, others: list[Named]) -> bool:
    return any(name.span.start < other.span.end and other.span.start < name.span.end for other in others)


def shown(name: str) -> str:
    """The name of the table for it, else itself with single blanks."""
    known = outlet(name)
    return known.name if known else " ".join(name.split())

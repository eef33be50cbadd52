"""News agencies and outlets by name, in any language: a table, and where its names stand in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from selon.language.words import WORD, folded, key
from selon.model import Span

TABLE = Path(__file__).with_name("outlets.toml")
LONGEST_NAME = 7
"""Words that the name of a paper may have where the table does not know it."""
ACRONYM = 5
"""A name of so many capitals at most must stand in capitals."""
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac")
"""What stands before the country in some addresses."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """`ambiguous`: also an ordinary word, a person or another body; only its surroundings tell."""

    name: str
    agency: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Mention:
    outlet: Outlet
    span: Span


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a name: its words, folded and as written."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    outlet: Outlet


def outlet(name: str) -> Outlet | None:
    """The outlet or agency that goes by `name`, whatever its case, accents and article, or that is at that address."""
    return _by_key().get(_bare(key(name))) or (_by_host().get(host_label(name)) if HOST.fullmatch(name) else None)


def host_label(host: str) -> str:
    """What an address is called: « dailypost » for `news.dailypost.co.uk` and `dailypost.com`; empty for what is none."""
    labels = folded(host).split(".")[:-1] if HOST.fullmatch(host) else []
    if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        del labels[-1]
    return squeezed(labels[-1]) if labels else ""


def host_labels(name: str) -> frozenset[str]:
    """How addresses write a name: all its words in one, with its article and without."""
    return frozenset({squeezed(name), squeezed(_bare(key(name)))})


def squeezed(name: str) -> str:
    return "".join(WORD.findall(folded(name)))


def outlet_key(name: str) -> str:
    """One key for all spellings of an outlet: of its table name where it has one, else of `name` without its article."""
    known = outlet(name)
    return _bare(key(known.name if known else name))


def mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Names of the table in `text[start:end]`, longest first, left to right, written with the capitals they have."""
    found = [(match.group(), *match.span()) for match in WORD.finditer(text, start, len(text) if end is None else end)]
    plain = [_folded(word) for word, _, _ in found]
    place = 0
    while place < len(found):
        form = _longest(found, plain, place)
        if form is None:
            place += 1
            continue
        last = place + len(form.words)
        yield Mention(form.outlet, Span(found[place][1], found[last - 1][2]))
        place = last


def _longest(found: list[tuple[str, int, int]], plain: list[str], place: int) -> _Form | None:
    forms = _by_opening().get((plain[place], plain[place + 1]), ()) if place + 1 < len(plain) else ()
    for form in (*forms, *_by_opening().get((plain[place], ""), ())):
        last = place + len(form.words)
        if tuple(plain[place:last]) == form.words and all(
            _cased(word, written) for (word, _, _), written in zip(found[place:last], form.written, strict=True)
        ):
            return form
    return None


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return folded(word)


def _cased(seen: str, written: str) -> bool:
    """`seen` has the capitals of `written`; all in capitals will do for words too long to be mistaken for an acronym."""
    if written.isupper() and len(written) <= ACRONYM:
        return seen == written
    if written[:1].isupper():
        return seen[:1].isupper() and (
            seen[1:].islower() or len(seen) == 1 or not written[1:].islower() or len(seen) > 3
        )
    return True


@cache
def _table() -> tuple[tuple[str, tuple[str, ...], Outlet], ...]:
    data = tomllib.loads(TABLE.read_text("utf-8"))
    ambiguous = set(data["ambiguous"]["names"])
    return tuple(
        (name, tuple(others), Outlet(name, part == "agencies", name in ambiguous))
        for part in ("agencies", "outlets")
        for name, others in data[part].items()
    )


@cache
def _by_key() -> dict[str, Outlet]:
    return {_bare(key(form)): known for name, others, known in reversed(_table()) for form in (*others, name)}


@cache
def _by_host() -> dict[str, Outlet]:
    return {
        label: known
        for name, others, known in reversed(_table())
        for form in (*others, name)
        for label in host_labels(form)
    }


@cache
def _by_opening() -> dict[tuple[str, str], tuple[_Form, ...]]:
    """Forms by their first two words (the second empty where there is but one), longest first."""
    forms: dict[tuple[str, str], list[_Form]] = {}
    for name, others, known in _table():
        for written in (name, *others):
            words = tuple(WORD.findall(written))
            form = _Form(tuple(folded(word) for word in words), words, known)
            forms.setdefault((form.words[0], form.words[1] if len(words) > 1 else ""), []).append(form)
    return {opening: tuple(sorted(same, key=lambda form: -len(form.words))) for opening, same in forms.items()}


@cache
def mastheads() -> tuple[frozenset[str], frozenset[str]]:
    """Words that make a name in capitals an outlet's: as its first word, as its last. Folded."""
    data = tomllib.loads(TABLE.read_text("utf-8"))["mastheads"]
    return frozenset(data["first"]), frozenset(data["last"])


def is_masthead(name: str) -> bool:
    """Whether `name` is in the table, or is made as papers, stations and agencies call themselves: capitals all along,
    and an article before them or a word like « Radio » or "Post" at an end."""
    words = WORD.findall(name)
    inner = (word for word in words[1:] if folded(word) not in _joining())
    if not 1 <= len(words) <= LONGEST_NAME or not words[0][:1].isupper() or not all(w[:1].isupper() for w in inner):
        return False
    if outlet(name) is not None:
        return True
    first, last = mastheads()
    led = folded(words[0]) in _articles() and len(words) > 1
    own = words[1:] if led else words
    return len(words) > 1 and (led or folded(own[0]) in first or folded(own[-1]) in last)


def is_agency(name: str) -> bool:
    """Whether `name` is that of an agency in the table, or begins or ends with a word for one."""
    known = outlet(name)
    words = [folded(word) for word in WORD.findall(name)]
    return known.agency if known else bool(words) and not _wires().isdisjoint((words[0], words[-1]))


@cache
def _wires() -> frozenset[str]:
    return frozenset(tomllib.loads(TABLE.read_text("utf-8"))["mastheads"]["agencies"])


@cache
def _joining() -> frozenset[str]:
    return frozenset(tomllib.loads(TABLE.read_text("utf-8"))["mastheads"]["joining"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(tomllib.loads(TABLE.read_text("utf-8"))["articles"]["words"])


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first in _articles() else name

"""What a text itself shows of when it was published, by which outlet and from which agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import dateparser
from babel import Locale
from babel.dates import get_day_names, get_month_names

from selon import language
from selon.intake.phrases import EDGES, fold, phrases
from selon.language.datelines import opening
from selon.language.outlets import is_agency, is_masthead
from selon.model import Block, BlockKind

YEARS = range(1900, 2101)
COPYRIGHT = re.compile(
    r"(?:©|\bcopyright\b) ?(?:©|\(c\))? ?(?:\d{4}(?: ?[-–] ?\d{4})?)? ?(?:by |par )?(?P<name>[A-ZÀ-Þ][^.,|–—\n]{1,40})",
    re.IGNORECASE,
)
DATELINE = re.compile(r"^[^.\n]{2,60}?\((?P<name>[^()]{2,30})\) ?[.:–—-]")


@dataclass(frozen=True, slots=True)
class _Dates:
    date: re.Pattern[str]
    clock: tuple[re.Pattern[str], ...]
    label: re.Pattern[str]
    led_in: re.Pattern[str]
    led_out: re.Pattern[str]
    updated: re.Pattern[str]
    zones: dict[str, str]
    afternoon: tuple[str, ...]


def is_date_line(line: str) -> bool:
    """Whether `line` (folded, bare) says when the article was published and nothing else."""
    known = _dates()
    if len(line) > 120 or not any(char.isdigit() for char in line) or not known.date.search(line):
        return False
    rest = known.date.sub(" ", line)
    for pattern in (*known.clock, known.label):
        rest = pattern.sub(" ", rest)
    rest = re.sub("|".join(map(re.escape, known.zones)), " ", rest, flags=re.IGNORECASE) if known.zones else rest
    return not re.search(r"[^\W\d_]{2,}|\d{3,}", rest)


def signed(line: str) -> str | None:
    """The name that stands in `line` before or behind a date of publication, where nothing else does."""
    known = _dates()
    date = known.date.search(line)
    if len(line) > 120 or date is None:
        return None
    behind = line[date.end() :]
    for pattern in known.clock:
        behind = pattern.sub(" ", behind)
    sides = (known.led_out.sub("", line[: date.start()]), known.led_in.sub("", behind))
    names = [name for side in sides if (name := " ".join(side.split()).strip(EDGES))]
    return names[0] if len(names) == 1 and not re.search(r"[\d,;:()!?]", names[0]) else None


def published(text: str, found: Sequence[Block], lang: str) -> str | None:
    """The date of publication that a byline shows, ISO 8601, as exact as it is; where none does, that of an
    update, else of a dateline."""
    best: str | None = None
    for block in found:
        if block.kind is not BlockKind.BYLINE:
            continue
        for line in text[block.span.start : block.span.end].splitlines():
            if date := read_date(line, lang):
                if not _dates().updated.search(line):
                    return date
                best = best or date
    return best or _dateline_date(text, found, lang)


def _dateline_date(text: str, found: Sequence[Block], lang: str) -> str | None:
    """The date in the dateline that opens the body; a first sentence with a dash and a date in it is none."""
    body = next((text[slice(*block.span)] for block in found if block.kind is BlockKind.BODY), "")
    dateline = opening(body.lstrip())
    return read_date(dateline, lang) if dateline else None


def read_date(line: str, lang: str | None = None) -> str | None:
    """The first date in `line` with its clock time and zone where they stand beside it, as ISO 8601."""
    known = _dates()
    match = known.date.search(line)
    if match is None:
        return None
    order = "MDY" if _month_first(lang) else "DMY"
    day = dateparser.parse(
        match.group(), languages=list(language.supported()), settings={"DATE_ORDER": order, "STRICT_PARSING": True}
    )
    if day is None or day.year not in YEARS:
        return None
    return _with_clock(day, line[match.end() : match.end() + 40], known)


def agency(text: str, found: Sequence[Block]) -> str | None:
    """The agency that a byline credits, or the one in the dateline that opens the body."""
    known = phrases()
    for block in found:
        own = text[block.span.start : block.span.end]
        if block.kind is BlockKind.BYLINE and (match := known.agency.search(own)):
            return known.agencies[match.group().casefold()]
        if block.kind is BlockKind.BODY:
            opening = DATELINE.match(own.lstrip())
            if opening and opening["name"].casefold() in known.agencies:
                return known.agencies[opening["name"].casefold()]
            if opening and is_agency(opening["name"]):
                return opening["name"]
    return None


def outlet(text: str, found: Sequence[Block]) -> str | None:
    """The name that the page gives itself at its top or beside an author, else the owner that a copyright line names.

    Datelines and credits tell of origin, not of who published.
    """
    for block in found:
        if block.kind is BlockKind.BYLINE and block.why in ("outlet", "byline"):
            for line in text[slice(*block.span)].splitlines():
                own = _names(line.strip()) if block.why == "byline" else [signed(fold(line.strip())) or line.strip()]
                if name := next((name for name in own if name and is_masthead(name)), None):
                    return name
    for block in found:
        if block.kind is BlockKind.BOILERPLATE:
            match = COPYRIGHT.search(text[block.span.start : block.span.end])
            if match and match["name"].casefold() not in phrases().agencies:
                name = re.split(r"\s+(?:all rights|tous droits)", match["name"], flags=re.IGNORECASE)[0]
                return name.strip()
    return None


def authors(text: str, found: Sequence[Block]) -> tuple[str, ...]:
    """The names in bylines."""
    names: list[str] = []
    for block in found:
        if block.kind is BlockKind.BYLINE and block.why == "byline":
            for line in text[block.span.start : block.span.end].splitlines():
                names += [name for name in _names(line.strip()) if name not in names and not is_masthead(name)]
    return tuple(names)


def _names(line: str) -> list[str]:
    for _, pattern in phrases().byline.patterns:
        match = pattern.fullmatch(line.strip(" .:|-"))
        if match and match.groupdict().get("names"):
            return [name.strip() for name in re.split(r",? (?:et|and|with) |, ", match["names"]) if name.strip()]
    return []


def _with_clock(day: datetime, after: str, known: _Dates) -> str:
    for pattern in known.clock:
        if match := pattern.search(after):
            hour, minute = int(match["hour"]), int(match["minute"] or 0) if "minute" in match.groupdict() else 0
            half = (match.groupdict().get("half") or "").lower()
            if half:
                hour = hour % 12 + (12 if half.startswith(known.afternoon) else 0)
            if hour > 23:
                continue
            return day.replace(hour=hour, minute=minute, tzinfo=_zone(after[match.end() :], known)).isoformat(
                timespec="minutes"
            )
    return day.date().isoformat()


def _zone(after: str, known: _Dates) -> ZoneInfo | None:
    low = after.lower()
    return next(
        (ZoneInfo(zone) for said, zone in known.zones.items() if re.search(rf"\b{re.escape(said)}\b", low)), None
    )


def _month_first(lang: str | None) -> bool:
    pattern = Locale.parse(lang).date_formats["short"].pattern if lang else "dd"
    return bool(pattern.lower().startswith("m"))


@cache
def _dates() -> _Dates:
    tables = [language.table(lang, "dates") for lang in language.supported()]
    months = sorted(
        {m.strip(".") for lang in language.supported() for m in _names_of(get_month_names, lang)}, key=len, reverse=True
    )
    days = sorted(
        {d.strip(".") for lang in language.supported() for d in _names_of(get_day_names, lang)}, key=len, reverse=True
    )
    month, weekday = "|".join(map(re.escape, months)), "|".join(map(re.escape, days))
    forms = (
        r"\d{4}-\d{2}-\d{2}",
        rf"\d{{1,2}}(?:er|st|nd|rd|th)? (?:{month})\.?,? \d{{4}}",
        rf"(?:{month})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
        r"\d{1,2}[/.]\d{1,2}[/.]\d{4}",
    )
    labels = [word for table in tables for key in ("published", "updated", "joints") for word in table[key]]
    said = "|".join(labels)
    return _Dates(
        date=re.compile(rf"(?:\b(?:{weekday})\.?,? )?\b(?:{'|'.join(forms)})(?!\d)", re.IGNORECASE),
        clock=tuple(re.compile(form, re.IGNORECASE) for table in tables for form in table["clock"]),
        label=re.compile(rf"\b(?:{said})\b(?: ?:)?", re.IGNORECASE),
        led_in=re.compile(rf"^(?:\W*\b(?:{said})\b)+", re.IGNORECASE),
        led_out=re.compile(rf"(?:\b(?:{said})\b\W*)+$", re.IGNORECASE),
        updated=re.compile(
            rf"^\W*(?:{'|'.join(word for table in tables for word in table['updated'])})\b", re.IGNORECASE
        ),
        zones={said: zone for table in tables for said, zone in table["zones"].items()},
        afternoon=tuple(letter for table in tables for letter in table["afternoon"]),
    )


def _names_of(read: object, lang: str) -> list[str]:
    assert callable(read)
    return [name for width in ("wide", "abbreviated") for name in read(width, locale=lang).values()]

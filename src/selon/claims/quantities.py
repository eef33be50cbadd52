"""Quantities of a text in normal form: sums, shares, durations, dates, hours, counts.

A quantity is an interval: « 1 200 » is [1200, 1200], « près de 1 200 » is approximate, « plus de 1 200 » is [1200, inf).
Two quantities of one unit contradict each other only where their intervals, widened by rounding, do not meet.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from text_to_num import text2num

from selon.language import table
from selon.model import Quantity, Span

ROUNDING = 0.05
"""How far a rounded number may be from the exact one: half of the last of two digits, about."""
LEAD = 30
"""Characters before a stretch in which its first quantity may be bounded."""
COUNT = "#"
"""Marks a unit that is no unit but what is counted: the word behind the number, until the parse says better."""
PERSON = "person"
"""The unit of counts of people, by whatever word."""
UNDATED_YEAR = 4
"""The year of a date without one: a leap year that no article speaks of."""
PARTS_OF_MONTH = {"start_of": (1, 10), "middle_of": (11, 20), "end_of": (21, 31)}
"""Days of a month that « début », « mi- » and « fin » leave open."""
GAP = r"[ \t\u00a0\u202f\u2009]"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_DIGITS = rf"\d{{1,3}}(?:(?:{GAP}|[.,])\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True)
class Number:
    start: int
    end: int
    value: float
    approximate: bool
    worded: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language, compiled from its table."""

    lang: str
    number: re.Pattern[str]
    tail: re.Pattern[str]
    date: re.Pattern[str]
    clock: re.Pattern[str]
    numerals: frozenset[str]
    days: tuple[str, ...]
    bounds: dict[str, re.Pattern[str]]
    words: dict[str, Any]


@cache
def grammar(lang: str) -> Grammar:
    words = table(lang, "quantities")
    spelt = _any(words["number_words"])
    join = _any([*words["joiners"], "-"])
    spelt_out = rf"{spelt}(?:(?:{GAP}|-)+(?:{join}(?:{GAP}|-)+)?{spelt})*"
    number = rf"(?P<digits>{_DIGITS})|\b(?P<spelt>{spelt_out})\b|\b(?P<group>{_any(words['collectives'])})s?\b"
    units = [name for names in words["units"].values() for name in names]
    of = _any(words["of"])
    times = rf"(?P<times>{_any(words['multipliers'])})?\b"
    tail = rf"{GAP}*{times}{GAP}*(?:{of}{GAP}*)?(?P<unit>{_any([*units, *words['durations']])})?(?!\w)"
    months, ordinal = _any(words["months"]), words["forms"]["ordinal"]
    year = r"(?:,?\s(?P<year>(?:19|20)\d\d))?"
    part = "|".join(rf"(?P<{name}>{_any(words['bounds'][name])})" for name in PARTS_OF_MONTH)
    week = _any(words["forms"]["week_of"])
    day = rf"(?P<day>\d{{1,2}}){ordinal}"
    either = (
        rf"(?:(?P<week>{week})\s)?{day}\s(?P<month>{months})\b{year}"
        rf"|(?:(?P<week2>{week})\s)?(?P<month2>{months})\.?\s(?P<day2>\d{{1,2}}){ordinal}\b(?:,?\s(?P<year2>(?:19|20)\d\d))?"
        rf"|(?:(?:{part})\s?)(?P<month3>{months})\b(?:\s(?P<year3>(?:19|20)\d\d))?"
        rf"|{_any(words['forms']['in'])}\s(?P<month4>{months})\b(?:\s(?P<year4>(?:19|20)\d\d))?"
        rf"|(?P<weekday>{_any(words['weekdays'])})\b"
        rf"|{_any(words['forms']['in'])}\s(?P<plain>(?:19|20)\d\d)\b"
    )
    bounds = {name: re.compile(rf"(?:{_any(forms)})\s*$", re.I) for name, forms in words["bounds"].items()}
    return Grammar(
        lang,
        re.compile(number, re.I),
        re.compile(tail, re.I),
        re.compile(rf"\b(?:{either})", re.I),
        re.compile(words["forms"]["clock"], re.I),
        frozenset(_first_words([*words["number_words"], *words["collectives"]])),
        tuple(name.casefold() for name in (*words["months"], *words["weekdays"])),
        bounds,
        words,
    )


def _any(names: Any) -> str:
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


def _first_words(names: Iterable[str]) -> Iterator[str]:
    """The first word of each name, and its plural: where none of them stands, no number is spelt."""
    for name in names:
        first = _WORD.findall(name.casefold())[0]
        yield from (first, f"{first}s")


def _has_number(piece: str, rules: Grammar) -> bool:
    """Whether the number pattern can match at all: to look it up in a set costs a tenth of the search."""
    words = _WORD.findall(piece.casefold())
    return not rules.numerals.isdisjoint(words) or _DIGIT.search(piece) is not None


def _has_date(piece: str, rules: Grammar) -> bool:
    """Whether the pattern of dates can match at all: each has a digit, a month or a day of the week in it."""
    folded = piece.casefold()
    return _DIGIT.search(piece) is not None or any(name in folded for name in rules.days)


def quantities(text: str, start: int, end: int, lang: str, year: int | None = None) -> tuple[Quantity, ...]:
    """Quantities of `text[start:end]` in order; spans are of `text`. `year` dates what names no year.

    What stands just before in the line bounds the first of them (« près de »), but is no quantity of this stretch.
    """
    rules = grammar(lang)
    lead = max(0, start - LEAD, text.rfind("\n", 0, start) + 1)
    piece = text[lead:end]
    found = [*_dates(piece, rules, year), *_clocks(piece, rules)]
    taken = {i for quantity in found for i in range(*quantity.span)}
    found += _compounded(piece, [q for q in _counts(piece, rules) if not taken & set(range(*q.span))], rules)
    moved = (_moved(quantity, lead) for quantity in sorted(found, key=lambda quantity: quantity.span))
    return tuple(quantity for quantity in moved if quantity.span.start >= start)


def _moved(quantity: Quantity, by: int) -> Quantity:
    span = Span(quantity.span.start + by, quantity.span.end + by)
    return Quantity(span, quantity.unit, quantity.low, quantity.high, quantity.approximate, quantity.says)


def _dates(piece: str, rules: Grammar, year: int | None) -> Iterator[Quantity]:
    for match in rules.date.finditer(piece) if _has_date(piece, rules) else ():
        named = {name: value for name, value in match.groupdict().items() if value}
        span = Span(*match.span())
        if "weekday" in named:
            number = rules.words["weekdays"][named["weekday"].lower()]
            yield Quantity(span, "weekday", number, number, False, named["weekday"].lower())
        elif "plain" in named:
            yield Quantity(span, "year", int(named["plain"]), int(named["plain"]), False, named["plain"])
        elif (days := _days(named, rules, year)) is not None:
            low, high, said = days[0].toordinal(), days[1].toordinal(), _shown(*days)
            before = piece[max(0, span.start - 24) : span.start]
            if rules.bounds["before"].search(before):
                yield Quantity(span, "date", -math.inf, low - 1, False, f"< {said}")
            elif rules.bounds["until"].search(before):
                yield Quantity(span, "date", -math.inf, high, False, f"≤ {said}")
            else:
                yield Quantity(span, "date", low, high, "week" in named, said)


def _days(named: dict[str, str], rules: Grammar, year: int | None) -> tuple[date, date] | None:
    """First and last day of what a date names: a day, a week, a third of a month, a month; `None` where there is no such day."""
    value = {name.rstrip("234"): text for name, text in named.items()}
    month = rules.words["months"][value["month"].lower()]
    in_year = int(value["year"]) if "year" in value else year or UNDATED_YEAR
    first, last = next((PARTS_OF_MONTH[name] for name in PARTS_OF_MONTH if name in value), (1, 31))
    if "day" in value:
        first = int(value["day"])
        last = first + 6 if "week" in value else first
    last = min(last, monthrange(in_year, month)[1])
    if not 1 <= first <= last:
        return None
    return date(in_year, month, first), date(in_year, month, last)


def _shown(first: date, last: date) -> str:
    """ISO 8601, without the year where none is known; an interval with a slash."""
    texts = [d.isoformat() if d.year != UNDATED_YEAR else f"--{d.month:02d}-{d.day:02d}" for d in (first, last)]
    return texts[0] if first == last else "/".join(texts)


def _clocks(piece: str, rules: Grammar) -> Iterator[Quantity]:
    """Hours of the clock: a number of hours is one only with minutes behind it or a preposition before it."""
    for match in rules.clock.finditer(piece) if _DIGIT.search(piece) else ():
        hour, (minute, half) = int(match[1]), (*match.groups()[1:], None)[:2]
        before = piece[max(0, match.start() - 12) : match.start()].lower().split()
        spelt = any(mark in match.group(0).lower() for mark in (*rules.words["forms"]["clock_spelt"], ":"))
        led = bool(before) and before[-1] in rules.words["forms"]["clock_after"]
        if not spelt or not (minute or half or led):
            continue
        if half and half.lower().startswith("p") and hour < 12:
            hour += 12
        minutes = hour * 60 + int(minute or 0)
        yield Quantity(Span(*match.span()), "clock", minutes, minutes, False, f"{hour:02d}:{int(minute or 0):02d}")


def _counts(piece: str, rules: Grammar) -> Iterator[Quantity]:
    for number in _numbers(piece, rules):
        tail = rules.tail.match(piece, number.end)
        times = rules.words["multipliers"].get((tail["times"] or "").lower(), 1) if tail else 1
        unit, stop = "", number.end
        if tail and (tail["times"] or tail["unit"]):
            unit, stop = (tail["unit"] or "").lower(), tail.end() if tail["unit"] else tail.end("times")
        value = number.value * times
        symbol = piece[number.start - 1 : number.start]
        name, factor = _unit(unit or (symbol if symbol in "€$£" else ""), rules)
        name = name or ("year" if _is_year(number) else _counted(piece, stop, rules))
        if (name == "number" or name.startswith(COUNT)) and number.worded in rules.words["weak_numbers"]:
            continue
        span = Span(number.start - (symbol in "€$£" and bool(symbol)), stop)
        said = _says(value, unit if name == "hour" else name)
        yield _bounded(piece, span, name, value * factor, said, number.approximate, rules)


def _compounded(piece: str, counted: list[Quantity], rules: Grammar) -> list[Quantity]:
    """« deux mois et un jour » is one duration, « entre 16 et 18 ans » one range."""
    if len(counted) < 2:
        return counted
    between = re.compile(rf"\s(?:{_any(rules.words['joiners'])}\s)?", re.I)
    merged: list[Quantity] = []
    for q in counted:
        last = merged[-1] if merged else None
        if (
            last
            and last.unit == q.unit == "hour"
            and last.low > q.low
            and between.fullmatch(piece, last.span.end, q.span.start)
        ):
            span, hours = Span(last.span.start, q.span.end), last.low + q.low
            merged[-1] = Quantity(span, "hour", hours, hours, last.approximate, f"{last.says} {q.says}")
        elif last and _is_range(piece, last, q, rules):
            low = last.low if last.unit == q.unit else last.low * q.low / max(1e-9, _bare(q))
            merged[-1] = Quantity(
                Span(last.span.start, q.span.end), q.unit, low, q.high, False, f"{last.says.split()[0]}–{q.says}"
            )
        else:
            merged.append(q)
    return merged


def _is_range(piece: str, first: Quantity, second: Quantity, rules: Grammar) -> bool:
    led = rules.bounds["between"].search(piece[max(0, first.span.start - 12) : first.span.start])
    join = re.compile(rf"\s+{_any(rules.words['bounds']['between_join'])}\s+", re.I)
    same = first.unit == second.unit or first.unit.startswith(COUNT)
    return bool(led and same and join.fullmatch(piece, first.span.end, second.span.start) and first.low < second.high)


def _bare(quantity: Quantity) -> float:
    """The number as said, without its unit's factor."""
    try:
        return float(quantity.says.lstrip("~<> ").split()[0])
    except ValueError:
        return quantity.low


def _numbers(piece: str, rules: Grammar) -> Iterator[Number]:
    for match in rules.number.finditer(piece) if _has_number(piece, rules) else ():
        worded = match.group(0).lower()
        if match["digits"]:
            if match.start() and piece[match.start() - 1].isalpha():
                continue
            yield Number(*match.span(), _digits(match["digits"]), False, worded)
        elif match["spelt"]:
            value = _spelt(worded, rules.lang)
            if value is not None:
                yield Number(*match.span(), value, False, worded)
        else:
            yield Number(*match.span(), rules.words["collectives"][match["group"].lower()], True, worded)


def _digits(form: str) -> float:
    """« 1 200 », « 1.200 », « 1,200 », « 4,9 »: groups of three are thousands, another last group decimals."""
    plain = re.sub(GAP, "", form)
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    whole, _, decimals = plain.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}.{decimals}") if whole else float(decimals)


@cache
def _spelt(form: str, lang: str) -> float | None:
    try:
        return float(text2num(re.sub(rf"{GAP}+", " ", form), lang))
    except ValueError:
        return None


def _unit(form: str, rules: Grammar) -> tuple[str, float]:
    for name, forms in rules.words["units"].items():
        if form in forms:
            return name, 1.0
    if form in rules.words["durations"]:
        return "hour", rules.words["durations"][form]
    return "", 1.0


def _is_year(number: Number) -> bool:
    return len(number.worded) == 4 and number.worded.isdigit() and 1900 <= number.value < 2100


def _counted(piece: str, stop: int, rules: Grammar) -> str:
    """The first letters of what is counted: the word behind the number; `number` where there is none."""
    match = re.compile(rf"\s+(?:{_any(rules.words['of'])}\s*)?([^\W\d_]{{3,}})", re.I).match(piece, stop)
    return COUNT + (match[1].lower() if match else "")


def _bounded(piece: str, span: Span, unit: str, value: float, said: str, approximate: bool, rules: Grammar) -> Quantity:
    before = piece[max(0, span.start - 24) : span.start]
    low, high = value, value
    if rules.bounds["at_least"].search(before):
        high, said = math.inf, f"> {said}"
    elif rules.bounds["at_most"].search(before):
        low, said = 0.0, f"< {said}"
    elif approximate or rules.bounds["about"].search(before):
        approximate, said = True, f"~ {said}"
    return Quantity(span, unit, low, high, approximate, said)


def _says(value: float, unit: str) -> str:
    shown = f"{value:g}" if value < 1e6 or value % 1 else f"{int(value)}"
    return shown if unit.startswith(COUNT) else f"{shown} {unit}".strip()


@cache
def people(lang: str) -> frozenset[str]:
    """The folded lemmas that count people, whoever they are."""
    return frozenset(table(lang, "quantities")["people"])


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be so: one unit, and the one within the other once widened by rounding, or both open to one side."""
    if a.low == b.low and a.high == b.high:
        return True
    if a.unit == "date" and _is_undated(a) != _is_undated(b):
        a, b = _undated(a), _undated(b)
    if a.unit in {"date", "weekday", "year", "clock"}:
        if not (math.isfinite(a.low) or math.isfinite(b.low)):
            return a.high == b.high
        return _within(a, b) or _within(b, a)
    slack = max(_slack(a), _slack(b))
    return a.low - slack <= b.high and b.low - slack <= a.high


def _is_undated(quantity: Quantity) -> bool:
    return date.fromordinal(int(quantity.high)).year == UNDATED_YEAR


def _undated(quantity: Quantity) -> Quantity:
    if not math.isfinite(quantity.low):
        return quantity
    days = [date.fromordinal(int(day)).replace(year=UNDATED_YEAR).toordinal() for day in (quantity.low, quantity.high)]
    return Quantity(quantity.span, quantity.unit, days[0], days[1], quantity.approximate, quantity.says)


def _within(inner: Quantity, outer: Quantity) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _slack(quantity: Quantity) -> float:
    """Half of the last digit said, for a number said in round figures; a twentieth where it is said to be approximate."""
    low = abs(quantity.low) if math.isfinite(quantity.low) else 0.0
    return low * ROUNDING if quantity.approximate else 0.0

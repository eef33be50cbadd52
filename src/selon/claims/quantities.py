"""Quantities of a text in normal form: sums, shares, durations, dates, hours, counts.

A quantity is an interval: « 1 200 » is [1200, 1200], « près de 1 200 » is approximate, « plus de 1 200 » is [1200, inf). Two quantities
of one unit contradict each other only where their intervals, widened by rounding, do not meet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from text_to_num import text2num

from selon.language import table
from selon.model import Quantity, Span

ROUNDING = 0.05
"""How far a rounded number may be from the exact one: half of the last of two digits, about."""
UNDATED_YEAR = 4
"""The year of a date without one: a leap year that no article speaks of."""
PARTS = {"start_of": (1, 10), "middle_of": (11, 20), "end_of": (21, 28)}
"""Days of a month that « début », « mi- » and « fin » leave open."""
GAP = r"[ \t\u00a0\u202f\u2009]"
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
    part: re.Pattern[str]
    bounds: dict[str, re.Pattern[str]]
    words: dict[str, Any]


@cache
def grammar(lang: str) -> Grammar:
    words = table(lang, "quantities")
    spelt = _any(words["number_words"])
    join = _any([*words["joiners"], "-"])
    number = rf"(?P<digits>{_DIGITS})|\b(?P<spelt>{spelt}(?:(?:{GAP}|-)+(?:{join}(?:{GAP}|-)+)?{spelt})*)\b|\b(?P<group>{_any(words['collectives'])})s?\b"
    units = [name for names in words["units"].values() for name in names]
    of = _any(words["of"])
    tail = rf"{GAP}*(?P<times>{_any(words['multipliers'])})?\b{GAP}*(?:{of}{GAP}*)?(?P<unit>{_any([*units, *words['durations']])})?(?!\w)"
    months, ordinal = _any(words["months"]), words["forms"]["ordinal"]
    day = rf"(?P<day>\d{{1,2}}){ordinal}"
    year = r"(?:(?:,|\s)\s?(?P<year>(?:19|20)\d\d))?"
    either = rf"{day}\s(?P<month>{months})\b{year}|(?P<month2>{months})\s(?P<day2>\d{{1,2}}){ordinal}\b(?:,?\s(?P<year2>(?:19|20)\d\d))?"
    parts = _any([form for name in PARTS for form in words["bounds"][name]])
    bounds = {name: re.compile(rf"(?:{_any(forms)})\s*$", re.I) for name, forms in words["bounds"].items()}
    return Grammar(
        lang,
        re.compile(number, re.I),
        re.compile(tail, re.I),
        re.compile(rf"\b(?:{either})", re.I),
        re.compile(words["forms"]["clock"], re.I),
        re.compile(rf"\b(?P<part>{parts})\s?(?P<month>{months})\b(?:\s(?P<year>(?:19|20)\d\d))?", re.I),
        bounds,
        words,
    )


def _any(names: Any) -> str:
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


def quantities(text: str, start: int, end: int, lang: str, year: int | None = None) -> tuple[Quantity, ...]:
    """Quantities of `text[start:end]` in order; spans are of `text`. `year` dates what names no year."""
    rules = grammar(lang)
    piece = text[start:end]
    found = [*_dates(piece, rules, year), *_parts_of_months(piece, rules, year), *_clocks(piece, rules)]
    taken = {i for quantity in found for i in range(*quantity.span)}
    found += _compounded(piece, [q for q in _counts(piece, rules) if not taken & set(range(*q.span))], rules)
    moved = (_moved(quantity, start) for quantity in sorted(found, key=lambda quantity: quantity.span))
    return tuple(moved)


def _moved(quantity: Quantity, by: int) -> Quantity:
    span = Span(quantity.span.start + by, quantity.span.end + by)
    return Quantity(span, quantity.unit, quantity.low, quantity.high, quantity.approximate, quantity.says)


def _dates(piece: str, rules: Grammar, year: int | None) -> Iterator[Quantity]:
    for match in rules.date.finditer(piece):
        named = match.groupdict()
        month = rules.words["months"][(named["month"] or named["month2"]).lower()]
        day = int(named["day"] or named["day2"])
        stated = named["year"] or named["year2"]
        try:
            when = date(int(stated) if stated else year or UNDATED_YEAR, month, day)
        except ValueError:
            continue
        says = when.isoformat() if stated or year else f"--{month:02d}-{day:02d}"
        yield Quantity(Span(*match.span()), "date", when.toordinal(), when.toordinal(), False, says)


def _parts_of_months(piece: str, rules: Grammar, year: int | None) -> Iterator[Quantity]:
    for match in rules.part.finditer(piece):
        first, last = next(days for name, days in PARTS.items() if match["part"].lower() in rules.words["bounds"][name])
        month = rules.words["months"][match["month"].lower()]
        base = date(int(match["year"] or year or UNDATED_YEAR), month, 1).toordinal() - 1
        yield Quantity(Span(*match.span()), "date", base + first, base + last, False, match.group(0))


def _clocks(piece: str, rules: Grammar) -> Iterator[Quantity]:
    """Hours of the clock: a number of hours is one only with minutes behind it or a preposition before it."""
    for match in rules.clock.finditer(piece):
        groups = [*match.groups(), None]
        hour, minute, half = int(groups[0]), groups[1], groups[2]
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
        if name == "number" and number.worded in rules.words["weak_numbers"]:
            continue
        span = Span(number.start - (symbol in "€$£" and bool(symbol)), stop)
        yield _bounded(piece, span, name, value * factor, number.approximate, rules)


def _compounded(piece: str, counted: list[Quantity], rules: Grammar) -> list[Quantity]:
    """« deux mois et un jour » is one duration, not two."""
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
            merged[-1] = Quantity(span, "hour", hours, hours, last.approximate, _says(hours, "hour"))
        else:
            merged.append(q)
    return merged


def _numbers(piece: str, rules: Grammar) -> Iterator[Number]:
    for match in rules.number.finditer(piece):
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
    return match[1].lower()[:6] if match else "number"


def _bounded(piece: str, span: Span, unit: str, value: float, approximate: bool, rules: Grammar) -> Quantity:
    before = piece[max(0, span.start - 24) : span.start]
    low, high = value, value
    if rules.bounds["at_least"].search(before):
        high = math.inf
    elif rules.bounds["at_most"].search(before):
        low = 0.0
    elif rules.bounds["about"].search(before):
        approximate = True
    return Quantity(span, unit, low, high, approximate, _says(value, unit))


def _says(value: float, unit: str) -> str:
    shown = f"{value:g}" if value < 1e6 or value % 1 else f"{int(value)}"
    return f"{shown} {unit}".strip() if unit != "number" else shown


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be so: same unit, intervals that meet once widened by rounding where one is rounded or approximate."""
    if a.low == b.low and a.high == b.high:
        return True
    if a.unit == "date" and (date.fromordinal(int(a.low)).year == UNDATED_YEAR) != (
        date.fromordinal(int(b.low)).year == UNDATED_YEAR
    ):
        a, b = _undated(a), _undated(b)
    slack = max(_slack(a), _slack(b))
    return (
        a.low - slack <= b.high + slack
        and b.low - slack <= a.high + slack
        and (slack > 0 or (a.low <= b.high and b.low <= a.high))
    )


def _undated(quantity: Quantity) -> Quantity:
    low, high = (
        date.fromordinal(int(day)).replace(year=UNDATED_YEAR).toordinal() for day in (quantity.low, quantity.high)
    )
    return Quantity(quantity.span, quantity.unit, low, high, quantity.approximate, quantity.says)


def _slack(quantity: Quantity) -> float:
    if quantity.unit in {"date", "clock"}:
        return 0.0
    return abs(quantity.low) * ROUNDING if quantity.approximate else 0.0

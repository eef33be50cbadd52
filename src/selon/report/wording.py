"""Words of the pages in the reader's language: messages, plurals, numbers and dates by locale."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

FOLDER = Path(__file__).with_name("messages")


@dataclass(frozen=True, slots=True)
class Wording:
    """Messages of one language of the interface; called with a key it gives the message."""

    lang: str
    messages: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The message `key`, its braces filled; raises `KeyError` for one that no table has."""
        return self.messages[key].format(**values) if values else self.messages[key]

    def known(self, prefix: str, word: str) -> str:
        """The message for a word of the machine's own (`PREFIX_WORD`); the word itself where no table has it."""
        return self.messages.get(f"{prefix}_{word}", word)

    def tie(self, why: str) -> str:
        """What shows a tie: words of lineage between commas, each perhaps with a count of what is kept in order."""
        told = []
        for part in why.split(", "):
            word, _, kept = part.partition(": ")
            number = kept.partition(" ")[0]
            more = f" · {self.count('anchor', int(number))}" if number.isdecimal() else ""
            told.append(self.known("tie", word) + more)
        return ", ".join(told)

    def count(self, key: str, number: int) -> str:
        """« 3 origines »: the number by locale, the noun in its form for it."""
        return f"{self.number(number)} {self.noun(key, number)}"

    def noun(self, key: str, number: int) -> str:
        """The noun alone, in its form for `number`."""
        one, _, many = self.messages[key].partition("|")
        return one if Locale(self.lang).plural_form(number) == "one" else many or one

    def number(self, value: float) -> str:
        return str(format_decimal(value, locale=self.lang))

    def percent(self, share: float) -> str:
        return str(format_percent(share, locale=self.lang))

    def date(self, iso: str | None) -> str:
        """A date by locale, as exact as `iso` is; the message for no date where there is none."""
        if not iso:
            return self("no_date")
        try:
            day: date = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        return str(format_date(day, format="long", locale=self.lang))

    def time(self, iso: str | None) -> str:
        """The time of day by locale, empty where `iso` is a day only."""
        if not iso or len(iso) < 16:
            return ""
        try:
            return str(format_time(datetime.fromisoformat(iso), format="short", locale=self.lang))
        except ValueError:
            return ""


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def wording(lang: str) -> Wording:
    """The wording of `lang`; English where the interface does not speak it."""
    known = lang if lang in languages() else "en"
    return Wording(known, tomllib.loads((FOLDER / f"{known}.toml").read_text("utf-8")))

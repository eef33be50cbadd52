"""Words of the pages in the reader's language: messages, plurals, numbers and dates by locale."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

FOLDER = Path(__file__).with_name("messages")


@dataclass(frozen=True, slots=True)
class Wording:
    """Messages of one language of the interface; called with a key it gives the message."""

    lang: str
    messages: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The message `key`, its braces filled; raises `KeyError` for one that no table has."""
        return self.messages[key].format(**values) if values else self.messages[key]

    def count(self, key: str, number: int) -> str:
        """« 3 origines »: the number by locale, the noun in its form for it."""
        one, _, many = self.messages[key].partition("|")
        few = number < 2 if self.lang == "fr" else number == 1
        return f"{self.number(number)} {one if few else many or one}"

    def number(self, value: float) -> str:
        return str(format_decimal(value, locale=self.lang))

    def date(self, iso: str | None) -> str:
        """A date by locale, as exact as `iso` is; the message for no date where there is none."""
        if not iso:
            return self("no_date")
        try:
            day: date = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        return str(format_date(day, format="long", locale=self.lang))


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def wording(lang: str) -> Wording:
    """The wording of `lang`; English where the interface does not speak it."""
    known = lang if lang in languages() else "en"
    return Wording(known, tomllib.loads((FOLDER / f"{known}.toml").read_text("utf-8")))

"""Dates as metadata give them, to ISO 8601 as exact as they are, with the zone where it is known."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from selon.intake.shown import YEARS, read_date

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso(value: Any) -> str | None:
    """`value` (text, a date, a time stamp in seconds) in ISO 8601; `None` where it is no date of these times."""
    if isinstance(value, datetime):
        return _plausible(value, value.isoformat(timespec="seconds"))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_stamp(value)
    return _of_text(value.strip()) if isinstance(value, str) and 4 <= len(value.strip()) <= 80 else None


def _of_text(value: str) -> str | None:
    try:
        if DAY.fullmatch(value):
            return _plausible(date.fromisoformat(value), value)
        if DAY.match(value):
            found = datetime.fromisoformat(value)
            return _plausible(found, found.isoformat(timespec="seconds"))
        return _plausible(found := parsedate_to_datetime(value), found.isoformat(timespec="seconds"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return read_date(value)


def _of_stamp(value: float) -> str | None:
    try:
        found = datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return _plausible(found, found.isoformat(timespec="seconds"))


def _plausible(found: date, shown: str) -> str | None:
    return shown if found.year in YEARS else None

"""Datelines: the place, the day and the agency before the dash that opens a report (« LUSAC, 3 mars (Agence Ondine) – »)."""

from __future__ import annotations

import re

OPENING = re.compile(r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ' ./-]{2,40}|[^.]{2,40}\([A-Z][\w ]{1,20}\))(?:,? [^.]{0,30})? ?[–—-]{1,2} ")


def opening(text: str) -> str:
    """The dateline that `text` begins with, its dash and the space behind it included; empty where there is none."""
    found = OPENING.match(text)
    return found.group() if found else ""

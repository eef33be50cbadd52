"""The phrases of boilerplate, bylines and captions, of all installed languages at once.

Pages mix languages (an English share button under a French article), so what an article is in decides nothing here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from selon import language

NAME = r"(?-i:[A-ZÀ-Þ][\w'.-]*(?: (?:[A-ZÀ-Þ][\w'.-]*|de|du|des|van|von|der|la|le|el|al|bin|ben|da|di)){1,4})"
EDGES = " \t\"'«»“”*•·|>→►▶‣–—-:;,.!…#[]↓⬇"
GROUP = re.compile(r"\(\?P<\w+>")
"""A group with a name begins."""
MARKS = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200B-\u200D\u2060\uFEFF]")


@dataclass(frozen=True, slots=True)
class Named:
    """Patterns by the reason that a block of theirs gives; `some` matches where one of them does."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    some: re.Pattern[str]

    def whole(self, line: str) -> str | None:
        """The reason of the first pattern that is all of `line`."""
        return next(why for why, each in self.patterns if each.fullmatch(line)) if self.some.fullmatch(line) else None

    def begins(self, line: str) -> str | None:
        """The reason of the first pattern that `line` begins with."""
        return next(why for why, each in self.patterns if each.match(line)) if self.some.match(line) else None


@dataclass(frozen=True, slots=True)
class Phrases:
    line: Named
    start: Named
    heading: Named
    sentence: Named
    inline: Named
    byline: Named
    caption: Named
    stray: re.Pattern[str]
    label: re.Pattern[str]
    agency: re.Pattern[str]
    agencies: dict[str, str]


@cache
def phrases() -> Phrases:
    """All phrases, compiled once."""
    tables = [language.table(lang, "boilerplate") for lang in language.supported()]
    credits_ = [language.table(lang, "bylines") for lang in language.supported()]
    agencies = {form.casefold(): forms[0] for table in credits_ for forms in table["agencies"] for form in forms}
    agency = (
        "(?-i:" + "|".join(re.escape(form) for table in credits_ for forms in table["agencies"] for form in forms) + ")"
    )
    bylines = ("byline", "contributed", "source")
    filled = [{key: [_fill(p, agency) for p in table[key]] for key in (*bylines, "caption")} for table in credits_]
    return Phrases(
        line=_merge([table["line"] for table in tables]),
        start=_merge([table["start"] for table in tables]),
        heading=_merge([table["heading"] for table in tables]),
        sentence=_merge([table["sentence"] for table in tables]),
        inline=_merge([table["inline"] for table in tables]),
        byline=_merge([{key: table[key] for key in bylines} for table in filled]),
        caption=_merge([{"caption": table["caption"]} for table in filled]),
        stray=_any([word for table in tables for word in table["stray"]["words"]]),
        label=_any([word for table in tables for word in table["stray"]["labels"]]),
        agency=re.compile(agency),
        agencies=agencies,
    )


def fold(text: str) -> str:
    """`text` with every space plain and every apostrophe straight, of the same length."""
    return text.translate(_FOLDED)


def bare(line: str) -> str:
    """A folded line without the marks, bullets and pictures around its words."""
    return MARKS.sub("", line).strip(EDGES)


def _fill(pattern: str, agency: str) -> str:
    return pattern.replace("{name}", NAME).replace("{agency}", agency)


def _merge(tables: list[dict[str, Any]]) -> Named:
    keys = dict.fromkeys(key for table in tables for key in table)
    found = {key: [pattern for table in tables for pattern in table.get(key, ())] for key in keys}
    patterns = tuple((key, pattern) for key, texts in found.items() for pattern in _compiled(texts))
    return Named(patterns, _any([GROUP.sub("(?:", pattern) for texts in found.values() for pattern in texts]))


def _compiled(patterns: list[str]) -> list[re.Pattern[str]]:
    if any(GROUP.search(pattern) for pattern in patterns):
        return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    return [_any(patterns)]


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_FOLDED = {code: " " for code in range(0x10000) if unicodedata.category(chr(code)) == "Zs"} | dict.fromkeys(
    map(ord, "’‘ʼ`´ʹ′"), "'"
)

"""What a format reader hands on: a text, where it came from, and what its wrapping says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of an article apart from its text: from markup, a feed entry, a table's columns."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    agency: str | None = None

    def over(self, other: Meta) -> Meta:
        """These values, and `other`'s where there is none here."""
        names = ("title", "outlet", "authors", "published", "url", "lang", "agency")
        return replace(self, **{name: getattr(self, name) or getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Raw:
    """One text before it becomes an `Article`; `doc` is the name that it would like to have in the run."""

    text: str
    doc: str
    subject: str
    meta: Meta = field(default_factory=Meta)


def sound(raw: Raw) -> Raw:
    """`raw` in characters that every encoding can hold: halves of a pair, as broken JSON gives them, become U+FFFD."""
    meta = raw.meta
    fields = {name: _sound(getattr(meta, name)) for name in ("title", "outlet", "published", "url", "lang", "agency")}
    meta = replace(meta, **fields, authors=tuple(_sound(name) or "" for name in meta.authors))
    return replace(raw, text=_sound(raw.text) or "", doc=_sound(raw.doc) or "", meta=meta)


def _sound(text: str | None) -> str | None:
    if text is None or not HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

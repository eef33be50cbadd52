"""What a format reader hands on: a text, where it came from, and what its wrapping says of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


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

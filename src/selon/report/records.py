"""Plain records of what the eye is shown of a story: the same for the terminal, the page, the web app and its API."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model import How, Lineage, Reason, SpeakerKind
from selon.report.places import Place


@dataclass(frozen=True, slots=True)
class StatementView:
    id: str
    place: Place
    how: How
    mark: str
    chain: tuple[str, ...]
    stance: str | None
    factuality: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """`cells` holds the mark of each article of the story, in order; `None` where it is silent. `before` and `after` are what
    stands around `text` in its sentence, where it is a part of one that says little alone."""

    id: str
    text: str
    before: str
    after: str
    statements: tuple[StatementView, ...]
    cells: tuple[How | None, ...]
    articles: int
    origins: int
    sources: int
    denials: tuple[StatementView, ...]
    deniers: tuple[str, ...]
    voices: tuple[str, ...]
    circular: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """`says` is for machines; `shown` are the words themselves where they are few."""

    says: str
    shown: str
    source: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Sides that say the same stand together; `names` are whose accounts they are."""

    id: str
    kind: str
    weight: str
    about: str
    sides: tuple[SideView, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    name: str
    kind: SpeakerKind
    statements: int
    articles: int
    outlets: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class HeardView:
    """Whom one outlet lets speak: how many voices and statements, how many of these without a name, its most heard."""

    outlet: str
    key: str
    voices: int
    statements: int
    unnamed: int
    most: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """An article that is not in the story and shares text with one that is. `story` is its own, where it has one; `anchor` leads
    to the longest passage on its page; `places` are the passages in the story's article, longest first."""

    article: str
    name: str
    title: str
    published: str | None
    story: str | None
    anchor: str
    places: tuple[Place, ...]

    @property
    def length(self) -> int:
        """Characters that the two have in common."""
        return sum(place.span.end - place.span.start for place in self.places)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """`number` counts from 1 in the order of the story; `name` is the outlet, or what else there is (`name_of`)."""

    id: str
    number: int
    doc: str
    name: str
    key: str
    title: str
    lang: str
    published: str | None
    url: str | None
    lineage: Lineage | None
    elsewhere: tuple[ElsewhereView, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """Differences: main ones first, and of these such as can be told in a word. `kinds`
    counts the voices of each kind; `days` holds the dated articles by day (ISO), earliest first."""

    id: str
    title: str
    articles: tuple[ArticleView, ...]
    claims: tuple[ClaimView, ...]
    lone: tuple[ClaimView, ...]
    differences: tuple[DifferenceView, ...]
    voices: tuple[VoiceView, ...]
    heard: tuple[HeardView, ...]
    origins: int
    outlets: int
    kinds: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, tuple[ArticleView, ...]], ...]
    undated: int

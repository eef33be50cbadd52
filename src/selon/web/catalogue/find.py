"""Stories found by words, outlet, language, speaker and date, a page of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from selon.ledger import Ledger
from selon.ledger.search import Hit
from selon.report.listing import folded
from selon.web.catalogue.entries import Entry
from selon.web.catalogue.speakers import articles_of

SIZE = 25
MOST_HITS = 2_000
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters as the address has them; empty ones ask for nothing."""

    q: str = ""
    outlet: str = ""
    lang: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Wanted:
        page = query.get("page", "")
        texts = {
            name: query.get(name, "").strip()[:300] for name in ("q", "outlet", "lang", "speaker", "since", "until")
        }
        return cls(**texts, page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 7 else 1)

    @property
    def anything(self) -> bool:
        return any((self.q, self.outlet, self.lang, self.speaker, self.since, self.until))

    def address(self, page: int = 1) -> str:
        """The query string of a page of what is wanted."""
        told = {name: getattr(self, name) for name in ("q", "outlet", "lang", "speaker", "since", "until")}
        own = {name: value for name, value in told.items() if value} | ({"page": str(page)} if page > 1 else {})
        return "?" + urlencode(own) if own else "?"


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the stories; `hits` are the articles in which the words stand, by story; `outlets` bear the words."""

    rows: tuple[Entry, ...]
    hits: Mapping[str, tuple[Hit, ...]]
    outlets: tuple[str, ...]
    page: int
    pages: int
    count: int


def find(ledger: Ledger, entries: Sequence[Entry], wanted: Wanted, size: int = SIZE) -> Found:
    """The stories that all filters let through, the newest first."""
    chosen = [entry for entry in entries if _fits(entry, wanted)]
    if wanted.speaker:
        heard = articles_of(ledger, wanted.speaker)
        chosen = [entry for entry in chosen if entry.ids & heard]
    hits: dict[str, tuple[Hit, ...]] = {}
    if wanted.q:
        by_article = {hit.article: hit for hit in ledger.search(wanted.q, MOST_HITS)}
        words = folded(wanted.q).split()
        chosen = [e for e in chosen if not e.ids.isdisjoint(by_article) or _named(e, words)]
        hits = {e.id: tuple(hit for id_, hit in by_article.items() if id_ in e.ids) for e in chosen}
    pages = max(1, -(-len(chosen) // size))
    page = min(wanted.page, pages)
    rows = tuple(chosen[(page - 1) * size : page * size])
    return Found(rows, hits, _outlets(entries, wanted.q), page, pages, len(chosen))


def _fits(entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.outlet or wanted.outlet in entry.outlets)
        and (not wanted.lang or wanted.lang in entry.languages)
        and (not wanted.since or entry.newest[:10] >= wanted.since)
        and (not wanted.until or entry.newest[:10] <= wanted.until)
    )


def _named(entry: Entry, words: Sequence[str]) -> bool:
    """Whether an outlet of the story bears all words."""
    return any(all(word in folded(outlet) for word in words) for outlet in entry.outlets)


def _outlets(entries: Sequence[Entry], query: str) -> tuple[str, ...]:
    words = folded(query).split()
    if not words:
        return ()
    known = {outlet for entry in entries for outlet in entry.outlets}
    return tuple(sorted(name for name in known if all(word in folded(name) for word in words)))[:MOST_NAMES]

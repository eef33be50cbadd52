"""A part of the claims of a story: filtered, sorted, a page of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from selon.report.records import ClaimView

SORTS = {
    "worth": lambda _claim: 0,
    "articles": lambda claim: -claim.articles,
    "origins": lambda claim: (-claim.origins, -claim.articles),
    "denied": lambda claim: (-len(claim.denials), -claim.articles),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """`page` counts from 1; `found` is how many claims there are on all pages."""

    rows: tuple[ClaimView, ...]
    query: str = ""
    sort: str = "worth"
    page: int = 1
    pages: int = 1
    found: int = 0

    def address(self, page: int) -> str:
        """The query string of another page of the same list."""
        return "?" + urlencode({"q": self.query, "sort": self.sort, "page": page})


def listed(
    claims: Sequence[ClaimView], query: str = "", sort: str = "worth", page: int = 1, size: int | None = None
) -> Listing:
    """The claims that hold every word of `query` in their statements or voices, a page of `size` of them."""
    sort = sort if sort in SORTS else "worth"
    words = folded(query).split()
    found = [claim for claim in claims if not words or all(word in _words(claim) for word in words)]
    found.sort(key=SORTS[sort])
    pages = max(1, -(-len(found) // size)) if size else 1
    page = min(max(1, page), pages)
    rows = found[(page - 1) * size : page * size] if size else found
    return Listing(tuple(rows), query, sort, page, pages, len(found))


def folded(text: str) -> str:
    """Without accents and case."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).casefold()


def _words(claim: ClaimView) -> str:
    said = " ".join(f"{s.place.said} {' '.join(s.chain)}" for s in claim.statements)
    return folded(f"{claim.text} {said}")

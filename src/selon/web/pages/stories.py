"""The list of stories, searched and filtered by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from selon.web.catalogue import Wanted, find, names
from selon.web.render import desk, page

HITS = 3
_FOUND = re.compile(r"\[([^\[\]]*)\]")


def stories(request: Request) -> Response:
    own, wanted = desk(request), Wanted.of(request.query_params)
    entries = own.entries()
    found = find(own.ledger, entries, wanted)
    return page(
        request,
        "stories.html",
        wanted=wanted,
        found=found,
        speakers=names(own.ledger, wanted.q),
        hits_most=HITS,
        runs=runs,
        outlets=sorted({outlet for entry in entries for outlet in entry.outlets}, key=str.casefold),
        spoken=sorted({lang for entry in entries for lang in entry.languages}),
    )


def runs(around: str) -> Iterator[tuple[str, bool]]:
    """The words around a hit as runs of text, each with whether it was looked for (`[` and `]` stand about it)."""
    for at, text in enumerate(_FOUND.split(around)):
        if text:
            yield text, at % 2 == 1

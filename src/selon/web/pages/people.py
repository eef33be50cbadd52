"""A speaker and an outlet over all stories."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.web.catalogue import Wanted, outlet, speaker
from selon.web.pages.story import as_table
from selon.web.render import desk, page

EVERYTHING = 1_000_000


def speaker_page(request: Request) -> Response:
    wanted = Wanted.of(request.query_params)
    found = speaker(desk(request).ledger, request.path_params["name"], wanted.page)
    if found is None:
        raise HTTPException(404)
    return page(request, "speaker.html", found=found, titles=_titles(request))


def outlet_page(request: Request) -> Response:
    wanted = Wanted.of(request.query_params)
    found = outlet(desk(request).ledger, request.path_params["name"], wanted.page)
    if found is None:
        raise HTTPException(404)
    return page(request, "outlet.html", found=found, titles=_titles(request))


def _titles(request: Request) -> dict[str, str]:
    return {entry.id: entry.title for entry in desk(request).entries()}


def speaker_table(request: Request) -> Response:
    found = speaker(desk(request).ledger, request.query_params.get("name", ""), size=EVERYTHING)
    if found is None:
        raise HTTPException(404)
    rows: list[dict[str, object]] = [
        {
            "speaker": found.name,
            "article": said.article,
            "outlet": said.outlet,
            "published": said.published,
            "stance": said.stance,
            "factuality": said.factuality,
            "start": said.span.start if said.span else None,
            "end": said.span.end if said.span else None,
            "words": " … ".join(said.words),
        }
        for said in found.said
    ]
    return as_table(rows, "speaker", request.path_params["form"])


def outlet_table(request: Request) -> Response:
    found = outlet(desk(request).ledger, request.query_params.get("name", ""), size=EVERYTHING)
    if found is None:
        raise HTTPException(404)
    rows: list[dict[str, object]] = [
        {"outlet": found.name, "direction": way, "name": tie.name, "times": tie.times, "kinds": list(tie.kinds)}
        for way, ties in (("takes", found.takes), ("given", found.given))
        for tie in ties
    ]
    return as_table(rows, "outlet", request.path_params["form"])


def stories_table(request: Request) -> Response:
    """All stories, with their counts."""
    rows: list[dict[str, object]] = [
        {
            "story": entry.id,
            "title": entry.title,
            "newest": entry.newest,
            "articles": entry.articles,
            "outlets": list(entry.outlets),
            "languages": list(entry.languages),
            "claims": entry.claims,
            "discrepancies": entry.discrepancies,
            "origins": entry.origins,
        }
        for entry in desk(request).entries()
    ]
    return as_table(rows, "stories", request.path_params["form"])

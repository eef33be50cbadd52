"""A story, a claim of it, what ties two of its articles, its tables, the story as one file."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon import report
from selon.ledger.exports import story_json
from selon.report.listing import listed
from selon.report.passages import evidence
from selon.report.tables import TABLES, as_csv, rows
from selon.web.catalogue import Wanted
from selon.web.desk import Shown
from selon.web.render import desk, language, page, places

ROWS = 25
LONE = 60


def story(request: Request) -> Response:
    shown = _shown(request)
    query, wanted = request.query_params, Wanted.of(request.query_params)
    listing = listed(shown.view.claims, wanted.q, query.get("sort", ""), wanted.page, ROWS)
    return page(
        request,
        "story.html",
        story=shown.story.id,
        view=shown.view,
        denied=[claim for claim in (*shown.view.claims, *shown.view.lone) if claim.denials][:5],
        ties=shown.tie_views,
        graph=shown.graph,
        listing=listing,
        lone_most=LONE,
        **places(shown.view),
    )


def claim(request: Request) -> Response:
    shown, wanted = _shown(request), request.path_params["claim"]
    found = next((own for own in (*shown.view.claims, *shown.view.lone) if own.id == wanted), None)
    if found is None:
        raise HTTPException(404)
    template = "statements.html" if request.query_params.get("part") else "claim.html"
    back = f"/story/{shown.story.id}#claim-{found.id}"
    return page(request, template, story=shown.story.id, view=shown.view, claim=found, back=back, **places(shown.view))


def edge(request: Request) -> Response:
    shown, index = _shown(request), int(request.path_params["index"])
    if index >= len(shown.ties):
        raise HTTPException(404)
    template = "edge.html" if request.query_params.get("part") else "tie.html"
    return page(
        request,
        template,
        story=shown.story.id,
        view=shown.view,
        d=shown.tie_views[index],
        own=evidence(shown.story, index, shown.ties),
        **places(shown.view),
    )


def table(request: Request) -> Response:
    name, form = request.path_params["name"], request.path_params["form"]
    if name not in TABLES or form not in ("csv", "json"):
        raise HTTPException(404)
    return as_table(rows(_shown(request).story, name), f"{request.path_params['id']}-{name}", form)


def as_table(table_: list[dict[str, object]], name: str, form: str) -> Response:
    """Rows to be kept as a file: CSV with a byte order mark, which spreadsheets want, or JSON."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    if form == "json":
        return JSONResponse(table_, headers=headers)
    return Response("\ufeff" + as_csv(table_), media_type="text/csv; charset=utf-8", headers=headers)


def report_file(request: Request) -> Response:
    """The self-contained page, to be kept."""
    shown = _shown(request)
    headers = {"Content-Disposition": f'attachment; filename="selon-{shown.story.id}.html"'}
    html = report.page(shown.story, lang=language(request))
    return Response(html, media_type="text/html; charset=utf-8", headers=headers)


def story_file(request: Request) -> Response:
    shown = _shown(request)
    headers = {"Content-Disposition": f'attachment; filename="selon-{shown.story.id}.json"'}
    return JSONResponse(story_json(shown.story), headers=headers)


def _shown(request: Request) -> Shown:
    return desk(request).shown(request.path_params["id"])

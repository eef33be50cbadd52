"""Adding articles: files, pasted text, addresses; the reading is followed on a page of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.web.render import desk, page

SCHEMES = ("http://", "https://")


def add(request: Request) -> Response:
    return page(request, "add.html", most=desk(request).settings.max_bytes, problem="")


async def start(request: Request) -> Response:
    own, form = desk(request), await desk(request).forms.read(request)
    given = await _files(form) + _pasted(form)
    addresses = str(form.get("addresses", "")).split()
    problem = _problem(bool(given or addresses), addresses, busy=own.jobs.busy)
    if problem:
        return page(request, "add.html", 400, most=own.settings.max_bytes, problem=problem)
    job = own.jobs.start(given, addresses, one_story=bool(form.get("one_story")))
    return RedirectResponse(f"/jobs/{job.id}", 303)


def job(request: Request) -> Response:
    found = desk(request).jobs.get(request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return page(request, "job.html", job=found)


async def _files(form: FormData) -> list[tuple[str, bytes]]:
    uploads = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    return [(file.filename or "", await file.read()) for file in uploads]


def _pasted(form: FormData) -> list[tuple[str, bytes]]:
    text = str(form.get("text", "")).replace("\r\n", "\n").strip()
    if not text:
        return []
    outlet = str(form.get("name", "")).strip()
    return [(f"{outlet or datetime.now(UTC).strftime('%Y-%m-%d %H.%M.%S')}.txt", text.encode("utf-8", "replace"))]


def _problem(anything: bool, addresses: list[str], *, busy: bool) -> str:
    """The key of the message that says what is wrong; empty where nothing is. Files of this machine are no addresses."""
    if busy:
        return "too_busy"
    if not anything:
        return "nothing_given"
    return "" if all(address.lower().startswith(SCHEMES) for address in addresses) else "bad_address"

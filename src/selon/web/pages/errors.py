"""What went wrong, as a page or as JSON, without telling more than a reader needs."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from selon.errors import LedgerError, NotInLedger, SelonError
from selon.web.desk import Moved
from selon.web.render import desk, page

log = logging.getLogger("selon.web")

MESSAGES = {403: "forged", 404: "not_found", 413: "too_large"}


async def http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _told(request, status, MESSAGES.get(status, "error"))


async def selon_error(request: Request, error: Exception) -> Response:
    """Nothing there: 404. A ledger that cannot be used: 503. All else is the asker's: 400."""
    assert isinstance(error, SelonError)
    if isinstance(error, NotInLedger):
        return _told(request, 404, "not_found", error)
    return _told(request, 503 if isinstance(error, LedgerError) else 400, "error", error)


async def moved(request: Request, error: Exception) -> Response:
    """The same page or answer of the story that the one asked for is part of: for now, since a story may be parted again."""
    assert isinstance(error, Moved)
    address = request.url.path.replace(f"/{error.old}", f"/{error.story}", 1)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(address + query, 307)


async def any_error(request: Request, error: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _told(request, 500, "error")


def _told(request: Request, status: int, key: str, error: SelonError | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        code = error.code if error else key.replace("_", "-")
        return JSONResponse(
            {"error": {"code": code, "message": error.what if error else key.replace("_", " ")}}, status
        )
    most = desk(request).settings.max_bytes // 1_000_000
    return page(request, "error.html", status, message=key, most=most)

"""The door: where the token is asked for."""

from __future__ import annotations

from time import sleep

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.web.pages.judging import local
from selon.web.render import YEAR, desk, page
from selon.web.safety.entrance import COOKIE, entry, same

PAUSE = 0.5
"""Seconds that a wrong token costs."""


async def enter(request: Request) -> Response:
    """The form; a right token in the address, as `selon serve` prints it, opens at once."""
    given = request.query_params.get("token")
    if given is not None:
        return await _tried(request, given, request.query_params.get("back", "/"))
    return page(request, "enter.html", back=local(request.query_params.get("back", "/")), wrong=False)


async def entered(request: Request) -> Response:
    form = await desk(request).forms.read(request)
    return await _tried(request, str(form.get("token", "")), str(form.get("back", "/")))


async def _tried(request: Request, given: str, back: str) -> Response:
    token = desk(request).settings.token
    if token is None or same(given, token):
        response = RedirectResponse(local(back), 303)
        if token is not None:
            secure = request.url.scheme == "https"
            response.set_cookie(COOKIE, entry(token), max_age=YEAR, httponly=True, samesite="lax", secure=secure)
        return response
    await run_in_threadpool(sleep, PAUSE)
    return page(request, "enter.html", 403, back=local(back), wrong=True)

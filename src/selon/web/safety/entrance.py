"""The token that readers on another address than loopback must know."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "selon_entry"
OPEN = ("/enter", "/assets/")
"""Addresses that need no token."""


class Entrance:
    """Lets in who has the cookie of the token, or sends it as `Authorization: Bearer`; leads all others to `/enter`."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.token is not None and not self._known(Request(scope), self.token):
            await _refusal(Request(scope))(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _known(self, request: Request, token: str) -> bool:
        if request.url.path == OPEN[0] or request.url.path.startswith(OPEN[1]):
            return True
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and same(given.strip(), token):
            return True
        return same(request.cookies.get(COOKIE, ""), entry(token))


def same(given: str, wanted: str) -> bool:
    """Whether both are one, in a time that tells nothing."""
    return compare_digest(given.encode(), wanted.encode())


def entry(token: str) -> str:
    """What the cookie holds: not the token itself."""
    return sha256(b"selon entry\0" + token.encode()).hexdigest()


def _refusal(request: Request) -> Response:
    if request.url.path.startswith("/api/"):
        headers = {"WWW-Authenticate": "Bearer"}
        return JSONResponse({"error": {"code": "token", "message": "a token is asked"}}, 401, headers)
    given = request.query_params.get("token")
    back = quote(request.url.path, safe="")
    more = f"&token={quote(given, safe='')}" if given else ""
    return RedirectResponse(f"/enter?back={back}{more}", 303)

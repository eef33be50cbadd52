"""Forms that only our own pages can send: a signed token in the form, and the same value in a cookie of this site."""

from __future__ import annotations

import re
from secrets import token_urlsafe

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "selon_form"
HOURS = 24
MOST_FILES = 500
_VALUE = re.compile(r"[\w-]{20,100}")


class Forms:
    """Makes and checks the tokens of one running app."""

    def __init__(self, secret: str, max_bytes: int) -> None:
        self._signer, self._most = URLSafeTimedSerializer(secret, salt="form"), max_bytes

    def token(self, request: Request) -> str:
        """For the hidden field `csrf`; `remember` puts the cookie beside it."""
        if not hasattr(request.state, "form_value"):
            held = request.cookies.get(COOKIE, "")
            request.state.form_value = held if _VALUE.fullmatch(held) else token_urlsafe(24)
        return str(self._signer.dumps(request.state.form_value))

    def remember(self, request: Request, response: Response) -> None:
        value = getattr(request.state, "form_value", None)
        if value and value != request.cookies.get(COOKIE):
            response.set_cookie(COOKIE, value, httponly=True, samesite="strict", secure=request.url.scheme == "https")

    async def read(self, request: Request) -> FormData:
        """The form of `request`. Raises `HTTPException` 403 for one that none of our pages sent, 413 for too much."""
        form = await request.form(max_files=MOST_FILES, max_fields=200, max_part_size=self._most)
        if not self._ours(request, str(form.get("csrf", ""))):
            raise HTTPException(403)
        return form

    def _ours(self, request: Request, token: str) -> bool:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        try:
            value = self._signer.loads(token, max_age=HOURS * 3600)
        except BadSignature:
            return False
        return bool(value) and value == request.cookies.get(COOKIE)

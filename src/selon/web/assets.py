"""Style sheet and script, under addresses that change with them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.report import asset

TYPES = {"selon.css": "text/css", "selon.js": "text/javascript", "selon.svg": "image/svg+xml"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@cache
def version() -> str:
    return sha256("".join(asset(name) for name in TYPES).encode()).hexdigest()[:12]


def served(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in TYPES:
        raise HTTPException(404)
    headers = FOR_EVER if request.query_params.get("v") == version() else {}
    return Response(asset(name), media_type=f"{TYPES[name]}; charset=utf-8", headers=headers)

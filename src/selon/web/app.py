"""The app: routes, what guards them, and the desk that they share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from selon.errors import SelonError
from selon.web.desk import Desk, Moved
from selon.web.pages import errors
from selon.web.routes import routes
from selon.web.safety import Entrance, Hardened, Limited
from selon.web.settings import Settings


def application(settings: Settings) -> Starlette:
    """The ASGI app over `settings.ledger`, made if missing. Raises `LedgerError` where it cannot be opened."""
    desk = Desk(settings)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(desk.entries)
        yield
        await run_in_threadpool(desk.close)

    app = Starlette(
        routes=routes(),
        middleware=[
            Middleware(Hardened, hosts=settings.hosts),
            Middleware(Entrance, token=settings.token),
            Middleware(Limited, most=settings.max_bytes),
        ],
        exception_handlers={
            HTTPException: errors.http_error,
            SelonError: errors.selon_error,
            Moved: errors.moved,
            Exception: errors.any_error,
        },
        lifespan=life,
    )
    app.state.desk = desk
    return app

"""What a person decides, in place; each decision can be taken back."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.errors import UsageError
from selon.model import Judgement, JudgementKind
from selon.web.catalogue import abouts
from selon.web.desk import Desk
from selon.web.render import AUTHOR, YEAR, desk, page

FIELDS = ("story", "back", "kind", "subject", "object", "value")
MOST = 300
"""Judgements shown, the latest first."""
TWO_SIDED = {JudgementKind.SAME, JudgementKind.NOT_SAME}


def judgements(request: Request) -> Response:
    ledger = desk(request).ledger
    made = ledger.judgements(revoked=True)[: -MOST - 1 : -1]
    return page(request, "judgements.html", made=made, abouts=abouts(ledger, made))


async def judge(request: Request) -> Response:
    """Keep a judgement and tell its story again; who has not said their name is asked for it first."""
    own, form = desk(request), await desk(request).forms.read(request)
    author = _author(request, form)
    if not author:
        given = {name: str(form.get(name, "")) for name in FIELDS}
        return page(request, "author.html", given=given)
    made = await run_in_threadpool(_judge, own, form, author)
    response = RedirectResponse(_noted(local(str(form.get("back", "/"))), made.id), 303)
    _remember(response, author)
    return response


async def undo(request: Request) -> Response:
    own, form = desk(request), await desk(request).forms.read(request)
    await run_in_threadpool(_undo, own, str(form.get("judgement", "")))
    return RedirectResponse(local(str(form.get("back", "/judgements"))), 303)


async def name(request: Request) -> Response:
    """Change the name that judgements are kept with."""
    form = await desk(request).forms.read(request)
    response = RedirectResponse(local(str(form.get("back", "/judgements"))), 303)
    _remember(response, _clean(str(form.get("author", ""))))
    return response


def _author(request: Request, form: FormData) -> str:
    return _clean(str(form.get("author", ""))) or _clean(unquote(request.cookies.get(AUTHOR, "")))


def _clean(name_: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name_).split())[:80]


def _remember(response: Response, author: str) -> None:
    if author:
        response.set_cookie(AUTHOR, quote(author), max_age=YEAR, httponly=True, samesite="lax")


def _judge(own: Desk, form: FormData, author: str) -> Judgement:
    try:
        kind = JudgementKind(str(form.get("kind", "")))
    except ValueError:
        raise HTTPException(400) from None
    return decide(
        own, kind, str(form.get("subject", "")), str(form.get("object", "")), str(form.get("value", "")), author
    )


def decide(own: Desk, kind: JudgementKind, subject: str, object_: str, value: str, author: str) -> Judgement:
    """Keep a judgement and tell again every story it touches. Raises `UsageError` and `NotInLedger`."""
    value = _clean(value)
    if (kind in TWO_SIDED and not object_) or (kind is JudgementKind.WRONG_SPEAKER and not value):
        raise UsageError(f"{kind} wants more than {subject}", subject=subject)
    made = own.ledger.judge(kind, subject, object_ or None, value or None, author)
    own.tell_again(made)
    return made


def _undo(own: Desk, id_: str) -> None:
    own.tell_again(own.ledger.revoke(id_))


def local(address: str) -> str:
    """`address` if it is one of ours, else the first page: forms never lead elsewhere."""
    parts = urlsplit(address)
    safe = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if safe and not parts.scheme and not parts.netloc else "/"


def _noted(back: str, judgement: str) -> str:
    path, mark, anchor = back.partition("#")
    return f"{path}{'&' if '?' in path else '?'}judged={quote(judgement)}{mark}{anchor}"

"""Pages from templates: in the reader's language, with what every page needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from selon.report import environment as report_environment
from selon.report import languages, wording
from selon.report.places import Place
from selon.report.records import StoryView
from selon.web.assets import version
from selon.web.desk import Desk

LANGUAGE = "selon_language"
AUTHOR = "selon_author"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Site:
    """What templates know of the app: `here` is the address of the story, `path` that of the page, for coming back."""

    here: str
    story: str
    path: str
    csrf: str


@cache
def environment() -> Environment:
    shared = report_environment()
    own: Environment = shared.overlay(
        loader=ChoiceLoader([PackageLoader("selon.web"), shared.loader or PackageLoader("selon.report")])
    )
    return own


def desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


def language(request: Request) -> str:
    """Asked for in the address, kept in a cookie, or preferred by the browser, in this order; else English."""
    asked = request.query_params.get("ui") or request.cookies.get(LANGUAGE, "")
    if asked in languages():
        return asked
    return next((own for own in preferred(request.headers.get("accept-language", "")) if own in languages()), "en")


def preferred(header: str) -> list[str]:
    """The languages of an `Accept-Language` header without their countries, the dearest first."""
    weighed = []
    for at, part in enumerate(header.split(",")[:20]):
        name, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), at, name.split("-")[0].lower()))
        except ValueError:
            continue
    return [name for _, _, name in sorted(weighed)]


def page(request: Request, template: str, status: int = 200, *, story: str = "", **context: Any) -> HTMLResponse:
    """`template` filled with `context`, and with the wording, the site and the address of this page."""
    own, lang = desk(request), language(request)
    query = urlencode(
        [(key, value) for key, value in request.query_params.multi_items() if key not in ("ui", "part", "judged")]
    )
    path = request.url.path + (f"?{query}" if query else "")
    site = Site(f"/story/{story}" if story else "", story, path, own.forms.token(request))
    html = (
        environment()
        .get_template(template)
        .render(
            t=wording(lang),
            site=site,
            version=version(),
            languages=[(code, wording(code)("language")) for code in languages()],
            switch=lambda code: f"{path}{'&' if query else '?'}ui={code}",
            author=unquote(request.cookies.get(AUTHOR, "")),
            judged=request.query_params.get("judged", ""),
            **context,
        )
    )
    response = HTMLResponse(html, status, headers={"Vary": "Accept-Language, Cookie", "Content-Language": lang})
    own.forms.remember(request, response)
    if request.query_params.get("ui") in languages():
        response.set_cookie(LANGUAGE, lang, max_age=YEAR, httponly=True, samesite="lax")
    return response


def places(view: StoryView) -> dict[str, Any]:
    """Where templates lead to: the sentence of a place, the page of an article by its number."""
    ids = [article.id for article in view.articles]

    def href(place: Place) -> str:
        return f"/article/{ids[place.number - 1]}#{place.anchor}"

    return {"href": href, "text_href": lambda number: f"/article/{ids[number - 1]}"}

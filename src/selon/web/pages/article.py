"""An article: its text with its attributions, who speaks in it, what it shares with others."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.errors import NotInLedger
from selon.report.marking import blocks
from selon.report.notes import NoteView, notes, ordered
from selon.report.page import places_shown
from selon.web.desk import Shown
from selon.web.pages.story import as_table
from selon.web.render import desk, page, places


def article(request: Request) -> Response:
    own, shown, number = desk(request), *_found(request)
    reading = shown.story.readings[number - 1]
    noted = tuple(notes(reading, number))
    wanted = places_shown(shown.view, ()).get(number, set()) | {note.place.span for note in noted}
    return page(
        request,
        "article.html",
        story=shown.story.id,
        view=shown.view,
        a=shown.view.articles[number - 1],
        text=blocks(reading, number, wanted),
        notes=noted,
        order=ordered(noted),
        shared=[claim for claim in shown.view.claims if claim.cells[number - 1]],
        differing=[d for d in shown.view.differences if any(p.number == number for s in d.sides for p in s.places)],
        margin=True,
        in_stories=len(own.stories_of(reading.article.id)),
        **places(shown.view),
    )


def _found(request: Request) -> tuple[Shown, int]:
    """The story in which the article is shown, and its number there. Raises `NotInLedger`."""
    own, id_ = desk(request), request.path_params["id"]
    asked = request.query_params.get("in")
    stories = own.stories_of(id_)
    if not stories:
        raise NotInLedger("there is no such article in a story", subject=id_)
    asked = own.ledger.present(asked) if asked else None
    shown = own.shown(asked if asked in stories else stories[0])
    return shown, next(a.number for a in shown.view.articles if a.id == id_)


def attributions(request: Request) -> Response:
    shown, number = _found(request)
    noted = notes(shown.story.readings[number - 1], number)
    return as_table(
        [_row(note) for note in noted], f"{request.path_params['id']}-attributions", request.path_params["form"]
    )


def _row(note: NoteView) -> dict[str, object]:
    return {
        "id": note.id,
        "speaker": note.speaker,
        "stance": note.stance,
        "factuality": note.factuality,
        "confidence": note.confidence,
        "chain": list(note.chain),
        "start": note.place.span.start,
        "end": note.place.span.end,
        "said": note.place.said,
    }

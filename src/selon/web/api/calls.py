"""The calls of the API: one list, from which routes and documentation are both made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.errors import UsageError
from selon.model import Judgement, JudgementKind, Reading
from selon.report.passages import Evidence, TieView, evidence
from selon.report.records import StoryView
from selon.web.api.answers import Decision, JobState, JudgementList, StoryList
from selon.web.catalogue import OutletView, SpeakerView, Wanted, find, outlet, speaker
from selon.web.pages.judging import decide
from selon.web.render import desk

Answering = Callable[[Request], Any]


@dataclass(frozen=True, slots=True)
class Call:
    """`path` as Starlette writes it; `answers` is the type of what comes back; `query` are parameters with what they mean."""

    method: str
    path: str
    name: str
    summary: str
    answers: Any
    answering: Answering
    query: dict[str, str] = field(default_factory=dict)
    takes: Any = None

    async def answer(self, request: Request) -> Response:
        """JSON of what `answering` gives. Writing calls want JSON, which no foreign form can send."""
        if self.takes is not None:
            request.state.taken = await _taken(request, self.takes)
        found = await run_in_threadpool(self.answering, request)
        if found is None:
            raise HTTPException(404)
        return Response(to_json(found, inf_nan_mode="strings"), media_type="application/json")


async def _taken(request: Request, kind: Any) -> Any:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415)
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403)
    try:
        return TypeAdapter(kind).validate_json(await request.body())
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(first["msg"], subject=".".join(map(str, first["loc"]))) from None


def _stories(request: Request) -> StoryList:
    own, wanted = desk(request), Wanted.of(request.query_params)
    found = find(own.ledger, own.entries(), wanted)
    return StoryList(found.rows, found.page, found.pages, found.count)


def _story(request: Request) -> StoryView:
    return desk(request).shown(request.path_params["id"]).view


def _ties(request: Request) -> tuple[TieView, ...]:
    return desk(request).shown(request.path_params["id"]).tie_views


def _tie(request: Request) -> Evidence | None:
    shown, index = desk(request).shown(request.path_params["id"]), int(request.path_params["index"])
    return evidence(shown.story, index, shown.ties) if index < len(shown.ties) else None


def _article(request: Request) -> Reading:
    return desk(request).ledger.reading(request.path_params["id"])


def _speaker(request: Request) -> SpeakerView | None:
    wanted = Wanted.of(request.query_params)
    return speaker(desk(request).ledger, request.path_params["name"], wanted.page)


def _outlet(request: Request) -> OutletView | None:
    wanted = Wanted.of(request.query_params)
    return outlet(desk(request).ledger, request.path_params["name"], wanted.page)


def _judgements(request: Request) -> JudgementList:
    return JudgementList(desk(request).ledger.judgements(revoked=True))


def _judge(request: Request) -> Judgement:
    own, given = desk(request), request.state.taken
    if given.kind not in list(JudgementKind) or not given.author.strip():
        raise UsageError("kind and author are wanted", subject=given.kind)
    kind = JudgementKind(given.kind)
    return decide(own, kind, given.subject, given.object or "", given.value or "", given.author.strip()[:80])


def _revoke(request: Request) -> Judgement:
    own = desk(request)
    gone = own.ledger.revoke(request.path_params["id"])
    own.tell_again(gone)
    return gone


def _job(request: Request) -> JobState | None:
    job = desk(request).jobs.get(request.path_params["id"])
    if job is None:
        return None
    return JobState(job.id, job.state, job.done, job.of, tuple(job.stories), tuple(job.failures))


FILTERS = {
    "q": 'words, accents aside; `"two words"` as they stand',
    "outlet": "an outlet's name",
    "lang": "a language's code",
    "speaker": "a speaker's name",
    "since": "the earliest day, ISO 8601",
    "until": "the latest day, ISO 8601",
    "page": "from 1",
}
PAGE = {"page": "from 1"}

CALLS = (
    Call("GET", "/api/stories", "stories", "The stories of the ledger, the newest first", StoryList, _stories, FILTERS),
    Call("GET", "/api/stories/{id}", "story", "A story as its page shows it", StoryView, _story),
    Call("GET", "/api/stories/{id}/ties", "ties", "Who stands on whom", tuple[TieView, ...], _ties),
    Call("GET", "/api/stories/{id}/ties/{index:int}", "tie", "What shows one tie", Evidence, _tie),
    Call("GET", "/api/articles/{id}", "article", "An article and all that was read in it", Reading, _article),
    Call("GET", "/api/speakers/{name:path}", "speaker", "All that is credited to a name", SpeakerView, _speaker, PAGE),
    Call("GET", "/api/outlets/{name:path}", "outlet", "An outlet over all stories", OutletView, _outlet, PAGE),
    Call("GET", "/api/judgements", "judgements", "What people decided", JudgementList, _judgements),
    Call("POST", "/api/judgements", "judge", "Keep a judgement, tell its story again", Judgement, _judge, {}, Decision),
    Call("POST", "/api/judgements/{id}/undo", "undo", "Take a judgement back", Judgement, _revoke, {}, dict[str, str]),
    Call("GET", "/api/jobs/{id}", "job", "How far a reading is", JobState, _job),
)

"""Every address of the app."""

from __future__ import annotations

from starlette.routing import Route

from selon.web import assets
from selon.web.api import CALLS
from selon.web.api.openapi import served as openapi
from selon.web.pages import adding, article, entering, judging, people, stories, story


def routes() -> list[Route]:
    return [
        Route("/", stories.stories),
        Route("/story/{id}", story.story),
        Route("/story/{id}/claims/{claim}", story.claim),
        Route("/story/{id}/edges/{index:int}", story.edge),
        Route("/story/{id}/tables/{name}.{form}", story.table),
        Route("/story/{id}/report.html", story.report_file),
        Route("/story/{id}/story.json", story.story_file),
        Route("/article/{id}", article.article),
        Route("/article/{id}/tables/attributions.{form}", article.attributions),
        Route("/speaker/{name:path}", people.speaker_page),
        Route("/outlet/{name:path}", people.outlet_page),
        Route("/tables/stories.{form}", people.stories_table),
        Route("/tables/speaker.{form}", people.speaker_table),
        Route("/tables/outlet.{form}", people.outlet_table),
        Route("/judgements", judging.judgements),
        Route("/judgements", judging.judge, methods=["POST"]),
        Route("/judgements/undo", judging.undo, methods=["POST"]),
        Route("/judgements/name", judging.name, methods=["POST"]),
        Route("/add", adding.add),
        Route("/add", adding.start, methods=["POST"]),
        Route("/jobs/{id}", adding.job),
        Route("/enter", entering.enter),
        Route("/enter", entering.entered, methods=["POST"]),
        Route("/assets/{name}", assets.served),
        Route("/openapi.json", openapi),
        *(Route(call.path, call.answer, methods=[call.method]) for call in CALLS),
    ]

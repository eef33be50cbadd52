"""One self-contained page of a story: no network, prints well, every entry leads to its sentence."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from selon.model import Span, Story
from selon.report.graph import graph
from selon.report.listing import listed
from selon.report.marking import blocks
from selon.report.notes import notes, ordered
from selon.report.passages import Evidence, evidence, tie_views
from selon.report.places import Place
from selon.report.records import StoryView
from selon.report.templating import asset, environment
from selon.report.ties import ties
from selon.report.views import story_view
from selon.report.wording import wording

LONE = 300


def page(story: Story, *, lang: str = "fr") -> str:
    """HTML of `story` in the interface language `lang`."""
    context = story_context(story, lang)
    view = context["view"]
    made = ties(story)
    shown = [evidence(story, tie.index, made) for tie in made]
    noted = [tuple(notes(reading, i)) for i, reading in enumerate(story.readings, 1)]
    places = places_shown(view, shown)
    for number, own in enumerate(noted, 1):
        places[number] |= {note.place.span for note in own}
    style, script = asset("selon.css"), asset("selon.js")
    return (
        environment()
        .get_template("report.html")
        .render(
            **context,
            site=None,
            href=lambda place: f"#{place.anchor}",
            text_href=lambda number: f"#article-{number}",
            listing=listed(view.claims),
            lone_most=LONE,
            evidence=shown,
            texts=[blocks(reading, i, places[i]) for i, reading in enumerate(story.readings, 1)],
            notes_of=noted,
            orders=[ordered(own) for own in noted],
            style=style,
            script=script,
            style_hash=fingerprint(style),
            script_hash=fingerprint(script),
        )
    )


def story_context(story: Story, lang: str) -> dict[str, Any]:
    """What the templates of a story are filled with, wherever it is shown."""
    view, made = story_view(story), ties(story)
    return {
        "t": wording(lang),
        "view": view,
        "denied": [claim for claim in (*view.claims, *view.lone) if claim.denials][:5],
        "graph": graph(made, view.articles),
        "ties": tie_views(story, made),
    }


def fingerprint(text: str) -> str:
    """What a Content-Security-Policy calls a style or script by."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def places_shown(view: StoryView, shown: Iterable[Evidence]) -> dict[int, set[Span]]:
    """The spans of each article, by its number, that some entry leads to."""
    places: list[Place] = [s.place for claim in (*view.claims, *view.lone) for s in claim.statements]
    places += [place for difference in view.differences for side in difference.sides for place in side.places]
    places += [voice.place for voice in view.voices]
    places += [place for article in view.articles for other in article.elsewhere for place in other.places]
    for own in shown:
        places += [*own.places, *(place for p in own.passages for place in (p.place, p.their_place))]
    found: dict[int, set[Span]] = defaultdict(set)
    for place in places:
        found[place.number].add(place.span)
    return found

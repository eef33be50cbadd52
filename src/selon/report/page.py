"""One self-contained page of a story: no network, prints well, every entry leads to its sentence."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from typing import Any

from selon.model import Span, Story
from selon.report.graph import graph
from selon.report.listing import listed
from selon.report.marking import blocks
from selon.report.notes import notes
from selon.report.passages import DerivationView, derivations
from selon.report.templating import asset, environment
from selon.report.views import Place, StoryView, story_view
from selon.report.wording import wording

MANY = 10_000
LONE = 300


def page(story: Story, *, lang: str = "fr") -> str:
    """HTML of `story` in the interface language `lang`."""
    context = story_context(story, lang)
    view, taken = context["view"], context["derivations"]
    noted = [tuple(notes(reading, i)) for i, reading in enumerate(story.readings, 1)]
    places = places_shown(view, taken)
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
            differences_most=MANY,
            voices_most=MANY,
            texts=[blocks(reading, i, places[i]) for i, reading in enumerate(story.readings, 1)],
            notes_of=noted,
            style=style,
            script=script,
            style_hash=fingerprint(style),
            script_hash=fingerprint(script),
        )
    )


def story_context(story: Story, lang: str) -> dict[str, Any]:
    """What the templates of a story are filled with, wherever it is shown."""
    view = story_view(story)
    return {
        "t": wording(lang),
        "view": view,
        "graph": graph(story, view.articles),
        "derivations": list(derivations(story)),
    }


def fingerprint(text: str) -> str:
    """What a Content-Security-Policy calls a style or script by."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def places_shown(view: StoryView, taken: list[DerivationView]) -> dict[int, set[Span]]:
    """The spans of each article, by its number, that some entry leads to."""
    shown: list[Place] = [s.place for claim in (*view.claims, *view.lone) for s in claim.statements]
    shown += [place for difference in view.differences for side in difference.sides for place in side.places]
    shown += [voice.place for voice in view.voices]
    for derivation in taken:
        shown += derivation.evidence
        shown += [place for p in derivation.passages for place in (p.place, p.their_place)]
    found: dict[int, set[Span]] = defaultdict(set)
    for place in shown:
        found[place.number].add(place.span)
    return found

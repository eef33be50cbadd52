"""One self-contained page of a story: no network, prints well, every entry leads to its sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from selon.model import Span, Story
from selon.report.graph import graph
from selon.report.marking import blocks
from selon.report.passages import DerivationView, derivations
from selon.report.templating import asset, environment
from selon.report.views import Place, StoryView, story_view
from selon.report.wording import wording


def page(story: Story, *, lang: str = "fr") -> str:
    """HTML of `story` in the interface language `lang`."""
    return (
        environment()
        .get_template("report.html")
        .render(**story_context(story, lang), style=asset("selon.css"), script=asset("selon.js"))
    )


def story_context(story: Story, lang: str) -> dict[str, Any]:
    """What the templates of a story are filled with."""
    view = story_view(story)
    taken = list(derivations(story))
    places = _places(view, taken)
    return {
        "t": wording(lang),
        "view": view,
        "graph": graph(story, view.articles),
        "derivations": taken,
        "texts": [blocks(reading, i, places[i]) for i, reading in enumerate(story.readings, 1)],
        "attributions": [{a.id: a for a in reading.attributions} for reading in story.readings],
        "link": lambda place: f"#{place.anchor}",
        "article_link": lambda number: f"#article-{number}",
        "judging": False,
    }


def _places(view: StoryView, taken: list[DerivationView]) -> dict[int, set[Span]]:
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

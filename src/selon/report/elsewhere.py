"""What a story's articles share with articles of other stories: a line for each of these, the nearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from selon.model import Elsewhere, Reading, Story
from selon.report.names import called
from selon.report.places import place_of
from selon.report.records import ElsewhereView


def elsewhere_views(story: Story) -> dict[str, tuple[ElsewhereView, ...]]:
    """By the doc of the story's own article; none for one that shares nothing."""
    grouped: dict[str, dict[str, list[Elsewhere]]] = defaultdict(lambda: defaultdict(list))
    for one in story.elsewhere:
        grouped[one.doc][one.their_article].append(one)
    found: dict[str, tuple[ElsewhereView, ...]] = {}
    for number, reading in enumerate(story.readings, 1):
        views = [_view(reading, number, passages) for passages in grouped[reading.article.doc].values()]
        found[reading.article.doc] = tuple(sorted(views, key=lambda view: (-view.length, view.title, view.article)))
    return found


def nearest(views: Sequence[ElsewhereView]) -> ElsewhereView:
    """The one with most text in common."""
    return max(views, key=lambda view: view.length)


def _view(reading: Reading, number: int, passages: Sequence[Elsewhere]) -> ElsewhereView:
    longest = sorted(passages, key=lambda one: (one.span.start - one.span.end, one.span))
    first = longest[0]
    return ElsewhereView(
        first.their_article,
        called(first.outlet, first.their_doc, first.title),
        " ".join((first.title or first.their_doc).split()),
        first.published,
        first.story,
        f"a{first.number}-{first.their_span.start}-{first.their_span.end}",
        tuple(place_of(reading, number, one.span) for one in longest),
    )

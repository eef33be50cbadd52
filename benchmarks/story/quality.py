"""The shared scorer on the gold stories: leave-one-story-out, and with the weights that are shipped."""

from __future__ import annotations

from collections.abc import Sequence

from models.claims import MEANS, figures_of, learn, mean_of, pairs_of
from models.stories import gold_stories, read_story

from selon.claims.weigh import stored
from selon.model import Reading

TIMES_AND_NUMBERS = ("discrepancies-r-number", "discrepancies-r-time")


def figures(crossed: bool = True) -> dict[str, float]:
    """Means over the stories. « LOSO »: each story by what the others teach. « packaged »: by what all of them taught."""
    stories: dict[str, Sequence[Reading]] = {name: read_story(name) for name in gold_stories()}
    shipped = {name: stored(name) for name in ("pairs", "differences")}
    found = _named("packaged", {name: figures_of(name, readings, shipped) for name, readings in stories.items()})
    return found | _crossed(stories) if crossed else found


def _crossed(stories: dict[str, Sequence[Reading]]) -> dict[str, float]:
    pairs = {name: pairs_of(readings, gold_stories()[name]) for name, readings in stories.items()}
    rest = {name: [other for other in stories if other != name] for name in stories}
    return _named(
        "LOSO", {name: figures_of(name, stories[name], learn(stories, pairs, rest[name])) for name in stories}
    )


def _named(how: str, by_story: dict[str, dict[str, float]]) -> dict[str, float]:
    means = {key: mean_of(by_story, key) for key in MEANS}
    both = [means[key] for key in TIMES_AND_NUMBERS]
    means["discrepancies-r-number-and-time"] = sum(both) / len(both)
    return {f"{how} {key}": value for key, value in means.items()}

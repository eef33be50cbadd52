"""Topics in any number, about events of a dozen articles each: terms of the event, of its field, of the language."""

from __future__ import annotations

import random

from selon.identity import content_id
from selon.stories.terms import UNIT, Topic

EVENTS = 12
"""Articles of an event."""
FIELD = 4
"""Events of a field, which have words in common."""
DAYS = 300


def event_of(place: int) -> int:
    return place // EVENTS


def articles_of(event: int, number: int) -> range:
    """The places of an event among `number` articles."""
    return range(event * EVENTS, min((event + 1) * EVENTS, number))


def made(place: int) -> Topic:
    """The topic of article `place`, the same whenever it is asked for."""
    chance = random.Random(f"topic {place}")  # noqa: S311  (an order, not a secret)
    event = event_of(place)
    field = event // FIELD
    own = [(f"e{event}.{n}", 230) for n in chance.sample(range(12), 8)]
    near = [(f"f{field}.{n}", 120) for n in chance.sample(range(60), 12)]
    rest = [(f"w{int(20_000 * chance.random() ** 2)}", 75) for _ in range(60)]
    weights = dict(sorted({*own, *near, *rest}))
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    whole = tuple((term, round(UNIT * weight / length)) for term, weight in ranked)
    return Topic(content_id("made", place), 741_000 + event % DAYS + chance.randrange(3), whole)

"""Texts damaged as they come in life: marks dropped, doubled or swapped, paragraphs fused, upper case, cut anywhere.

Nothing may raise, every span must lie inside the text. Where characters stay in place the gold still holds, and what
is lost is shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.attribution.data import Document, score
from benchmarks.attribution.systems import as_document, whole

from selon.model import Attribution, Span

MARKS = "«»“”\"‘’'"
SWAPPED = {"«": "“", "»": "”", "“": '"', "”": '"', '"': "”", "’": "'", "'": "’"}


def dropped(text: str, chance: random.Random) -> str:
    """A fifth of the marks become blanks."""
    return "".join(" " if c in MARKS[:5] and chance.random() < 0.2 else c for c in text)


def doubled(text: str, chance: random.Random) -> str:
    """A mark takes the place of the blank beside it."""
    out = list(text)
    for k in range(1, len(out)):
        if text[k] in MARKS[:5] and text[k - 1] == " " and chance.random() < 0.2:
            out[k - 1] = text[k]
    return "".join(out)


def swapped(text: str, chance: random.Random) -> str:
    """Marks of another style."""
    return "".join(SWAPPED.get(c, c) if chance.random() < 0.5 else c for c in text)


def fused(text: str, _: random.Random) -> str:
    return text.replace("\n", " ")


def upper(text: str, _: random.Random) -> str:
    """Letters whose capital is longer stay."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def beheaded(text: str, chance: random.Random) -> str:
    return text[chance.randrange(len(text) + 1) :]


KEEPING: dict[str, Callable[[str, random.Random], str]] = {
    "dropped": dropped,
    "doubled": doubled,
    "swapped": swapped,
    "fused": fused,
    "upper": upper,
}
CUTTING: dict[str, Callable[[str, random.Random], str]] = {"cut": cut, "beheaded": beheaded}


@dataclass(frozen=True, slots=True)
class Harm:
    """`f1` is who-said-what on the damaged text where the gold still holds, else nothing; `outside` counts stray spans."""

    f1: float | None
    outside: int
    raised: tuple[str, ...]


def harm(documents: list[Document], seed: int = 7) -> dict[str, Harm]:
    """What each damage does to these texts; `none` is the undamaged text by the same road."""
    damages: dict[str, Callable[[str, random.Random], str]] = {"none": lambda text, _: text, **KEEPING, **CUTTING}
    return {name: _harm(documents, damage, name not in CUTTING, seed) for name, damage in damages.items()}


def _harm(documents: list[Document], damage: Callable[[str, random.Random], str], keeps: bool, seed: int) -> Harm:
    chance = random.Random(seed)  # noqa: S311
    predicted: dict[str, list[Document]] = {}
    outside, raised = 0, []
    for document in documents:
        text = damage(document["text"], chance)
        if not any(c.isalnum() for c in text):
            continue
        try:
            found = whole(text, document["lang"])
        except Exception as error:
            raised.append(f"{document['doc']}: {type(error).__name__}: {error}")
            continue
        outside += sum(not 0 <= s.start < s.end <= len(text) for a in found for s in spans(a))
        predicted[document["doc"]] = [as_document(a) for a in found]
    f1 = score(documents, predicted)["who-said-what-f1"] if keeps else None
    return Harm(f1, outside, tuple(raised))


def spans(attribution: Attribution) -> list[Span]:
    return [*attribution.content, *(s for s in (attribution.source, attribution.cue) if s is not None)]

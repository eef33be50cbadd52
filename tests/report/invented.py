"""Invented stories of any size, and one whose every string is hostile."""

from __future__ import annotations

from dataclasses import replace

from selon.identity import article_id
from selon.model import (
    Attribution,
    Derivation,
    DerivationKind,
    Discrepancy,
    Reading,
    Shared,
    Span,
    SpeakerKind,
    Story,
)
from tests.ledger import invented

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e\u2066{{ 7 * 7 }}"
LINES = (
    HOSTILE,
    f"La digue a cédé lundi sur 40 mètres, a déclaré Élise Marchand. {HOSTILE}",
    "« Nous ignorons la cause », a-t-elle ajouté.",
)


def large(articles: int) -> Story:
    """A story in which every third article copies the first, the others cite one of three agencies."""
    readings = tuple(invented.reading(f"{n:03}.txt", outlet=f"Journal {n:03}") for n in range(articles))
    return Story("large", "Une grande histoire", readings, derivations=tuple(_takes(readings)))


def _takes(readings: tuple[Reading, ...]) -> list[Derivation]:
    first, *others = (reading.article.doc for reading in readings)
    made = []
    for n, doc in enumerate(others):
        if n % 3:
            made.append(Derivation(doc, f"Agence {n % 4}", False, DerivationKind.CITED, True, (Span(0, 5),), "selon"))
        else:
            shared = (Shared(doc, Span(0, 20), first, Span(0, 20), 1.0),)
            made.append(Derivation(doc, first, True, DerivationKind.COPIED, True, (), "copy", shared))
    return made


def hostile() -> Story:
    """The small story with markup, quotes, directions and template marks wherever an article can have a string."""
    story = invented.story("hostile")
    first = _hostile(invented.reading("1.txt", LINES, outlet=HOSTILE, published=HOSTILE, url="javascript:alert(3)"))
    new = dict(zip((s.id for s in story.readings[0].statements), (s.id for s in first.statements), strict=True))
    links = {
        c.id: tuple(replace(li, statement=new.get(li.statement, li.statement)) for li in c.links) for c in story.claims
    }
    return replace(
        story,
        title=HOSTILE,
        readings=(first, story.readings[1]),
        claims=tuple(
            replace(claim, text=HOSTILE, links=links[claim.id], circular=(HOSTILE,)) for claim in story.claims
        ),
        discrepancies=tuple(_hostile_sides(story)),
        derivations=(Derivation("1.txt", HOSTILE, False, DerivationKind.CITED, True, (Span(0, 10),), HOSTILE),),
        lineage=(replace(story.lineage[0], origin=HOSTILE, via=(HOSTILE,), cites=(HOSTILE,)),),
    )


def _hostile(reading: Reading) -> Reading:
    attributions = tuple(replace(a, speaker=HOSTILE) for a in reading.attributions)
    statements = tuple(replace(s, source=HOSTILE, chain=(HOSTILE,)) for s in reading.statements)
    return replace(reading, attributions=attributions, statements=statements)


def _hostile_sides(story: Story) -> list[Discrepancy]:
    sides = tuple(replace(side, says=HOSTILE, source=HOSTILE, span=Span(0, 9)) for side in story.discrepancies[0].sides)
    return [replace(story.discrepancies[0], about=HOSTILE, sides=sides)]


def word_of(size: int) -> Reading:
    """An article that is one word."""
    reading = invented.reading("word.txt")
    text = "a" * size
    article = replace(reading.article, id=article_id("word.txt", text), doc="word.txt", text=text, title=None)
    block = replace(article.blocks[1], span=Span(0, size))
    return Reading(replace(article, blocks=(block,)), (), (), (), ())


def nested(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions of `reading`, the second inside the first."""
    outer, inner = reading.attributions
    return outer, replace(inner, parent=outer.id, kind=SpeakerKind.UNNAMED)

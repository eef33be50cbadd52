"""What ties an article or outlet to another, or to a source that nobody names: the edges of « who stands on whom »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from selon.model import Reading, Shared, Span, SpeakerKind, Story

WORD = "word"
"""The kind of a tie to an unnamed source, beside the kinds of derivations."""
MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """`taker` takes from `taken`; both are docs of the story or names from outside it. `evidence` are spans by doc."""

    index: int
    taker: str
    taken: str
    kind: str
    directed: bool
    why: str
    evidence: tuple[tuple[str, Span], ...]
    shared: tuple[Shared, ...] = ()


def ties(story: Story) -> tuple[Tie, ...]:
    """The derivations of `story` in their order, then the unnamed sources that most articles stand on."""
    made = [
        Tie(i, d.doc, d.taken_from, d.kind.value, d.directed, d.why, tuple((d.doc, s) for s in d.evidence), d.shared)
        for i, d in enumerate(story.derivations)
    ]
    takers = {tie.taker for tie in made if tie.directed and tie.kind != "cited"}
    known = {tie.taken for tie in made}
    heard = _heard(story, takers, known)
    most = sorted(heard, key=lambda pair: (-len(heard[pair]), pair))[:MOST_SOURCES]
    made += [
        Tie(len(made) + i, taker, source, WORD, True, "", tuple(heard[taker, source]))
        for i, (taker, source) in enumerate(most)
    ]
    return tuple(made)


Heard = dict[tuple[str, str], list[tuple[str, Span]]]
"""By (who passes it on, unnamed source), the places where it is heard."""


def _heard(story: Story, takers: set[str], known: set[str]) -> Heard:
    """Unnamed sources with those who have it from them: the outlet named before them in the chain, else an article that
    takes from no other."""
    found: Heard = defaultdict(list)
    nameless = _nameless(story)
    for reading in story.readings:
        for chain, span in _unnamed(reading, nameless):
            carrier = chain[-2] if len(chain) > 1 else reading.article.doc
            if carrier in known or (carrier == reading.article.doc and carrier not in takers):
                found[carrier, chain[-1]].append((reading.article.doc, span))
    return found


def _unnamed(reading: Reading, nameless: set[str]) -> Iterator[tuple[tuple[str, ...], Span]]:
    kinds = {a.id: a.kind for a in reading.attributions}
    for s in reading.statements:
        unnamed = s.attribution and kinds.get(s.attribution) is SpeakerKind.UNNAMED
        if s.chain and unnamed and s.chain[-1] in nameless:
            yield s.chain, s.span


def _nameless(story: Story) -> set[str]:
    """Speakers who are unnamed wherever they are heard: who has a name in one article is not unnamed in another."""
    named: dict[str, bool] = {}
    for reading in story.readings:
        for a in reading.attributions:
            if a.speaker:
                named[a.speaker] = named.get(a.speaker, False) or a.kind is not SpeakerKind.UNNAMED
    return {speaker for speaker, has_name in named.items() if not has_name}

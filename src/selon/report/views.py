"""What the eye is shown of a story: plain records made from it, the same for the terminal, the page and the web app."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selon.model import (
    Claim,
    Discrepancy,
    How,
    Lineage,
    Link,
    Reading,
    Reason,
    Side,
    Span,
    SpeakerKind,
    Statement,
    Story,
    Weight,
)

MARKS = {How.ASSERTED: "■", How.ATTRIBUTED: "”", How.HEDGED: "◐", How.DENIED: "✕", How.REPORTED_DENIED: "✕”"}
"""A mark for each way an article carries a claim: told apart by form, not by colour."""
STRONGEST = (How.DENIED, How.REPORTED_DENIED, How.ASSERTED, How.ATTRIBUTED, How.HEDGED)
"""Which mark stands in a cell where an article carries a claim in several ways."""
CONTEXT = 90


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article with what stands around it, to be shown without opening the article."""

    doc: str
    number: int
    span: Span
    before: str
    said: str
    after: str

    @property
    def anchor(self) -> str:
        return f"a{self.number}-{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class StatementView:
    id: str
    place: Place
    how: How
    mark: str
    chain: tuple[str, ...]
    stance: str | None
    factuality: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """`cells` holds the mark of each article of the story, in order; `None` where it is silent."""

    id: str
    text: str
    statements: tuple[StatementView, ...]
    cells: tuple[How | None, ...]
    articles: int
    origins: int
    sources: int
    denials: tuple[StatementView, ...]
    deniers: tuple[str, ...]
    voices: tuple[str, ...]
    circular: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    says: str
    source: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Sides that say the same stand together."""

    id: str
    kind: str
    weight: str
    about: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    name: str
    kind: SpeakerKind
    statements: int
    articles: int
    outlets: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ArticleView:
    """`number` counts from 1 in the order of the story; `name` is the outlet, or the file where none is known."""

    number: int
    doc: str
    name: str
    title: str
    lang: str
    published: str | None
    url: str | None
    lineage: Lineage | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """`kinds` counts the voices of each kind; `days` holds the dated articles by day (ISO), earliest first."""

    id: str
    title: str
    articles: tuple[ArticleView, ...]
    claims: tuple[ClaimView, ...]
    lone: tuple[ClaimView, ...]
    differences: tuple[DifferenceView, ...]
    voices: tuple[VoiceView, ...]
    origins: int
    outlets: int
    kinds: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, tuple[ArticleView, ...]], ...]
    undated: int


def story_view(story: Story) -> StoryView:
    """The views of `story`: shared claims apart from those of one article only, main discrepancies first."""
    numbers = _numbers(story)
    statements = {s.id: s for reading in story.readings for s in reading.statements}
    claims = [_claim(claim, statements, numbers) for claim in story.claims]
    shared = [claim for claim in claims if claim.articles > 1]
    lone = [claim for claim in claims if claim.articles == 1 and len(claim.text.split()) > 2]
    articles, voices = tuple(_articles(story)), tuple(_voices(story))
    days = _days(articles)
    return StoryView(
        id=story.id,
        title=story.title,
        articles=articles,
        claims=tuple(sorted(shared, key=lambda claim: (-claim.articles, -bool(claim.denials), -len(claim.statements)))),
        lone=tuple(lone),
        differences=tuple(
            sorted((_difference(d, numbers) for d in story.discrepancies), key=lambda d: d.weight != Weight.MAIN)
        ),
        voices=voices,
        origins=_roots(story),
        outlets=len({article.name for article in articles}),
        kinds=tuple(Counter(voice.kind.value for voice in voices).most_common()),
        days=days,
        undated=len(articles) - sum(len(entries) for _, entries in days),
    )


def place_of(reading: Reading, number: int, span: Span) -> Place:
    text = reading.article.text
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Place(
        reading.article.doc,
        number,
        span,
        _from_sentence(before, cut=span.start > CONTEXT),
        text[span.start : span.end],
        _to_sentence(after, cut=span.end + CONTEXT < len(text)),
    )


def _from_sentence(before: str, *, cut: bool) -> str:
    line = before.rsplit("\n", 1)[-1]
    starts = [i + 2 for mark in (". ", "! ", "? ") if (i := line.rfind(mark)) >= 0]
    if starts:
        return line[max(starts) :]
    return "…" + line.split(" ", 1)[-1] if cut and line == before and " " in line else line


def _to_sentence(after: str, *, cut: bool) -> str:
    line = after.split("\n", 1)[0]
    ends = [i + 1 for mark in (". ", "! ", "? ") if (i := line.find(mark)) >= 0]
    if ends:
        return line[: min(ends)]
    return line.rsplit(" ", 1)[0] + "…" if cut and line == after and " " in line else line


Numbers = dict[str, tuple[int, Reading]]
"""By doc, the number of an article in its story, and its reading."""


def _numbers(story: Story) -> Numbers:
    return {reading.article.doc: (i, reading) for i, reading in enumerate(story.readings, 1)}


def _claim(claim: Claim, by_id: dict[str, Statement], numbers: Numbers) -> ClaimView:
    shown = [_statement(by_id[link.statement], link, numbers) for link in claim.links if link.statement in by_id]
    shown.sort(key=lambda s: (s.place.number, s.place.span))
    hows: dict[str, set[How]] = defaultdict(set)
    for statement in shown:
        hows[statement.place.doc].add(statement.how)
    cells = tuple(next((how for how in STRONGEST if how in hows[doc]), None) for doc in numbers)
    denials = tuple(s for s in shown if s.how in {How.DENIED, How.REPORTED_DENIED})
    return ClaimView(
        id=claim.id,
        text=" ".join(claim.text.split()),
        statements=tuple(shown),
        cells=cells,
        articles=sum(cell is not None for cell in cells),
        origins=len(claim.origins),
        sources=claim.sources,
        denials=denials,
        voices=tuple(dict.fromkeys(s.chain[-1] for s in shown if s.chain)),
        deniers=tuple(dict.fromkeys(s.chain[-1] if s.chain else _name_of(numbers[s.place.doc][1]) for s in denials)),
        circular=claim.circular,
    )


def _statement(statement: Statement, link: Link, numbers: Numbers) -> StatementView:
    number, reading = numbers[statement.doc]
    return StatementView(
        statement.id,
        place_of(reading, number, statement.span),
        link.how,
        MARKS[link.how],
        statement.chain,
        statement.stance.value if statement.stance else None,
        statement.factuality.value,
        link.reasons,
    )


def _difference(discrepancy: Discrepancy, numbers: Numbers) -> DifferenceView:
    grouped: dict[str, list[Side]] = defaultdict(list)
    for side in discrepancy.sides:
        grouped[side.says].append(side)
    sides = tuple(
        SideView(
            says,
            "; ".join(dict.fromkeys(side.source for side in same if side.source)) or None,
            tuple(place_of(numbers[side.doc][1], numbers[side.doc][0], side.span) for side in same),
        )
        for says, same in grouped.items()
    )
    return DifferenceView(discrepancy.id, discrepancy.kind.value, discrepancy.weight.value, discrepancy.about, sides)


def _voices(story: Story) -> Iterator[VoiceView]:
    """Speakers by number of statements, then of articles; one name in two languages is two voices."""
    heard: dict[str, list[tuple[int, Reading, Span]]] = defaultdict(list)
    kinds: dict[str, Counter[SpeakerKind]] = defaultdict(Counter)
    for number, reading in enumerate(story.readings, 1):
        for attribution in reading.attributions:
            if attribution.speaker and attribution.content:
                heard[attribution.speaker].append((number, reading, attribution.content[0]))
                kinds[attribution.speaker][attribution.kind] += 1
    rows = [_voice(name, kinds[name].most_common(1)[0][0], places) for name, places in heard.items()]
    yield from sorted(rows, key=lambda row: (-row.statements, -row.articles, row.name))


def _voice(name: str, kind: SpeakerKind, places: Sequence[tuple[int, Reading, Span]]) -> VoiceView:
    docs = {reading.article.doc: _name_of(reading) for _, reading, _ in places}
    number, reading, span = places[0]
    return VoiceView(name, kind, len(places), len(docs), tuple(docs.values()), place_of(reading, number, span))


def _articles(story: Story) -> Iterable[ArticleView]:
    lineage = {item.doc: item for item in story.lineage}
    for number, reading in enumerate(story.readings, 1):
        article = reading.article
        yield ArticleView(
            number,
            article.doc,
            _name_of(reading),
            article.title or article.doc,
            article.lang,
            article.published,
            article.url,
            lineage.get(article.doc),
        )


def _days(articles: Sequence[ArticleView]) -> tuple[tuple[str, tuple[ArticleView, ...]], ...]:
    dated: dict[str, list[ArticleView]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.published or ""):
        if article.published:
            dated[article.published[:10]].append(article)
    return tuple((day, tuple(entries)) for day, entries in dated.items())


def _name_of(reading: Reading) -> str:
    return reading.article.outlet or reading.article.doc.rsplit(".", 1)[0]


def _roots(story: Story) -> int:
    """How many articles of the story, or outlets outside it, take from no other: what the whole stands on."""
    takers = {d.doc for d in story.derivations if d.directed}
    docs = {reading.article.doc for reading in story.readings}
    outside = {d.taken_from for d in story.derivations if not d.is_article and d.directed and d.kind.value != "cited"}
    own = len(docs - takers)
    return max(1, own + len(outside)) if docs else 0

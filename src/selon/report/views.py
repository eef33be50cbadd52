"""What the eye is shown of a story, made from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from selon.model import (
    Claim,
    Derivation,
    DerivationKind,
    Discrepancy,
    DiscrepancyKind,
    How,
    Link,
    Reading,
    Side,
    Span,
    SpeakerKind,
    Statement,
    Story,
    Weight,
)
from selon.report.elsewhere import elsewhere_views
from selon.report.names import key_of, name_of
from selon.report.places import place_of
from selon.report.records import (
    ArticleView,
    ClaimView,
    DifferenceView,
    HeardView,
    SideView,
    StatementView,
    StoryView,
    VoiceView,
)

MARKS = {How.ASSERTED: "■", How.ATTRIBUTED: "”", How.HEDGED: "◐", How.DENIED: "✕", How.REPORTED_DENIED: "✕”"}
"""A mark for each way an article carries a claim: told apart by form, not by colour."""
STRONGEST = (How.DENIED, How.REPORTED_DENIED, How.ASSERTED, How.ATTRIBUTED, How.HEDGED)
"""Which mark stands in a cell where an article carries a claim in several ways."""

WORDY = (DiscrepancyKind.OBJECT, DiscrepancyKind.OTHER)
"""Kinds of discrepancies whose sides are told by their sentences: what a side `says` in normal form is for machines."""
VERBATIM = (DiscrepancyKind.NUMBER, DiscrepancyKind.TIME, DiscrepancyKind.NAME)
SHORT = 60
"""Characters up to which the words of a side stand for it."""


def story_view(story: Story) -> StoryView:
    """The views of `story`: shared claims, in its order, apart from those of one article only; main discrepancies first."""
    numbers = _numbers(story)
    statements = {s.id: s for reading in story.readings for s in reading.statements}
    claims = [_claim(claim, statements, numbers) for claim in story.claims]
    shared = [claim for claim in claims if claim.articles > 1]
    lone = [claim for claim in claims if claim.articles == 1 and len(claim.text.split()) > 2]
    articles, voices = tuple(_articles(story)), tuple(_voices(story))
    differences = sorted(
        (_difference(d, numbers) for d in story.discrepancies), key=lambda d: (d.weight != Weight.MAIN, d.kind in WORDY)
    )
    days = _days(articles)
    return StoryView(
        id=story.id,
        title=story.title,
        articles=articles,
        claims=tuple(shared),
        lone=tuple(lone),
        differences=tuple(differences),
        voices=voices,
        heard=tuple(_heard(story)),
        origins=roots({reading.article.doc for reading in story.readings}, story.derivations),
        outlets=len({reading.article.outlet for reading in story.readings} - {None}),
        kinds=tuple(Counter(voice.kind.value for voice in voices).most_common()),
        days=days,
        undated=len(articles) - sum(len(entries) for _, entries in days),
    )


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
    denials = tuple(s for s in shown if s.how.denies)
    saying = [s for s in shown if not s.how.denies] or shown
    text = " ".join(claim.text.split())
    before, after = _around(text, [s for s in shown if text[:1].islower() or not _is_whole(by_id[s.id])])
    return ClaimView(
        id=claim.id,
        text=text,
        before=before,
        after=after,
        statements=tuple(shown),
        cells=cells,
        articles=sum(cell is not None for cell in cells),
        origins=len(claim.origins),
        sources=claim.sources,
        denials=denials,
        voices=tuple(dict.fromkeys(s.chain[-1] for s in saying if s.chain)),
        deniers=tuple(
            dict.fromkeys(s.chain[-1] if s.chain else name_of(numbers[s.place.doc][1].article) for s in denials)
        ),
        circular=claim.circular,
    )


def _around(text: str, parts: Sequence[StatementView]) -> tuple[str, str]:
    """What stands around the text of a claim in its sentence, where it is that of one of `parts`; else nothing."""
    return next(((p.place.before, p.place.after) for p in parts if " ".join(p.place.said.split()) == text), ("", ""))


def _is_whole(statement: Statement) -> bool:
    return statement.in_title or (statement.coding is not None and statement.coding.whole)


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
    for side in discrepancy.sides if discrepancy.kind not in WORDY else _widest(discrepancy.sides):
        said = " ".join(numbers[side.doc][1].article.text[slice(*side.span)].split())
        grouped[said if discrepancy.kind in WORDY else side.says].append(side)
    sides = tuple(_side(says, same, numbers, discrepancy.kind) for says, same in grouped.items())
    names = dict.fromkeys(name_of(numbers[side.doc][1].article) for side in discrepancy.sides)
    return DifferenceView(
        discrepancy.id, discrepancy.kind.value, discrepancy.weight.value, discrepancy.about, sides, tuple(names)
    )


def _side(says: str, same: Sequence[Side], numbers: Numbers, kind: DiscrepancyKind) -> SideView:
    places = tuple(place_of(numbers[side.doc][1], numbers[side.doc][0], side.span) for side in same)
    said = " ".join(places[0].said.split())
    return SideView(
        says,
        said if kind in VERBATIM and len(said) <= SHORT else says,
        "; ".join(dict.fromkeys(side.source for side in same if side.source)) or None,
        places,
    )


def _widest(sides: Sequence[Side]) -> Iterable[Side]:
    """Of each article the side that says most."""
    widest: dict[str, Side] = {}
    for side in sides:
        kept = widest.get(side.doc)
        if kept is None or side.span.end - side.span.start > kept.span.end - kept.span.start:
            widest[side.doc] = side
    return widest.values()


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
    docs = {reading.article.doc: name_of(reading.article) for _, reading, _ in places}
    number, reading, span = places[0]
    return VoiceView(name, kind, len(places), len(docs), tuple(docs.values()), place_of(reading, number, span))


def _heard(story: Story) -> Iterator[HeardView]:
    """By outlet, those with most statements first."""
    heard: dict[tuple[str, str], Counter[tuple[str, bool]]] = defaultdict(Counter)
    for reading in story.readings:
        outlet = name_of(reading.article), key_of(reading.article)
        for a in reading.attributions:
            if a.content:
                heard[outlet][a.speaker or "", a.kind is SpeakerKind.UNNAMED or not a.speaker] += 1
    for (name, key), voices in sorted(heard.items(), key=lambda item: (-item[1].total(), item[0])):
        unnamed = sum(count for (_, nameless), count in voices.items() if nameless)
        most = tuple(voice for (voice, nameless), _ in voices.most_common() if voice and not nameless)[:3]
        yield HeardView(name, key, len(voices), voices.total(), unnamed, most)


def _articles(story: Story) -> Iterable[ArticleView]:
    lineage, elsewhere = {item.doc: item for item in story.lineage}, elsewhere_views(story)
    for number, reading in enumerate(story.readings, 1):
        article = reading.article
        yield ArticleView(
            article.id,
            number,
            article.doc,
            name_of(article),
            key_of(article),
            article.title or article.doc,
            article.lang,
            article.published,
            article.url,
            lineage.get(article.doc),
            elsewhere[article.doc],
        )


def _days(articles: Sequence[ArticleView]) -> tuple[tuple[str, tuple[ArticleView, ...]], ...]:
    dated: dict[str, list[ArticleView]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.published or ""):
        if article.published:
            dated[article.published[:10]].append(article)
    return tuple((day, tuple(entries)) for day, entries in dated.items())


def roots(docs: Collection[str], derivations: Iterable[Derivation]) -> int:
    """How many articles of a story, or outlets outside it, take from no other: what the whole stands on."""
    derivations = [d for d in derivations if d.directed]
    takers = {d.doc for d in derivations}
    outside = {d.taken_from for d in derivations if not d.is_article and d.kind is not DerivationKind.CITED}
    return max(1, len(set(docs) - takers) + len(outside)) if docs else 0

"""The way of the data: which step comes after which. Read this file first.

    paths ─ intake ─► Article ─ read_article ─► Reading ─ stories ─► groups ─ tell ─► Story ─► Ledger ─ look_elsewhere

`read_article` is made of article steps: a pure function of one article, run by an engine anywhere and in any order.
`tell` is made of set steps over the readings of one story; `look_elsewhere` asks the ledger about articles of others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selon import attribution, claims, intake, language, lineage, stories
from selon.engines import run_articles
from selon.errors import SelonError, UsageError
from selon.identity import content_id
from selon.ledger import Heir, Ledger
from selon.model import Article, Attribution, Judgement, Reading, Story
from selon.options import ReadOptions

POOL_FROM = 24
"""Articles from which on a pool of processes pays for loading the pipelines in each."""

Progress = Callable[[str, int, int | None], None]
"""Called with the name of the step, how many are done and of how many, if that is known."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why; it stopped nothing else."""

    subject: str
    error: SelonError


@dataclass(frozen=True, slots=True)
class Joined:
    """A story that stood under the id `was` is part of `story` (an id) from now on; its old id leads there."""

    was: str
    title: str
    story: str


@dataclass(frozen=True, slots=True)
class Run:
    """What one reading brought: its stories, the inputs that could not be read, and the stories that became part of others."""

    stories: tuple[Story, ...]
    failures: tuple[Failure, ...]
    options: ReadOptions
    joined: tuple[Joined, ...] = ()


def read_article(article: Article) -> Reading:
    """All article steps on one article."""
    doc = language.parse(article)
    attributions = attribution.attribute(article, doc)
    statements = attribution.statements(article, doc, attributions)
    return Reading(
        article=article,
        attributions=attributions,
        statements=claims.code(article, doc, statements, attributions),
        citations=lineage.citations(article, doc, attributions),
        fingerprint=lineage.fingerprint(article),
    )


def tell(readings: Sequence[Reading], judgements: Sequence[Judgement] = (), story: str | None = None) -> Story:
    """All set steps on the readings of one story. `story` is its id; without it, a hash of its articles' ids."""
    readings = tuple(sorted(readings, key=lambda reading: (reading.article.doc, reading.article.id)))
    shared = lineage.shared_passages(readings)
    derivations = lineage.derive(readings, shared)
    terms = claims.all_terms(readings)
    traced = lineage.trace(readings, claims.align(readings, judgements, terms), derivations)
    return Story(
        id=story or content_id("story", *sorted(reading.article.id for reading in readings)),
        title=_title(readings),
        readings=readings,
        claims=claims.ranked(readings, traced),
        discrepancies=claims.compare(readings, traced, judgements, terms),
        derivations=derivations,
        lineage=lineage.lineages(readings, derivations, shared),
    )


def read(
    paths: Sequence[str | Path],
    ledger: Ledger,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> Run:
    """Read `paths` into `ledger` and tell every story that they touch. Bad inputs are in `Run.failures`."""
    options, progress = options or ReadOptions(), progress or silent
    articles, failures = _take_in(paths, options, progress, ledger.taken)
    run = take(articles, ledger, options, progress)
    return replace(run, failures=(*failures, *run.failures))


def take(
    articles: Sequence[Article],
    ledger: Ledger,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> Run:
    """Read `articles` into `ledger` and tell every story that they touch; of one address, the last version counts."""
    options, progress = options or ReadOptions(), progress or silent
    readings, failures = keep(articles, ledger, options, progress)
    replaced = ledger.superseded(reading.article.id for reading in readings)
    current = [reading for reading in readings if reading.article.id not in replaced]
    groups = _groups(current, ledger, options)
    by_id = {reading.article.id: reading for reading in current}
    judgements = ledger.judgements()
    told: list[Story] = []
    for group in groups:
        progress("stories", len(told), len(groups))
        members = [by_id.get(article) or ledger.reading(article) for article in group.articles]
        told.append(tell(members, judgements, group.story))
        ledger.put_story(told[-1], [old for old, _ in group.joined], gathered=options.one_story)
    progress("stories", len(told), len(groups))
    look_elsewhere(ledger, progress)
    told = [replace(story, elsewhere=ledger.elsewhere(story.id)) for story in told]
    joined = tuple(Joined(*old, group.story) for group in groups for old in group.joined)
    return Run(tuple(told), tuple(failures), options, joined)


def look_elsewhere(ledger: Ledger, progress: Progress | None = None) -> None:
    """Keep what each article shares with articles of other stories: of all those that were not looked at yet, one by one."""
    progress = progress or silent
    with ledger.transaction() as connection:
        missing = lineage.Index(connection).missing()
    for done, article in enumerate(missing):
        progress("reuse", done, len(missing))
        with ledger.transaction(article) as connection:
            index = lineage.Index(connection)
            index.add(article)
            near = index.near(article, but=ledger.together(article))
            ledger.put_reuse(article, lineage.reuse(*ledger.articles([article, *near])))
    progress("reuse", len(missing), len(missing))


def keep(
    articles: Sequence[Article],
    ledger: Ledger,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> tuple[list[Reading], list[Failure]]:
    """Readings of `articles`: from the ledger where it has them, newly made (and stored) where not. Tells no story."""
    options, progress = options or ReadOptions(), progress or silent
    readings = {article.id: ledger.reading(article.id) for article in articles if ledger.has(article.id)}
    fresh = [article for article in articles if article.id not in readings]
    failures: list[Failure] = []
    for done, result in enumerate(run_articles(read_article, fresh, workers=_workers(len(fresh), options))):
        progress("reading", done, len(fresh))
        if isinstance(result, Reading):
            ledger.add(result)
            readings[result.article.id] = result
        else:
            failures.append(_failure(*result))
    progress("reading", len(fresh), len(fresh))
    return [readings[article.id] for article in articles if article.id in readings], failures


def attribute(article: Article) -> tuple[Attribution, ...]:
    """Who said what in `article`, without the rest of a reading: paragraphs that can hold nothing are not parsed."""
    doc = language.parse(article, lambda text: attribution.may_hold(text, article.lang))
    return attribution.attribute(article, doc)


def attributions(
    paths: Sequence[str | Path], options: ReadOptions | None = None, progress: Progress | None = None
) -> Iterator[tuple[Article, tuple[Attribution, ...]] | Failure]:
    """`attribute` over `paths`, in their order, one article at a time; bad inputs come as failures, last."""
    options, progress = options or ReadOptions(), progress or silent
    articles, failures = _take_in(paths, options, progress)
    for done, article in enumerate(articles):
        progress("reading", done, len(articles))
        yield article, attribute(article)
    progress("reading", len(articles), len(articles))
    yield from failures


def explained(path: str | Path, attribution: str, options: ReadOptions | None = None) -> tuple[Article, Attribution]:
    """The attribution of that id in the first article of `path`, with the features that decided for it.

    Raises the error of an input that cannot be read, and `UsageError` where the article has no attribution of that id.
    """
    articles, failures = _take_in([path], options or ReadOptions(), silent)
    if not articles:
        raise failures[0].error
    found = attribute(articles[0])
    for candidate in found:
        if candidate.id == attribution:
            return articles[0], candidate
    known = f"there are {found[0].id} to {found[-1].id}" if found else "selon finds nothing attributed in it"
    raise UsageError(f"no attribution {attribution!r}", subject=articles[0].doc, hint=known)


def retell(ledger: Ledger, *only: str) -> None:
    """Tell the stories `only`, or all of `ledger`, again, from their readings and the judgements that stand."""
    judgements = ledger.judgements()
    for story in map(ledger.present, only or ledger.story_ids()):
        if readings := tuple(ledger.readings(story)):
            ledger.put_story(tell(readings, judgements, story))


def _take_in(
    paths: Sequence[str | Path], options: ReadOptions, progress: Progress, taken: intake.Taken = intake.free
) -> tuple[list[Article], list[Failure]]:
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    for item in intake.read(paths, intake.IntakeOptions.of(options), taken):
        if isinstance(item, Article):
            articles[item.id] = item
        else:
            failures.append(Failure(item.subject, item.error))
        progress("intake", len(articles), None)
    return intake.mark_repeats(list(articles.values())), failures


def _groups(readings: Sequence[Reading], ledger: Ledger, options: ReadOptions) -> list[Heir]:
    """What is to be told: the stories that `readings` belong to, then others that lost or won articles by them. What a person
    put together is told as it was given."""
    ids = [reading.article.id for reading in readings]
    if options.one_story:
        return [Heir(content_id("story", *sorted(ids)), tuple(ids))] if ids else []
    with ledger.transaction() as connection:
        index = stories.Index(connection)
        missing = index.missing(ledger.count("articles"), ids)
        strangers = [stories.topic(ledger.reading(article).article) for article in missing]
        homes = index.place([stories.topic(reading.article) for reading in readings], strangers)
        groups = [index.members(home) for home in homes]
    replaced = ledger.superseded(article for group in groups for article in group)
    current = [[article for article in group if article not in replaced] for group in groups]
    return ledger.heirs([group for group in current if group])


def _workers(articles: int, options: ReadOptions) -> int:
    if options.workers:
        return options.workers
    return (os.cpu_count() or 1) if articles >= POOL_FROM else 1


def _failure(article: Article, error: Exception) -> Failure:
    if isinstance(error, SelonError):
        return Failure(article.doc, error)
    hint = "the other inputs were read; please report this text"
    return Failure(article.doc, SelonError(f"{type(error).__name__}: {error}", subject=article.doc, hint=hint))


def _title(readings: Sequence[Reading]) -> str:
    """The title of the article that shares most of its words with the others' titles; the first doc's name without any."""
    titles = [reading.article.title for reading in readings if reading.article.title]
    if not titles:
        return readings[0].article.doc if readings else ""
    words = [set(title.casefold().split()) for title in titles]
    overlap = [sum(len(own & other) for other in words) / (len(own) + 4) for own in words]
    return titles[overlap.index(max(overlap))]


def silent(_step: str, _done: int, _of: int | None) -> None:
    return None

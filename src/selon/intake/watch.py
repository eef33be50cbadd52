"""Feeds watched over time: polled politely, resumed where it was, stopped between two articles.

Politeness: one exchange at a time and so one connection a host, robots.txt asked for feeds and articles, conditional
requests (ETag, Last-Modified), the pause a host asks for, longer and longer pauses after failures, with jitter.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

from selon.errors import InputError, LedgerFull, Unreadable
from selon.intake.formats.feeds import Entry, entries, news
from selon.intake.kinds import kind_of
from selon.intake.names import name_of_address
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Raw
from selon.intake.read import Names, make, read_source
from selon.intake.web import Client, source_of
from selon.model import Article

REMEMBERED = 5_000
"""Entries of one feed that are remembered as seen; feeds show a few hundred at most."""

TRIES = 3
"""Polls after which an entry whose article cannot be read is given up."""

LONGEST = 6 * 3600.0
BETWEEN = 1.0
"""Seconds between two visits to a host that asks for no other pause."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of a feed brought: `status` is the host's (304: nothing new), `new` entries, seconds to the `next` poll."""

    feed: str
    status: int
    new: int
    next: float


@dataclass(slots=True)
class FeedState:
    """Where a feed was left: what its host asked to be told, what was seen, when it is due (seconds since 1970), and how
    often entries were missed that will be tried again."""

    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0
    seen: list[str] = field(default_factory=list)
    missed: dict[str, int] = field(default_factory=dict)


class State:
    """The state of all feeds, in one JSON file that is replaced as a whole: killed at any moment, it is old or new."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.feeds: dict[str, FeedState] = _stored(path)

    def of(self, feed: str) -> FeedState:
        return self.feeds.setdefault(feed, FeedState())

    def save(self) -> None:
        """Raises `LedgerFull` where the file cannot be written."""
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            with beside.open("w", encoding="utf-8") as stream:
                json.dump({name: asdict(state) for name, state in self.feeds.items()}, stream, ensure_ascii=False)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(self._path)
        except OSError as error:
            hint = "make room or give another place; watching resumes where it was"
            raise LedgerFull(f"cannot be written: {error.strerror}", subject=str(self._path), hint=hint) from error


def watch(
    feeds: Sequence[str],
    state: Path,
    options: IntakeOptions | None = None,
    *,
    interval: float = 900.0,
    stop: Event | None = None,
    rounds: int | None = None,
    clock: Callable[[], float] = time.time,
) -> Iterator[Article | Failure | Polled]:
    """New articles of `feeds`, for ever or for `rounds` polls of each, until `stop` is set.

    An entry is marked seen after its article was handed on, so a killed watch may bring one article twice, never lose one.
    """
    watcher = _Watcher(State(state), options or IntakeOptions(), interval, stop or Event(), clock)
    with watcher.client:
        polls = 0
        while not watcher.stop.is_set() and (rounds is None or polls < rounds * len(feeds)):
            feed = min(feeds, key=lambda name: watcher.state.of(name).due)
            if watcher.wait(watcher.state.of(feed).due - clock()):
                return
            yield from watcher.poll(feed)
            polls += 1


@contextmanager
def stopping(stop: Event) -> Iterator[Event]:
    """Within, SIGINT and SIGTERM set `stop` instead of ending the program; a second one ends it."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Watcher:
    def __init__(
        self, state: State, options: IntakeOptions, interval: float, stop: Event, clock: Callable[[], float]
    ) -> None:
        self.state, self.options, self.interval, self.stop, self.clock = state, options, interval, stop, clock
        self.client = Client(options)
        self._visited: dict[str, float] = {}
        self._random = random.Random()  # noqa: S311  (jitter, not secrets)

    def wait(self, seconds: float) -> bool:
        """Wait, but not past `stop`; whether it was set."""
        return self.stop.wait(seconds) if seconds > 0 else self.stop.is_set()

    def poll(self, feed: str) -> Iterator[Article | Failure | Polled]:
        """One poll of one feed, and the articles that are new in it."""
        known = self.state.of(feed)
        try:
            status, found = self._entries(feed, known)
            fresh = [entry for entry in found if entry.key not in set(known.seen)]
            for entry in fresh[: self.options.max_entries]:
                if self.stop.is_set():
                    return
                item = self._article(entry, feed)
                yield item
                self._note(known, entry.key, isinstance(item, Article))
            known.failures, pause = 0, self.interval
            yield Polled(feed, status, len(fresh), pause)
        except InputError as error:
            known.failures += 1
            known.etag = known.modified = ""
            pause = min(LONGEST, self.interval * 2**known.failures)
            yield Failure(feed, error)
        known.due = self.clock() + pause * self._random.uniform(0.9, 1.2)
        self.state.save()

    def _note(self, known: FeedState, key: str, is_read: bool) -> None:
        tries = known.missed.pop(key, 0) + 1
        if is_read or tries >= TRIES:
            known.seen = [*known.seen, key][-REMEMBERED:]
        else:
            known.missed[key] = tries
            known.etag = known.modified = ""
        self.state.save()

    def _entries(self, feed: str, known: FeedState) -> tuple[int, list[Entry]]:
        if self.options.robots:
            self.client.ask(feed)
        self._pause(feed)
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        answer = self.client.get(feed, {name: value for name, value in asked.items() if value})
        if answer.status == 304:
            return 304, []
        if answer.status >= 400:
            raise Unreadable(
                f"the host answered with status {answer.status}", subject=feed, hint="it will be asked again, later"
            )
        source = source_of(answer, feed)
        is_sitemap = kind_of(source, answer.body[:4_096]) == "sitemap"
        found = news(answer.body, source) if is_sitemap else entries(answer.body, source)
        known.etag, known.modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        return answer.status, found

    def _article(self, entry: Entry, feed: str) -> Article | Failure:
        doc = name_of_address(entry.address or entry.key)
        subject = entry.address or feed
        try:
            if entry.text:
                return make(Raw(entry.text, doc, subject, entry.meta), doc, self.options)
            return self._fetched(entry, doc)
        except InputError as error:
            return Failure(subject, error)

    def _fetched(self, entry: Entry, doc: str) -> Article | Failure:
        address = entry.address
        if not address:
            raise Unreadable("is an entry without text or address", subject=doc, hint="nothing was read of it")
        if self.options.robots:
            self.client.ask(address)
        self._pause(address)
        answer = self.client.get(address)
        if answer.status >= 400:
            raise Unreadable(
                f"the host answered with status {answer.status}",
                subject=address,
                hint="see whether it opens in a browser",
            )
        source = source_of(answer, address)
        source = replace(source, meta=source.meta.over(entry.meta))
        return next(read_source(source, self.options, Names()))

    def _pause(self, address: str) -> None:
        """Leave the host the time between two visits that it asks for."""
        host = address.split("/")[2]
        pause = max(self.client.delay(address), 0.0 if self.options.allow_private else BETWEEN)
        self.wait(self._visited.get(host, 0.0) + pause - time.monotonic())
        self._visited[host] = time.monotonic()


def _stored(path: Path) -> dict[str, FeedState]:
    """What the file holds; nothing where there is none yet. Raises `Unreadable` for one that is not ours."""
    if not path.exists():
        return {}
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {name: FeedState(**values) for name, values in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise Unreadable("is no state of a watch", subject=str(path), hint="remove it to start anew") from error

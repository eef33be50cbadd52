"""Feeds watched over time: polled politely, resumed where it was, stopped between two articles.

Politeness: one exchange at a time and so one connection a host, robots.txt asked for feeds and articles, conditional
requests (ETag, Last-Modified), the pauses a host asks for (Crawl-delay, Retry-After), longer and longer ones after failures,
with jitter. An entry that its feed says was changed is read again: the ledger keeps both versions.
"""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Event
from types import FrameType

from selon.errors import InputError, SelonError, Unreadable
from selon.intake.formats.feeds import Entry, entries, news
from selon.intake.kinds import kind_of
from selon.intake.names import name_of_address
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Raw, sound
from selon.intake.read import Names, Taken, free, make, read_source
from selon.intake.watchstate import FeedState, State
from selon.intake.web import Answer, Client, source_of
from selon.model import Article

REMEMBERED = 5_000
"""Entries of one feed that are remembered as seen; feeds show a few hundred at most."""

TRIES = 3
"""Polls after which an entry whose article cannot be read is given up."""

LONGEST = 6 * 3600.0
BETWEEN = 1.0
"""Seconds between two visits to a host that asks for no other pause."""

MOST_BETWEEN = 60.0
"""Seconds between two visits that a host's robots.txt may ask for; more would keep all other feeds waiting."""

BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of a feed brought: `status` is the host's (304: nothing new; 0: passed over, not due yet), `new` of
    `entries`, seconds to the `next` poll."""

    feed: str
    status: int
    new: int
    entries: int
    next: float


class Busy(Unreadable):
    """A host that asks to be left alone for `pause` seconds."""

    def __init__(self, what: str, *, subject: str = "", hint: str = "", pause: float = 0.0) -> None:
        super().__init__(what, subject=subject, hint=hint)
        self.pause = pause


def watch(
    feeds: Sequence[str],
    state: Path,
    options: IntakeOptions | None = None,
    *,
    interval: float = 900.0,
    stop: Event | None = None,
    rounds: int | None = None,
    taken: Taken = free,
    clock: Callable[[], float] = time.time,
) -> Iterator[Article | Failure | Polled]:
    """New articles of `feeds`, for ever or for `rounds` polls of each, until `stop` is set.

    An entry is marked seen after its article was handed on, so a killed watch may bring one article twice, never lose one.
    With `rounds`, a feed that is not due within an interval, for its host failed or asked for a pause, is passed over.
    """
    watcher = _Watcher(State(state), options or IntakeOptions(), interval, stop or Event(), taken, clock)
    left: dict[str, int | None] = dict.fromkeys(feeds, rounds)
    with watcher.client:
        while left and not watcher.stop.is_set():
            feed = min(left, key=lambda name: watcher.state.of(name).due)
            pause = watcher.state.of(feed).due - clock()
            if rounds is not None and pause > 1.2 * interval:
                left.pop(feed)
                yield Polled(feed, 0, 0, 0, pause)
            elif not watcher.wait(pause):
                yield from watcher.poll(feed)
                _count_down(left, feed)


def _count_down(left: dict[str, int | None], feed: str) -> None:
    polls = left[feed]
    if polls is not None:
        left[feed] = polls - 1
        if polls == 1:
            left.pop(feed)


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
        self,
        state: State,
        options: IntakeOptions,
        interval: float,
        stop: Event,
        taken: Taken,
        clock: Callable[[], float],
    ) -> None:
        self.state, self.options, self.interval, self.stop, self.clock = state, options, interval, stop, clock
        self.client = Client(options)
        self._taken = taken
        self._visited: dict[str, float] = {}
        self._random = random.Random()  # noqa: S311  (jitter, not secrets)

    def wait(self, seconds: float) -> bool:
        """Wait, but not past `stop`; whether it was set."""
        return self.stop.wait(seconds) if seconds > 0 else self.stop.is_set()

    def poll(self, feed: str) -> Iterator[Article | Failure | Polled]:
        """One poll of one feed, and the articles that are new in it. Stopped amid it, the feed stays due."""
        known = self.state.of(feed)
        asked = 0.0
        try:
            status, found = self._entries(feed, known)
            seen = set(known.seen)
            fresh = [entry for entry in found if entry.seen_as not in seen]
            for entry in fresh[: self.options.max_entries]:
                if self.stop.is_set():
                    return
                item = self._article(entry, feed)
                yield item
                self._note(known, entry.seen_as, isinstance(item, Article))
                if isinstance(item, Failure) and isinstance(item.error, Busy):
                    asked = item.error.pause
                    break
            known.failures, pause = 0, max(self.interval, asked)
            yield Polled(feed, status, len(fresh), len(found), pause)
        except Exception as error:  # a feed may hold anything; the others must still be watched
            known.failures += 1
            known.etag = known.modified = ""
            asked = error.pause if isinstance(error, Busy) else 0.0
            pause = max(min(LONGEST, self.interval * 2**known.failures), asked)
            yield Failure(feed, _told(error, feed))
        known.due = self.clock() + pause * self._random.uniform(1.0, 1.2)
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
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        answer = self._get(feed, {name: value for name, value in asked.items() if value})
        if answer.status == 304:
            return 304, []
        source = source_of(answer, feed)
        is_sitemap = kind_of(source, answer.body[:4_096]) == "sitemap"
        found = news(answer.body, source) if is_sitemap else entries(answer.body, source)
        known.etag, known.modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        return answer.status, found

    def _article(self, entry: Entry, feed: str) -> Article | Failure:
        subject = entry.address or feed
        try:
            if entry.text:
                raw = sound(Raw(entry.text, name_of_address(entry.address or entry.key), subject, entry.meta))
                return make(raw, Names(self._taken).give(raw), self.options)
            return self._fetched(entry)
        except InputError as error:
            return Failure(subject, error)

    def _fetched(self, entry: Entry) -> Article | Failure:
        address = entry.address
        if not address:
            raise Unreadable("is an entry without text or address", subject=entry.key, hint="nothing was read of it")
        source = source_of(self._get(address), address)
        source = replace(source, meta=source.meta.over(entry.meta))
        return next(read_source(source, self.options, Names(self._taken)))

    def _get(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        """What the host gives, after robots.txt and its pause. Raises `Busy` where it asks for another time."""
        if self.options.robots:
            self.client.ask(address)
        self._pause(address)
        answer = self.client.get(address, headers)
        if answer.status < 400:
            return answer
        what, hint = f"the host answered with status {answer.status}", "it will be asked again, later"
        if answer.status in BUSY:
            raise Busy(what, subject=address, hint=hint, pause=asked_pause(answer, self.clock()))
        raise Unreadable(what, subject=address, hint=hint)

    def _pause(self, address: str) -> None:
        """Leave the host the time between two visits that it asks for."""
        host = address.split("/")[2]
        least = 0.0 if self.options.allow_private else BETWEEN
        pause = min(max(self.client.delay(address), least), MOST_BETWEEN)
        self.wait(self._visited.get(host, 0.0) + pause - time.monotonic())
        self._visited[host] = time.monotonic()


def asked_pause(answer: Answer, now: float) -> float:
    """Seconds that `Retry-After` asks for, as a number or as a date; at most `LONGEST`, 0 where it says nothing."""
    asked = answer.headers.get("retry-after", "").strip()
    try:
        pause = float(asked) if asked.isdigit() else parsedate_to_datetime(asked).timestamp() - now
    except (ValueError, OverflowError):
        return 0.0
    return min(max(pause, 0.0), LONGEST)


def _told(error: Exception, feed: str) -> SelonError:
    if isinstance(error, SelonError):
        return error
    hint = f"{type(error).__name__}: {str(error)[:120]}"
    return Unreadable("is damaged and cannot be read", subject=feed, hint=hint)

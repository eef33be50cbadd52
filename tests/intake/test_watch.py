"""Watching feeds: new entries once, politeness, failures survived, resumption, clean stops."""

# ruff: noqa: E501  (files stand as tools write them)

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from selon.errors import Unreadable
from selon.intake import Failure, IntakeOptions
from selon.intake.watch import Polled, asked_pause, stopping, watch
from selon.intake.watchstate import State
from selon.intake.web import Answer
from selon.model import Article
from tests.intake.host import Host, host
from tests.intake.samples import ENGLISH, item, page, rss

HTML = {"Content-Type": "text/html; charset=utf-8"}
OPTIONS = IntakeOptions(allow_private=True, timeout=3.0)


@pytest.fixture(name="web")
def _web() -> Iterator[Host]:
    with host() as told:
        told.answers["/a"] = (200, HTML, page().encode())
        told.answers["/b"] = (200, HTML, page(ENGLISH, "en").encode())
        told.answers["/feed"] = (
            200,
            {"ETag": '"1"', "Last-Modified": "Mon, 12 May 2031 18:30:00 GMT"},
            rss(item(f"{told.base}/a")),
        )
        yield told


def poll(web: Host, state: Path, rounds: int = 1, **more: Any) -> list[Article | Failure | Polled]:
    return list(watch([f"{web.base}/feed"], state, OPTIONS, interval=0.0, rounds=rounds, **more))


def test_new_entries_come_once_and_the_state_outlives_the_watch(web: Host, tmp_path: Path) -> None:
    state = tmp_path / "watch.json"
    first = poll(web, state)
    assert [type(found) for found in first] == [Article, Polled]
    assert isinstance(first[0], Article)
    assert first[0].published == "2031-05-12T16:30:00+00:00"
    web.answers["/feed"] = (
        200,
        {},
        rss(item(f"{web.base}/b", title="Valmere bridge to close in June") + item(f"{web.base}/a")),
    )
    second = poll(web, state)
    assert [found.url for found in second if isinstance(found, Article)] == [f"{web.base}/b"]
    assert [type(found) for found in poll(web, state)] == [Polled]


def test_what_the_host_gave_is_shown_to_it_again(web: Host, tmp_path: Path) -> None:
    poll(web, tmp_path / "watch.json")
    web.answers["/feed"] = (304, {}, b"")
    (found,) = poll(web, tmp_path / "watch.json")
    assert isinstance(found, Polled)
    assert (found.status, found.new) == (304, 0)
    asked = [headers for path, headers in web.asked if path == "/feed"][-1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Mon, 12 May 2031 18:30:00 GMT")


def test_robots_are_asked_first_and_obeyed(web: Host, tmp_path: Path) -> None:
    web.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /a\n")
    found = poll(web, tmp_path / "watch.json")
    assert [type(one) for one in found] == [Failure, Polled]
    assert web.paths() == ["/robots.txt", "/feed"]


def test_a_host_that_cannot_say_its_robots_is_left_alone(web: Host, tmp_path: Path) -> None:
    web.answers["/robots.txt"] = (503, {}, b"")
    assert [type(one) for one in poll(web, tmp_path / "watch.json")] == [Failure]
    assert "/feed" not in web.paths()


def test_failures_are_survived_with_longer_and_longer_pauses(web: Host, tmp_path: Path) -> None:
    state = tmp_path / "watch.json"
    now = [1_000_000.0]
    pauses = []
    web.answers["/feed"] = (500, {}, b"")
    for _ in range(4):
        found = list(watch([f"{web.base}/feed"], state, OPTIONS, interval=10.0, rounds=1, clock=lambda: now[0]))
        assert [type(one) for one in found] == [Failure]
        due = State(state).of(f"{web.base}/feed").due
        pauses.append(due - now[0])
        now[0] = due
    assert all(20 * 2**at <= pause <= 24 * 2**at for at, pause in enumerate(pauses))
    web.answers["/feed"] = (200, {}, rss(item(f"{web.base}/a")))
    found = list(watch([f"{web.base}/feed"], state, OPTIONS, interval=10.0, rounds=1, clock=lambda: now[0]))
    assert [type(one) for one in found] == [Article, Polled]


def test_one_dead_feed_does_not_stop_another(web: Host, tmp_path: Path) -> None:
    found = list(watch([f"{web.base}/dead", f"{web.base}/feed"], tmp_path / "w.json", OPTIONS, interval=0.0, rounds=1))
    assert {type(one) for one in found} == {Failure, Article, Polled}


def test_an_article_that_fails_is_tried_again_and_given_up_in_the_end(web: Host, tmp_path: Path) -> None:
    state = tmp_path / "watch.json"
    web.answers["/a"] = (503, {}, b"")
    for _ in range(3):
        assert [type(one) for one in poll(web, state)] == [Failure, Polled]
    assert [type(one) for one in poll(web, state)] == [Polled]


def test_killed_between_two_articles_it_resumes_without_losing_one(web: Host, tmp_path: Path) -> None:
    state = tmp_path / "watch.json"
    web.answers["/feed"] = (
        200,
        {},
        rss(item(f"{web.base}/a") + item(f"{web.base}/b", title="Valmere bridge to close in June")),
    )
    running: Any = watch([f"{web.base}/feed"], state, OPTIONS, interval=0.0, rounds=1)
    seen = {found.url for found in (next(running), next(running)) if isinstance(found, Article)}
    running.close()
    again = [found.url for found in poll(web, state) if isinstance(found, Article)]
    assert seen == {f"{web.base}/a", f"{web.base}/b"}
    assert again == [f"{web.base}/b"]


def test_a_signal_stops_it_between_two_articles(web: Host, tmp_path: Path) -> None:
    web.answers["/feed"] = (
        200,
        {},
        rss(item(f"{web.base}/a") + item(f"{web.base}/b", title="Valmere bridge to close in June")),
    )
    found = []
    with stopping(Event()) as stop:
        for one in watch([f"{web.base}/feed"], tmp_path / "watch.json", OPTIONS, interval=60.0, stop=stop):
            found.append(one)
            os.kill(os.getpid(), signal.SIGTERM)
    assert [type(one) for one in found] == [Article]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_state_that_is_none_is_said_to_be_so(web: Host, tmp_path: Path) -> None:
    (tmp_path / "w.json").write_text("[1, 2")
    with pytest.raises(Unreadable, match="remove it"):
        poll(web, tmp_path / "w.json")


def test_news_sitemaps_are_watched_too(web: Host, tmp_path: Path) -> None:
    news = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    entry = f"<loc>{web.base}/a</loc><n:news><n:publication><n:name>Le Phare</n:name></n:publication><n:publication_date>2031-05-12</n:publication_date></n:news>"
    web.answers["/feed"] = (200, {}, f'<?xml version="1.0"?><urlset {news}><url>{entry}</url></urlset>'.encode())
    (article, _) = poll(web, tmp_path / "w.json")
    assert isinstance(article, Article)
    assert (article.outlet, article.published) == ("Le Phare", "2031-05-12")


def test_a_host_that_asks_for_a_pause_gets_it(web: Host, tmp_path: Path) -> None:
    state, now = tmp_path / "w.json", 1_000_000.0
    web.answers["/feed"] = (429, {"Retry-After": "3000"}, b"")
    assert [type(one) for one in poll(web, state, clock=lambda: now)] == [Failure]
    assert State(state).of(f"{web.base}/feed").due >= now + 3000
    other = tmp_path / "x.json"
    both = rss(item(f"{web.base}/a") + item(f"{web.base}/b", title="Valmere bridge to close in June"))
    web.answers["/feed"], web.answers["/a"] = (200, {}, both), (503, {"Retry-After": "500"}, b"")
    found = poll(web, other, clock=lambda: now)
    assert [type(one) for one in found] == [Failure, Polled]
    assert "/b" not in web.paths(), "a host that is busy is not asked for the next article"
    assert State(other).of(f"{web.base}/feed").due >= now + 500


def test_pauses_are_read_as_numbers_and_as_dates() -> None:
    def asked(value: str) -> float:
        return asked_pause(Answer("https://a.example/", 429, {"retry-after": value}, b""), 1_936_000_000.0)

    assert asked("120") == 120.0
    assert asked("Thu, 08 May 2031 09:47:20 GMT") == 40.0
    assert asked("Tue, 07 Mar 2028 00:00:40 GMT") == asked("soon") == asked("") == asked("-3") == 0.0
    assert asked("99999999") == 6 * 3600.0


def test_an_entry_that_was_changed_is_read_again(web: Host, tmp_path: Path) -> None:
    def atom(changed: str) -> bytes:
        entry = (
            f"<entry><id>urn:a</id><title>Le pont</title><link href='{web.base}/a'/><published>2031-05-12T18:30:00Z</published>"
            f"<updated>{changed}</updated></entry>"
        )
        return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Le Phare</title>{entry}</feed>".encode()

    state = tmp_path / "w.json"
    for changed, news in (("2031-05-12T18:30:00Z", 1), ("2031-05-12T18:30:00Z", 0), ("2031-05-12T19:00:00Z", 1)):
        web.answers["/feed"] = (200, {}, atom(changed))
        assert sum(isinstance(one, Article) for one in poll(web, state)) == news


def test_a_feed_that_breaks_its_parser_is_a_failure(web: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("odd feed")

    monkeypatch.setattr("selon.intake.watch.entries", broken)
    (found,) = poll(web, tmp_path / "w.json")
    assert isinstance(found, Failure)
    assert "ZeroDivisionError" in str(found.error)

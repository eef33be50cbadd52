"""`selon watch` as a process: news read into the ledger with its stories told, stopped by a signal, resumed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import Ledger, verify
from tests.intake.host import Host, host
from tests.intake.samples import ENGLISH, FRENCH, item, page, rss

HTML = {"Content-Type": "text/html; charset=utf-8"}
PATIENCE = 60.0


@pytest.fixture(name="web")
def _web() -> Iterator[Host]:
    with host() as told:
        told.answers["/a"] = (200, HTML, page(FRENCH).encode())
        told.answers["/b"] = (200, HTML, page(ENGLISH, "en").encode())
        both = rss(item(f"{told.base}/a") + item(f"{told.base}/b", title="Valmere bridge to close in June"))
        told.answers["/feed"] = (200, {"ETag": '"1"'}, both)
        yield told


def command(web: Host, folder: Path, *more: str) -> list[str]:
    feeds = [f"{web.base}/dead", f"{web.base}/feed"]
    ledger = str(folder / "l.db")
    return [sys.executable, "-m", "selon", "watch", *feeds, "--ledger", ledger, "--allow-private", *more]


def run(web: Host, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    line = command(web, folder, *more)
    return subprocess.run(line, check=False, capture_output=True, text=True, timeout=PATIENCE)


def started(web: Host, folder: Path, until: str) -> subprocess.Popen[str]:
    """A watch without end, in the moment after it has asked for the path `until`."""
    running = subprocess.Popen(command(web, folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while until not in web.paths() and running.poll() is None:
        time.sleep(0.01)
    return running


def test_rounds_bring_articles_and_stories_and_name_what_failed(web: Host, tmp_path: Path) -> None:
    done = run(web, tmp_path, "--rounds", "1")
    assert done.returncode == 1
    assert f"{web.base}/dead" in done.stderr
    assert "2 new of 2" in done.stderr
    assert "+ Valmere bridge to close in June (Le Phare)" in done.stderr
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert {article.doc for article in ledger.articles()} == {"127.0.0.1_a", "127.0.0.1_b"}
        told = [line.split("\t")[0] for line in done.stdout.splitlines()]
        assert set(told) == set(ledger.story_ids())
        assert ledger.untold() == ()
        assert verify(ledger) == []


def test_a_signal_stops_it_with_status_0_and_it_goes_on_where_it_was(web: Host, tmp_path: Path) -> None:
    running = started(web, tmp_path, "/a")
    running.send_signal(signal.SIGTERM)
    _, shown = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert "stopped" in shown
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert {article.doc for article in ledger.articles()} == {"127.0.0.1_a"}
        assert verify(ledger) == []
    asked = len(web.asked)
    done = run(web, tmp_path, "--rounds", "2", "--interval", "0")
    again = web.paths()[asked:]
    assert done.returncode == 0
    assert "passed over" in done.stderr, "the dead feed is left alone"
    assert (again.count("/a"), again.count("/b")) == (0, 1)
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.count("articles") == 2
        assert ledger.untold() == ()


def test_killed_amid_it_nothing_is_lost_or_double(web: Host, tmp_path: Path) -> None:
    running = started(web, tmp_path, "/b")
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    run(web, tmp_path, "--rounds", "2", "--interval", "0")
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert sorted(article.doc for article in ledger.articles()) == ["127.0.0.1_a", "127.0.0.1_b"]
        assert ledger.untold() == ()
        assert verify(ledger) == []

"""A real process that writes is killed at hundreds of random moments; nothing acknowledged is lost, nothing is double.

`SELON_KILLS` says at how many (200 unless set).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from selon.ledger import Ledger, verify
from selon.model import Story
from tests.ledger import invented
from tests.shared import ROOT

KILLS = int(os.environ.get("SELON_KILLS", "200"))
ADDED = 12
FILES = 40


def test_killed_at_any_moment_the_ledger_opens_verifies_and_goes_on(tmp_path: Path) -> None:
    """Forks instead of new interpreters: 200 moments in seconds. Each child adds up to `ADDED` articles; the time until
    its death is drawn so that about half die before the first is acknowledged, some while the file is being made."""
    draw = random.Random(20261124)
    died = whole = 0
    for turn in range(KILLS):
        path = tmp_path / f"{turn % FILES}.db"
        fresh = not path.exists()
        first = turn * ADDED
        acknowledged, status = _killed(path, first, draw.uniform(0, 0.012 if fresh else 0.03))
        died += status == -signal.SIGKILL
        with Ledger.open(path) as ledger:
            there = {reading.article.id for reading in ledger.readings()}
            assert acknowledged <= there
            assert verify(ledger) == []
        whole += len(acknowledged) == ADDED
    assert died > KILLS / 4
    assert whole < KILLS * 3 / 4
    for number in range(FILES):
        _reading_again_completes(tmp_path / f"{number}.db", range(number, KILLS, FILES))


def _killed(path: Path, first: int, after: float) -> tuple[set[str], int]:
    """What a child acknowledged through a pipe before it was killed, and how it ended."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _write_until_killed(path, first, into)
    os.close(into)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(out, "rb") as pipe:
        told = pipe.read().decode()
    return set(told.split()), os.waitstatus_to_exitcode(status)


def _write_until_killed(path: Path, first: int, into: int) -> None:
    try:
        with Ledger.open(path) as ledger:
            for number in range(first, first + ADDED):
                reading = invented.reading(f"{number}.txt")
                ledger.add(reading)
                ledger.put_story(Story(f"story-{number}", "Une digue", (reading,)))
                os.write(into, (reading.article.id + "\n").encode())
    finally:
        os._exit(0)


def _reading_again_completes(path: Path, turns: range) -> None:
    numbers = [turn * ADDED + at for turn in turns for at in range(ADDED)]
    with Ledger.open(path) as ledger, ledger.transaction():
        for number in numbers:
            reading = invented.reading(f"{number}.txt")
            ledger.add(reading)
            ledger.put_story(Story(f"story-{number}", "Une digue", (reading,)))
        assert not any(ledger.add(invented.reading(f"{number}.txt")) for number in numbers)
        assert ledger.count("articles") == ledger.count("stories") == len(numbers)
        assert ledger.count("statements") == 2 * len(numbers)
    with Ledger.open(path) as ledger:
        assert verify(ledger) == []


def _writer(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", str(path), str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_writers_wait_for_one_another_while_readers_read(tmp_path: Path) -> None:
    """Four processes make one ledger at once; all that each adds is there, and a reader meanwhile sees only whole
    readings."""
    path = tmp_path / "selon.db"
    writers = [_writer(path, first, 40) for first in (0, 1000, 2000, 3000)]
    seen = 0
    while any(writer.poll() is None for writer in writers):
        if path.exists() and path.stat().st_size:
            with Ledger.open(path) as ledger:
                seen = max(seen, sum(len(reading.statements) == 2 for reading in ledger.readings()))
                assert all(len(reading.statements) == 2 for reading in ledger.readings())
        time.sleep(0.02)
    for writer in writers:
        told, complaint = writer.communicate()
        assert writer.returncode == 0, complaint
        assert len(told.split()) == 40
    with Ledger.open(path) as ledger:
        assert ledger.count("articles") == ledger.count("stories") == 160
        assert verify(ledger) == []
    assert seen > 0


def test_a_writer_killed_in_the_middle_of_a_transaction_leaves_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "selon.db"
    Ledger.open(path).close()
    child = os.fork()
    if child == 0:
        with Ledger.open(path) as ledger, ledger.transaction():
            for number in range(300):
                ledger.add(invented.reading(f"{number}.txt"))
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with Ledger.open(path) as ledger:
        assert ledger.count("articles") == 0
        assert ledger.add(invented.reading("1.txt"))
        assert verify(ledger) == []

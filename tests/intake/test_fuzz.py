"""A slice of the damaged inputs of `python -m benchmarks.intake --fuzz`: no crash, no hang, no lost neighbour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.intake import fuzz

from selon import intake
from selon.intake import Failure
from selon.model import Article

SLICE = range(20_000, 20_300)


def test_damage_is_refused_or_read_and_its_neighbours_are_whole() -> None:
    outcome = fuzz.run(SLICE)
    assert {number: fault for number, fault in outcome.faults.items() if not fault.startswith("took")} == {}
    assert outcome.inputs == len(SLICE)
    assert outcome.articles > 100
    assert outcome.refused > 50


def test_the_same_number_is_the_same_input() -> None:
    assert [fuzz.damaged(number) for number in range(40)] == [fuzz.damaged(number) for number in range(40)]


def test_half_a_pair_of_characters_is_marked_as_such(tmp_path: Path) -> None:
    row = {
        "text": "Le maire a d\ud800it que le pont \ud83d\ude00 fermera en juin.",
        "title": "\udc00",
        "authors": "\ud800, B",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "ascii")
    (article,) = intake.read([tmp_path / "a.jsonl"])
    assert isinstance(article, Article)
    assert article.text == "Le maire a d\ufffdit que le pont \U0001f600 fermera en juin."
    assert (article.title, article.authors) == ("\ufffd", ("\ufffd", "B"))


def test_a_parser_that_panics_stops_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panicking(*_: object) -> None:
        raise Panic("unwrap")

    monkeypatch.setattr("selon.intake.formats.warc.ArchiveIterator", panicking)
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n")
    (tmp_path / "b.txt").write_text(fuzz.NEIGHBOURS[0], "utf-8")
    found = list(intake.read([tmp_path]))
    assert [type(item) for item in found] == [Failure, Article]

"""Files and folders in, articles and failures out: names, order, limits, and no bad input stopping another."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from selon import intake
from selon.errors import Empty, InputError, TooLarge, UnknownLanguage, Unreadable
from selon.intake import Failure, IntakeOptions
from selon.model import Article
from tests.intake.samples import ENGLISH, FRENCH, GERMAN


def articles(*paths: Path | str, options: IntakeOptions | None = None) -> list[Article]:
    return [item for item in intake.read(paths, options) if isinstance(item, Article)]


def failures(*paths: Path | str, options: IntakeOptions | None = None) -> list[InputError]:
    return [item.error for item in intake.read(paths, options) if isinstance(item, Failure)]  # type: ignore[misc]


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x7fELF\0\0\0\0")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "e.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "f.txt").write_bytes(FRENCH.encode() + b"\xc3")
    items = list(intake.read([tmp_path, tmp_path / "none.txt"]))
    assert [item.doc for item in items if isinstance(item, Article)] == ["a.txt", "e.txt", "f.txt"]
    shown = [(type(item.error), Path(item.subject).name) for item in items if isinstance(item, Failure)]
    assert shown == [(Unreadable, "b.txt"), (Empty, "c.txt"), (UnknownLanguage, "d.txt"), (Unreadable, "none.txt")]


def test_every_failure_names_its_input_and_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\0" * 40)
    (tmp_path / "d.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "empty").mkdir()
    for error in failures(tmp_path / "b.txt", tmp_path / "d.txt", tmp_path / "empty", tmp_path / "no"):
        assert str(tmp_path) in error.subject
        assert error.hint


def test_a_folder_without_articles_is_empty(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("p {}")
    (tmp_path / ".hidden").write_text(FRENCH)
    assert [type(error) for error in failures(tmp_path)] == [Empty]


def test_a_file_over_the_limit_is_said_to_be_so_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (error,) = failures(path)
    assert isinstance(error, TooLarge)
    assert "20 MB" in str(error)
    assert "max_bytes" in str(error)


def test_folders_are_read_below_and_in_order_and_names_are_unique(tmp_path: Path) -> None:
    for name in ("b/000.txt", "a/000.txt", "000.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRENCH, "utf-8")
    found = articles(tmp_path, tmp_path / "000.txt")
    assert [article.doc for article in found] == ["000.txt", "a/000.txt", "b/000.txt"]
    assert len({article.id for article in found}) == 3


def test_what_browsers_save_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "Le pont_files").mkdir()
    (tmp_path / "Le pont_files" / "frame.html").write_text("<html><body>ad</body></html>")
    assert [type(item) for item in intake.read([tmp_path])] == [Article]


def test_the_language_given_overrides(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, "utf-8")
    assert [article.lang for article in articles(path, options=IntakeOptions(lang="fr"))] == ["fr"]
    with pytest.raises(UnknownLanguage):
        list(intake.read([path], IntakeOptions(lang="tlh")))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(FRENCH.encode())))
    (article,) = articles("-")
    assert (article.doc, article.text) == ("stdin", FRENCH)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"doc": "a", "text": FRENCH}).encode(),
        json.dumps([{"doc": "a", "text": FRENCH}], indent=1).encode(),
        json.dumps({"doc": "a", "text": FRENCH}, indent=1).encode(),
        f'doc;text\r\na;"{FRENCH}"\r\n'.encode(),
    ],
    ids=["lines", "list", "object", "csv"],
)
def test_tables_are_known_without_a_name(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    (article,) = articles("-")
    assert (article.doc, article.text) == ("a", FRENCH)


def test_a_table_on_standard_input_may_be_larger_than_one_article_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"".join(json.dumps({"text": FRENCH, "doc": f"{at}"}).encode() + b"\n" for at in range(20))
    options = IntakeOptions(max_bytes=len(rows) // 4)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(rows)))
    assert len(list(intake.read(["-"], options))) == 20
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(rows)))
    monkeypatch.setattr(sys.modules["selon.intake.read"], "SPOOL", 100)
    (found,) = intake.read(["-"], IntakeOptions(max_unpacked=500))
    assert isinstance(found, Failure)
    assert isinstance(found.error, TooLarge)


def test_it_streams(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(FRENCH, "utf-8")
    reading = intake.read([tmp_path])
    assert isinstance(next(reading), Article)
    (tmp_path / "2.txt").write_bytes(b"\0\0")
    assert [type(item) for item in reading] == [Article, Failure]

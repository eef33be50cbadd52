"""What goes wrong is said in one clear line that names the input and the way out; the rest goes on."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from selon.ledger import Ledger, connection, verify
from selon.ledger.schema import APPLICATION, VERSION
from tests.intake.samples import ENGLISH, FRENCH, GERMAN, page


@pytest.fixture(name="here")
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def selon(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def told(result: Result) -> list[str]:
    """The lines that say what went wrong; a traceback is none."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return [line for line in result.stderr.splitlines() if line.startswith("selon: ")]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \r\n\t\n", "is empty"),
    "marks.txt": ("« … » — !".encode(), "no words"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "german.txt": (GERMAN.encode(), "language not read here"),
    "large.txt": (b"Le maire a dit que le pont fermera. " * 1_500_000, "larger than the limit of 20 MB"),
    "bomb.txt.gz": (gzip.compress(b"a" * 40_000_000), "more than is safe"),
    "locked.pdf": (b"%PDF-1.4\ntrailer<<>>", "PDF"),
    "broken.zip": (b"PK\x03\x04broken", "damaged"),
    "feed.xml": (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "entities"),
    "row.csv": (b"title,body\nA,B\n", "without a column `text`"),
}


def test_bad_inputs_are_named_with_a_way_out_and_stop_no_other(here: Path) -> None:
    folder = here / "in"
    (folder / "none").mkdir(parents=True)
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "a.txt").write_text(FRENCH, "utf-8")
    (folder / "z.txt").write_text(ENGLISH, "utf-8")
    cut = "Le pont fermé\n\nLe maire a déclaré lundi que le pont restait fermé jusqu'à l'été".encode()[:-1]
    (folder / "cut.txt").write_bytes(cut)
    result = selon("read", str(folder), str(folder / "none"), str(folder / "missing.txt"), "--quiet")
    assert result.exit_code == 1
    lines = told(result)
    assert len(lines) == len(BAD) + 2
    for name, (_, why) in {**BAD, "none": (b"", "folder without articles"), "missing.txt": (b"", "not there")}.items():
        (line,) = (line for line in lines if f"/{name}" in line)
        assert why in line
        assert line.endswith(")"), "the way out stands in brackets at the end"
    with Ledger.open("selon.db") as ledger:
        assert {article.doc for article in ledger.articles()} == {"a.txt", "cut.txt", "z.txt"}
        text = next(article.text for article in ledger.articles() if article.doc == "cut.txt")
        assert text.endswith("l'ét\ufffd"), "a sequence that was cut off is marked, the rest is read"
        assert verify(ledger) == []


def test_all_well_is_status_0_and_nothing_at_all_is_wrong_use(here: Path) -> None:
    (here / "a.txt").write_text(FRENCH, "utf-8")
    assert selon("read", "a.txt", "--quiet").exit_code == 0
    assert selon("read").exit_code == 2
    assert selon("read", "a.txt", "--no-such-option").exit_code == 2
    assert told(selon("read", "a.txt", "--lang", "xx", "--quiet"))


def test_the_limit_of_size_can_be_set_as_its_message_says(here: Path) -> None:
    (here / "a.html").write_text(page(FRENCH, around=f"<!-- {'a ' * 600_000} -->"), "utf-8")
    result = selon("read", "a.html", "--quiet", "--max-mb", "1")
    assert result.exit_code == 1
    assert "--max-mb" in told(result)[0]
    assert selon("read", "a.html", "--quiet", "--max-mb", "2").exit_code == 0


@pytest.mark.parametrize("option", ["--json", "--report"])
def test_an_output_that_cannot_be_written_is_named(here: Path, option: str) -> None:
    (here / "a.txt").write_text(FRENCH, "utf-8")
    result = selon("read", "a.txt", "--quiet", option, "no/such/folder/out")
    assert result.exit_code == 2
    assert "no/such/folder/out" in told(result)[0]


def test_attributions_name_bad_inputs_too(here: Path) -> None:
    (here / "a.txt").write_text(FRENCH, "utf-8")
    (here / "b.txt").write_bytes(b"")
    result = selon("attributions", "a.txt", "b.txt", "--quiet")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "b.txt: is empty" in told(result)[0]


def test_a_ledger_of_a_later_schema_is_refused_with_both_versions(here: Path) -> None:
    with closing(sqlite3.connect("later.db")) as made:
        made.execute(f"PRAGMA application_id = {APPLICATION}")
        made.execute(f"PRAGMA user_version = {VERSION + 3}")
    (here / "a.txt").write_text(FRENCH, "utf-8")
    for words in (
        ["read", "a.txt", "--quiet"],
        ["verify"],
        ["forget", "a.txt"],
        ["export", "--format", "csv", "-o", "out"],
    ):
        result = selon(*words, "--ledger", "later.db")
        assert result.exit_code == 2
        (line,) = told(result)
        assert "later.db" in line
        assert f"schema is {VERSION + 3}" in line
        assert "update selon" in line


@pytest.mark.parametrize("name", ["notes.txt", "other.db", "folder", "no/such/folder.db"])
def test_what_is_no_ledger_is_left_as_it_is(here: Path, name: str) -> None:
    (here / "notes.txt").write_text("Mes notes, qui ne sont pas un registre.\n" * 50, "utf-8")
    (here / "folder").mkdir()
    with closing(sqlite3.connect("other.db")) as made, made:
        made.execute("CREATE TABLE mine (a)")
    before = {path: path.read_bytes() for path in here.iterdir() if path.is_file()}
    (here / "a.txt").write_text(FRENCH, "utf-8")
    result = selon("read", "a.txt", "--quiet", "--ledger", name)
    assert result.exit_code == 2
    assert name.partition("/")[0] in result.stderr
    told(result)
    assert {path: path.read_bytes() for path in before} == before


@pytest.fixture(name="small_disk")
def _small_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """As many pages as the one number in the list says are all that the disk has room for."""
    pages = [0]
    real = connection._connected

    def connected(*given: Any) -> sqlite3.Connection:
        made = real(*given)
        if pages[0]:
            made.execute(f"PRAGMA max_page_count = {pages[0]}").fetchall()
        return made

    monkeypatch.setattr(connection, "_connected", connected)
    yield pages


def test_a_full_disk_is_said_and_reading_again_completes(here: Path, small_disk: list[int]) -> None:
    (here / "a.txt").write_text(FRENCH, "utf-8")
    assert selon("read", "a.txt", "--quiet").exit_code == 0
    small_disk[0] = (here / "selon.db").stat().st_size // 4096 + 1
    (here / "b.txt").write_text(ENGLISH, "utf-8")
    result = selon("read", "b.txt", "--quiet")
    assert result.exit_code == 2
    (line,) = told(result)
    assert "selon.db" in line
    assert "full" in line
    assert "free some space" in line
    small_disk[0] = 0
    with Ledger.open("selon.db") as ledger:
        assert {article.doc for article in ledger.articles()} == {"a.txt"}
        assert verify(ledger) == []
    assert selon("read", "b.txt", "--quiet").exit_code == 0


def test_forget_tells_the_other_articles_of_the_story_again(here: Path) -> None:
    (here / "a.txt").write_text(FRENCH, "utf-8")
    (here / "b.txt").write_text(FRENCH.replace("juin", "juillet"), "utf-8")
    selon("read", "a.txt", "b.txt", "--one-story", "--quiet")
    result = selon("forget", "b.txt")
    assert "told again without it" in result.stdout
    with Ledger.open("selon.db") as ledger:
        (story,) = ledger.stories()
        assert [reading.article.doc for reading in story.readings] == ["a.txt"]
        assert story.claims
        assert ledger.to_retell() == ()
        assert verify(ledger) == []
    assert b"juillet" not in b"".join(path.read_bytes() for path in here.glob("selon.db*"))


def test_forget_says_what_went_and_what_is_not_there(here: Path) -> None:
    (here / "a.txt").write_text(FRENCH, "utf-8")
    selon("read", "a.txt", "--quiet")
    result = selon("forget", "a.txt")
    assert result.exit_code == 0
    assert "1 articles" in result.stdout
    assert "statements" in result.stdout
    assert b"Valm" not in b"".join(path.read_bytes() for path in here.glob("selon.db*"))
    again = selon("forget", "a.txt")
    assert again.exit_code == 2
    assert "nothing was removed" in told(again)[0]

"""Ledgers of every released version open, lose nothing, and are then of the present version.

`fixtures/vN.sql` is a ledger of version N as SQL, made once by `python -m tests.ledger.test_migrations` when N is
released and never changed after.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from selon.ledger import Ledger, migrations, verify
from selon.ledger.schema import APPLICATION, VERSION
from selon.model import JudgementKind
from tests.ledger import invented

FIXTURES = Path(__file__).parent / "fixtures"
REUSE = 2
"""The version from which on passages between stories are kept."""
VERSIONS = sorted(int(path.stem[1:]) for path in FIXTURES.glob("v*.sql"))


def test_every_released_version_has_a_ledger_to_migrate() -> None:
    assert list(range(1, VERSION + 1)) == VERSIONS
    assert set(migrations.MIGRATIONS) == set(range(1, VERSION))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_ledger_of_every_version_opens_and_loses_nothing(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FIXTURES / f"v{version}.sql").read_text("utf-8"))
    with Ledger.open(path) as ledger:
        assert verify(ledger) == []
        assert list(ledger.stories()) == [invented.story()]
        assert ledger.count("reuse") == (version >= REUSE)
        (judgement,) = ledger.judgements()
        assert judgement.author == "Ada"
        assert {hit.doc for hit in ledger.search("elise")} == {"1.txt", "2.txt"}
        with ledger.connected() as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
    with Ledger.open(tmp_path / "new.db") as new, Ledger.open(path) as ledger:
        assert _tables(ledger) == _tables(new), "a migrated ledger has the tables of a new one"


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE articles ADD COLUMN half TEXT")
        raise sqlite3.OperationalError("no such thing")

    ledger.close()
    monkeypatch.setattr("selon.ledger.connection.VERSION", VERSION + 1)
    monkeypatch.setattr("selon.ledger.migrations.VERSION", VERSION + 1)
    monkeypatch.setitem(migrations.MIGRATIONS, VERSION, half)
    with pytest.raises(Exception, match="no such thing"):
        Ledger.open(ledger.path)
    monkeypatch.undo()
    with Ledger.open(ledger.path) as again:
        assert verify(again) == []
        assert "half" not in _tables(again)["articles"]


def test_a_migration_runs_once_and_in_one_transaction(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[int] = []

    def migration(connection: sqlite3.Connection) -> None:
        assert connection.in_transaction
        ran.append(1)

    ledger.close()
    monkeypatch.setattr("selon.ledger.connection.VERSION", VERSION + 1)
    monkeypatch.setattr("selon.ledger.migrations.VERSION", VERSION + 1)
    monkeypatch.setitem(migrations.MIGRATIONS, VERSION, migration)
    for _ in range(2):
        Ledger.open(ledger.path).close()
    assert ran == [1]


def _tables(ledger: Ledger) -> dict[str, set[str]]:
    with ledger.connected() as connection:
        names = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: {row["name"] for row in connection.execute(f"PRAGMA table_info({name})")} for name in names}


def dump() -> str:
    """The invented story and a passage found before, in a ledger of the present version, as SQL; the word index is made by
    its triggers."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        for reading in invented.story().readings:
            ledger.add(reading)
        ledger.put_story(invented.story())
        ledger.put_reuse(invented.reuse().article, [invented.reuse()])
        ledger.judge(JudgementKind.IGNORE, invented.story().readings[0].statements[1].id, None, None, "Ada")
        with ledger.connected() as connection:
            lines = [f"PRAGMA application_id = {APPLICATION};", f"PRAGMA user_version = {VERSION};"]
            made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'articles_words_%' ORDER BY rowid"
            triggers = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
            lines += [row[0] + ";" for sql in (made, triggers) for row in connection.execute(sql)]
            lines += [
                line
                for line in connection.iterdump()
                if line.startswith("INSERT INTO") and "articles_words" not in line and "sqlite_master" not in line
            ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FIXTURES.mkdir(exist_ok=True)
    (FIXTURES / f"v{VERSION}.sql").write_text(dump(), encoding="utf-8")

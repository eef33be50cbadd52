"""A batch holds what the same articles give one by one, names what it could not read, and goes on where it was ended."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from selon.batch import BatchOptions, batch, grouping, open_story, run, telling
from selon.batch.layout import TABLES, Layout
from selon.cli.main import main
from selon.engines import engine
from selon.errors import UsageError
from selon.ledger import Ledger, verify
from selon.model import Reading
from selon.options import ReadOptions
from selon.pipeline import read_article, take, tell
from tests.batch import killing
from tests.batch.tables import everything, rows
from tests.shared import ROOT
from tests.spark import kept
from tests.stories.invented import EVENTS, articles


def test_the_tables_are_there_with_the_columns_promised(made: Path) -> None:
    assert all((made / table).is_dir() for table in TABLES)
    names = set(pq.read_table(made / "articles").column_names)
    assert names >= {"doc", "story", "title", "outlet", "lang", "published", "text", "id"}


def test_articles_stand_with_the_story_they_are_of(made: Path) -> None:
    found: dict[str, list[str]] = {}
    for row in pq.read_table(made / "articles").to_pylist():
        found.setdefault(row["story"], []).append(row["doc"])
    assert sorted(sorted(docs) for docs in found.values()) == sorted([*EVENTS, ["page.txt"]])


def test_statements_and_claims_are_those_of_the_plain_way(made: Path) -> None:
    readings: dict[str, Reading] = {article.doc: read_article(article) for article in articles()}
    ours = sorted(statement.id for reading in readings.values() for statement in reading.statements)
    theirs = [row["id"] for row in pq.read_table(made / "statements").to_pylist() if row["doc"] in readings]
    assert sorted(theirs) == ours
    told = tell([readings[doc] for doc in EVENTS[0]])
    claims = [row["id"] for row in pq.read_table(made / "claims").to_pylist() if row["story"] == told.id]
    assert sorted(claims) == sorted(claim.id for claim in told.claims)


def test_stories_are_told_some_articles_at_a_time(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the stories are dealt out, the tables are the same; a story of more articles than that is told alone."""
    shutil.copytree(made, tmp_path / "made")
    monkeypatch.setattr(grouping, "TOLD", 3)
    layout = Layout(tmp_path / "made")
    for name in ("members", "tales"):
        shutil.rmtree(layout.table(name))
    layout.whole("grouped").unlink()
    grouping.group_all(layout, engine("local"))
    dealt = [list(telling.tales(layout, number)) for number in range(grouping.portions(layout))]
    assert len(dealt) > 1
    assert all(len(some) == 1 or sum(len(places) for _, places in some) <= grouping.TOLD for some in dealt)
    stories = {row["id"]: row["places"] for row in pq.read_table(made / "stories").to_pylist()}
    assert dict(tale for some in dealt for tale in some) == stories


def test_what_could_not_be_read_is_named_with_why(made: Path) -> None:
    [failure] = json.loads((made / "failures.json").read_text("utf-8"))
    assert failure["subject"].endswith("reports.jsonl#4")
    assert failure["code"] == "unreadable"


def test_a_story_opens_into_a_ledger(made: Path, tmp_path: Path) -> None:
    [story] = [row["id"] for row in pq.read_table(made / "stories").to_pylist() if row["size"] == 4]
    with Ledger.open(tmp_path / "one.db") as ledger:
        told = open_story(made, story[:8], ledger)
        assert [reading.article.doc for reading in ledger.readings(story)] == EVENTS[0]
        assert ledger.story(story).claims == told.claims
        assert not verify(ledger)
        with pytest.raises(UsageError, match="no story begins so"):
            open_story(made, "nothing", ledger)


def test_a_story_that_became_part_of_another_opens_as_that_one(made: Path, tmp_path: Path) -> None:
    [story] = [row["id"] for row in pq.read_table(made / "stories").to_pylist() if row["size"] == 4]
    with Ledger.open(tmp_path / "one.db") as ledger:
        open_story(made, story, ledger)
        [larger] = take(articles(), ledger, ReadOptions(one_story=True)).stories
        again = open_story(made, story, ledger)
        assert (again.id, len(again.readings)) == (larger.id, len(articles()))
        assert ledger.story_ids() == (larger.id,)
        assert not verify(ledger)


def test_a_finished_batch_is_not_done_again(made: Path, inputs: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*.parquet")}
    again = batch(inputs, made, BatchOptions(size=3))
    assert again.articles == len(articles()) + 1
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*.parquet")} == before


def test_a_folder_holds_one_batch(made: Path, inputs: list[str]) -> None:
    with pytest.raises(UsageError, match="other inputs"):
        batch(inputs[:1], made, BatchOptions(size=3))


def test_half_a_part_is_written_again_and_leaves_nothing(made: Path, inputs: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "half"
    subprocess.run(["cp", "-r", str(made), str(folder)], check=True)
    for gone in ("work/notes/read/000001.json", "work/notes/grouped.json", "work/notes/sharing.json"):
        (folder / gone).unlink()
    (folder / "statements" / "part-000001.parquet").unlink()
    (folder / "attributions" / ".part-000001.parquet.77.unfinished").write_bytes(b"PAR1")
    batch(inputs, folder, BatchOptions(size=3))
    assert everything(folder) == everything(made)
    assert not list(folder.rglob(".*.unfinished"))


@pytest.mark.slow
def test_killed_at_any_moment_it_ends_with_the_same_tables(made: Path, inputs: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    command = [
        sys.executable,
        "-m",
        "selon",
        "batch",
        *inputs,
        "--out",
        str(folder),
        "--part",
        "3",
        "--workers",
        "1",
        "-q",
    ]
    for seconds in (2.0, 4.0, 6.0):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    batch(inputs, folder, BatchOptions(size=3))
    assert everything(folder) == everything(made)


@pytest.mark.slow
def test_an_article_that_kills_its_process_is_named_and_the_others_are_read(
    made: Path, inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "read_part", killing.read_part)
    found = batch(inputs, tmp_path / "deadly", BatchOptions(size=20, workers=2))
    assert found.articles == len(articles())
    assert {failure["code"]: failure["subject"] for failure in found.failures}["WorkerDied"] == killing.DEADLY
    kept = [row for row in rows(made, "statements") if json.loads(row)["doc"] != killing.DEADLY]
    assert rows(tmp_path / "deadly", "statements") == kept


@pytest.mark.spark
def test_spark_makes_the_same_tables(made: Path, inputs: list[str], tmp_path: Path) -> None:
    kept("spark")
    batch(inputs, tmp_path / "spark", BatchOptions(engine="spark", size=3, workers=2))
    assert everything(tmp_path / "spark") == everything(made)


def test_the_commands_say_what_they_did(made: Path, inputs: list[str], tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["batch", *inputs, "--out", str(made), "--part", "3", "--workers", "1", "-q"])
    assert shown.exit_code == 1
    assert f"{len(articles()) + 1} articles, {len(EVENTS) + 1} stories" in shown.output
    assert "1 not read (1 unreadable)" in shown.output
    story = json.loads(rows(made, "stories")[0])["id"]
    opened = CliRunner().invoke(main, ["open", str(made), story, "--ledger", str(tmp_path / "cli.db")])
    assert opened.exit_code == 0, opened.output

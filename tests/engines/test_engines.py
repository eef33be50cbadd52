"""One test body, all engines: steps, failures, killed processes, SQL chains, and the SQL of each step as it was."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selon.batch.grouping import MEMBERSHIP, PLACED
from selon.engines import Engine, Failed, SqlStep, WorkerDied
from selon.engines import engine as make
from selon.engines.local import LocalEngine
from selon.errors import UsageError
from selon.lineage import steps as reuse
from selon.stories import rounds
from selon.stories import steps as grouping
from tests.engines import steps

CHAINS: dict[str, tuple[SqlStep, ...]] = {
    "grouping": grouping.STEPS,
    "grouping-slice": grouping.edges(1, 3),
    "rounds": (*rounds.OPEN, *rounds.NEAREST, *rounds.MERGED, *rounds.roots(["merges_1", "merges_2", "merges_3"])),
    "placing": (*PLACED, *MEMBERSHIP),
    "reuse": reuse.STEPS,
    "reuse-slice": (*reuse.sliced(3), *reuse.chosen(["links_0", "links_1", "links_2"])),
}
SNAPSHOTS = Path(__file__).with_name("snapshots")
CHAIN = (
    SqlStep("long", "SELECT word, number FROM words WHERE LENGTH(word) > 2"),
    SqlStep("totals", "SELECT word, CAST(SUM(number) AS BIGINT) AS total FROM long GROUP BY word"),
)


def test_a_step_runs_on_every_item(engine: Engine) -> None:
    items = [str(number) for number in range(9)]
    assert sorted(str(answer) for answer in engine.each(steps.doubled, iter(items))) == sorted(i * 2 for i in items)


def test_an_item_that_fails_comes_back_with_its_error(engine: Engine) -> None:
    answers = list(engine.each(steps.choosy, ["good", "bad", "fine"]))
    [failed] = [answer for answer in answers if isinstance(answer, Failed)]
    assert failed.item == "bad"
    assert "not this one" in str(failed.error)
    assert sorted(answer for answer in answers if isinstance(answer, str)) == ["fine", "good"]


def test_a_killed_process_loses_nothing(engine: Engine, tmp_path: Path) -> None:
    items = [str(tmp_path / name) for name in ("a", "b", "c")]
    for name in "bc":
        (tmp_path / name).touch()
    assert sorted(str(answer) for answer in engine.each(steps.once_deadly, items)) == ["a", "b", "c"]


def test_a_process_that_dies_while_items_are_made_takes_none_with_it() -> None:
    def items() -> Iterator[str]:
        yield "first"
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        time.sleep(0.5)
        yield "second"

    with closing(LocalEngine(2)) as engine:
        assert list(engine.each(steps.doubled, items())) == ["firstfirst", "secondsecond"]


def test_processes_are_kept_for_the_next_step_until_the_engine_is_closed() -> None:
    with closing(LocalEngine(workers=2)) as local:
        first = set(local.each(steps.process, map(str, range(8))))
        assert set(local.each(steps.process, map(str, range(8)))) == first
        assert next(iter(local.each(steps.doubled, ["a", "b", "c"]))) == "aa"
    assert not any(psutil.pid_exists(int(str(number))) for number in first)


@pytest.mark.spark
@pytest.mark.slow
def test_a_killed_executor_loses_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.engines.executors", str(tmp_path)]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert json.loads(ran.stdout.strip().split("\n")[-1]) == [str(number) for number in range(6)]
    assert (tmp_path / "2").exists()


def test_an_item_that_always_kills_is_named_and_stops_no_other(engine: Engine) -> None:
    answers = list(engine.each(steps.deadly, ["one", "deadly", "two"]))
    [failed] = [answer for answer in answers if isinstance(answer, Failed)]
    assert failed.item == "deadly"
    assert isinstance(failed.error, WorkerDied)
    assert sorted(answer for answer in answers if isinstance(answer, str)) == ["one", "two"]


def test_a_chain_of_steps_gives_the_rows_of_the_last(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    rows = [{"word": "dam", "number": 2}, {"word": "of", "number": 3}]
    for part in range(2):
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "words" / f"part-{part}.parquet")
    for _ in range(2):
        engine.sql(CHAIN, {"words": tmp_path / "words"}, tmp_path / "totals")
    assert pq.read_table(tmp_path / "totals").to_pylist() == [{"word": "dam", "total": 4}]
    assert not list(tmp_path.glob(".*unfinished"))


def test_a_chain_leaves_no_name_behind(engine: Engine, tmp_path: Path) -> None:
    """A step that is read again, whose name the next chain has as a table, and the one after as a step."""
    pq.write_table(pa.table({"number": [1, 2, 3]}), tmp_path / "given.parquet")
    again = SqlStep("kept", "SELECT number FROM given", again=True)
    twice = SqlStep("twice", "SELECT number FROM kept UNION ALL SELECT number FROM kept")
    for out in ("first", "third"):
        engine.sql([again, twice], {"given": tmp_path / "given.parquet"}, tmp_path / out)
        engine.sql([SqlStep("once", "SELECT number FROM kept")], {"kept": tmp_path / out}, tmp_path / f"after-{out}")
        assert pq.read_table(tmp_path / f"after-{out}").num_rows == 6


def test_rows_are_laid_in_a_folder_for_each_number(engine: Engine, tmp_path: Path) -> None:
    pq.write_table(pa.table({"number": [1, 2, 3, 5], "odd": [1, 0, 1, 1]}), tmp_path / "given.parquet")
    laid = tmp_path / "laid"
    for _ in range(2):
        engine.sql(
            [SqlStep("all_", "SELECT number, odd FROM given")], {"given": tmp_path / "given.parquet"}, laid, by="odd"
        )
    engine.sql([SqlStep("sum", "SELECT * FROM part ORDER BY number")], {"part": laid / "odd=1"}, tmp_path / "odds")
    assert pq.read_table(tmp_path / "odds").to_pylist() == [{"number": n} for n in (1, 3, 5)]
    assert sorted(path.name for path in laid.iterdir() if path.is_dir()) == ["odd=0", "odd=1"]


def test_a_chain_that_fails_leaves_nothing(engine: Engine, tmp_path: Path) -> None:
    pq.write_table(pa.table({"word": ["a"]}), tmp_path / "words.parquet")
    with pytest.raises(Exception, match="nowhere"):
        engine.sql([SqlStep("no", "SELECT nowhere FROM words")], {"words": tmp_path / "words.parquet"}, tmp_path / "no")
    assert [path.name for path in tmp_path.iterdir()] == ["words.parquet"]


@pytest.mark.parametrize("name", CHAINS)
def test_the_sql_of_every_step_is_the_one_agreed_on(engine: Engine, name: str) -> None:
    """`python -m tests.engines.snapshot` writes them again."""
    shown = "\n\n".join(f"{engine.statement(step)};" for step in CHAINS[name]) + "\n"
    assert shown == (SNAPSHOTS / f"{name}.{engine.name}.sql").read_text("utf-8")


def test_gaps_are_declared(engine: Engine) -> None:
    assert {name: gap.value for name, gap in engine.gaps.items()} == {
        "local": {"several machines": "never"},
        "spark": {"progress within a wave": "notyet", "addresses of object stores": "notyet"},
    }[engine.name]


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="local, spark"):
        make("abacus")

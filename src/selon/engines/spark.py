"""Spark: steps on each item in Python workers by way of Arrow, SQL steps in Spark SQL.

A session that is there already (a notebook), or that `spark-submit` describes, is used as it is; else one is made on this
machine. Files are named by paths that every executor sees.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa
from pyspark.sql import SparkSession

from selon.engines.engine import Engine, Failed, Gap, SqlStep, Tables, WorkerDied
from selon.engines.files import replace
from selon.engines.pool import one_thread, work

TRIES = 4
"""How often a task is tried whose process died, where the session is made here."""
SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""Set by `spark-submit`, which knows the cluster and its settings better."""
ANSWER = "item string, answer string, error string"


class SparkEngine(Engine):
    """`workers` cores of this machine, or whatever the session at hand has; then it is how many items run at once."""

    name: ClassVar[str] = "spark"
    gaps: ClassVar[Mapping[str, Gap]] = {
        "progress within a wave": Gap.NOT_YET,
        "addresses of object stores": Gap.NOT_YET,
    }

    def __init__(self, workers: int = 1, modules: Sequence[str] = ()) -> None:
        """`modules` are loaded by the first step that asks for them: executors start processes of their own."""
        del modules
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        one_thread()
        given = SparkSession.getActiveSession()
        self._own = given is None
        self._session = given or _session(workers)
        self.workers = max(workers, self._session.sparkContext.defaultParallelism)

    def each(self, step: Callable[[str], str], items: Iterable[str]) -> Iterator[str | Failed[str]]:
        remaining = iter(items)
        while wave := list(islice(remaining, self.wave())):
            yield from self._wave(step, wave)

    def _wave(self, step: Callable[[str], str], wave: list[str]) -> Iterator[str | Failed[str]]:
        spread = self._session.sparkContext.parallelize([(item,) for item in wave], len(wave))
        frame = self._session.createDataFrame(spread, "item string")
        try:
            rows = frame.mapInArrow(_mapped(step), ANSWER).collect()
        except Exception as error:
            yield from self._one_by_one(step, wave, error)
            return
        for row in rows:
            yield row.answer if row.error is None else Failed(row.item, RuntimeError(row.error))

    def _one_by_one(self, step: Callable[[str], str], wave: list[str], error: Exception) -> Iterator[str | Failed[str]]:
        """A task died more often than Spark tries again: the items apart, so that only the one at fault is lost."""
        if len(wave) == 1:
            yield Failed(wave[0], WorkerDied(f"the task ended without an answer: {str(error)[:200]}"))
            return
        for item in wave:
            yield from self._wave(step, [item])

    def sql(self, steps: Sequence[SqlStep], tables: Tables, out: Path, by: str | None = None) -> None:
        try:
            for name, path in tables.items():
                self._session.read.parquet(str(path.absolute())).createOrReplaceTempView(name)
            for step in steps[:-1]:
                self._session.sql(self.statement(step))
            with replace(out) as unfinished:
                rows = self._session.sql(steps[-1].sql)
                rows.write.parquet(str(unfinished.absolute()), partitionBy=by, compression="zstd")
        finally:
            for name in (*(step.name for step in reversed(steps[:-1])), *tables):
                self._session.catalog.dropTempView(name)

    def statement(self, step: SqlStep) -> str:
        if step.again:
            return f"CACHE LAZY TABLE {step.name} OPTIONS ('storageLevel' 'MEMORY_AND_DISK') AS {step.sql}"
        return f"CREATE OR REPLACE TEMPORARY VIEW {step.name} AS {step.sql}"

    def close(self) -> None:
        """End the session, if it was made here."""
        if self._own:
            self._session.stop()


def _mapped(step: Callable[[str], str]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def mapped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for item in batch.column("item").to_pylist():
                answer = work(step, item)
                error = f"{type(answer.error).__name__}: {answer.error}" if isinstance(answer, Failed) else None
                rows = [{"item": item, "answer": None if error else answer, "error": error}]
                yield pa.RecordBatch.from_pylist(rows, schema=_ANSWER)

    return mapped


_ANSWER = pa.schema([("item", pa.string()), ("answer", pa.string()), ("error", pa.string())])


def _session(workers: int) -> SparkSession:
    settings = {
        "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
        "spark.ui.enabled": "false",
        "spark.driver.memory": "2g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": str(max(4, workers)),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.appName("selon")
    if SUBMITTED not in os.environ:
        builder = builder.master(f"local[{workers},{TRIES}]")
        for name, value in settings.items():
            builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session

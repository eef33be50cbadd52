"""`python -m tests.batch.executors FOLDER INPUT…`: a batch on a Spark of two executors, each a process of its own, one of which
is killed as soon as something is read. Prints how many were killed."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

from pyspark.sql import SparkSession

from selon.batch import BatchOptions, batch
from selon.engines.spark import SETTINGS

MASTER = "local-cluster[2,1,1024]"
EXECUTOR = b"CoarseGrainedExecutorBackend"


def main() -> None:
    folder, inputs = Path(sys.argv[1]), sys.argv[2:]
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("executors").master(MASTER).config("spark.executor.memory", "1g")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    killed: list[int] = []
    threading.Thread(target=_kill_one, args=(folder, killed), daemon=True).start()
    batch(inputs, folder, BatchOptions(engine="spark", size=3, workers=2))
    session.stop()
    print(len(killed))


def _kill_one(folder: Path, killed: list[int]) -> None:
    """Kill an executor once the first part is read."""
    while not list((folder / "work" / "notes" / "read").glob("*.json")):
        time.sleep(0.02)
    victim = _executors()[0]
    os.kill(victim, signal.SIGKILL)
    killed.append(victim)


def _executors() -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if any(word.endswith(EXECUTOR) for word in words) and words[0].endswith(b"java"):
            found.append(int(path.parent.name))
    return found


if __name__ == "__main__":
    main()

"""`python -m tests.engines.executors FOLDER`: the Spark engine on two executors, one of which is killed under its work.

Prints the answers as JSON. The executors are processes of this machine, as Spark's own tests have them (`local-cluster`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from selon.engines.spark import SparkEngine
from tests.engines.steps import kills_its_executor

ITEMS = 6
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executorEnv.PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
    "spark.ui.showConsoleProgress": "false",
}


def main(folder: Path) -> None:
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("selon")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    items = [str(folder / str(number)) for number in range(ITEMS)]
    print(json.dumps(sorted(str(answer) for answer in SparkEngine(2).each(kills_its_executor, items))))
    session.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The tables of a batch as bytes that may be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from selon.batch.layout import TABLES


def rows(folder: Path, table: str) -> list[str]:
    """Every row as JSON, sorted."""
    parts = sorted((folder / table).glob("*.parquet"))
    return sorted(json.dumps(row, ensure_ascii=False) for part in parts for row in pq.read_table(part).to_pylist())


def everything(folder: Path) -> dict[str, list[str]]:
    return {table: rows(folder, table) for table in TABLES}

"""The texts that are measured on, with their gold."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).resolve().parents[3] / "shared"))
Document = dict[str, Any]


def gold(lang: str, split: str) -> list[Document]:
    """The gold articles of `gold/LANG/SPLIT`, by file name."""
    folder = SHARED / "gold" / lang / split
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def polnear(limit: int | None = None) -> list[Document]:
    """PolNeAR dev, the first `limit` by name. Its attributions carry no stance, kind or parent."""
    with gzip.open(SHARED / "bench" / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents: list[Document] = [json.loads(line) for line in lines]
    return sorted(documents, key=lambda d: str(d["doc"]))[:limit]


@cache
def scorer() -> ModuleType:
    """`tools/score_attributions.py`, by which the project goes."""
    spec = spec_from_file_location("score_attributions", SHARED / "tools" / "score_attributions.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(documents: list[Document], predicted: dict[str, list[Document]]) -> dict[str, float]:
    """The scorer's figures over `documents`; `predicted` are attributions by document name."""
    tool = scorer()
    total: dict[str, float] = {}
    for document in documents:
        counted = tool.score(document, {"attributions": predicted.get(document["doc"], [])})
        for name, value in counted.items():
            total[name] = total.get(name, 0) + value
    summary: Callable[[dict[str, float]], dict[str, float]] = tool.summary
    return summary(total)

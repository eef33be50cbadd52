"""How steps run, not what they do."""

from selon.engines.articles import run_articles
from selon.engines.choose import NAMES, engine
from selon.engines.engine import Engine, Failed, Gap, NotOffered, SqlStep, WorkerDied, union
from selon.engines.pool import run

__all__ = [
    "NAMES",
    "Engine",
    "Failed",
    "Gap",
    "NotOffered",
    "SqlStep",
    "WorkerDied",
    "engine",
    "run",
    "run_articles",
    "union",
]

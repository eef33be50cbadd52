"""How steps run, not what they do."""

from selon.engines.local import WorkerDied, run_articles

__all__ = ["WorkerDied", "run_articles"]

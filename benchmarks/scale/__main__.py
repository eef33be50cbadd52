"""`python -m benchmarks.scale [--articles N …]`: cost of an article by step, of one article more, of reuse as it grows.

All times are seconds of processor, so that they hold on a machine that others use too; `on two cores` is twice the rate of one.
The figures for 100,000 articles take some minutes of two cores and 2 GB of disk.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.floors import check
from benchmarks.scale import one_more, reuse, whole

from selon.engines import NAMES, engine

CORES = 2
TOLD = "all steps, articles a second on two cores"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--articles", type=int, nargs="+", default=[1_000, 10_000], help="how many, for reuse and one more"
    )
    asked.add_argument("--engine", choices=NAMES, default=NAMES[0])
    given = asked.parse_args()
    figures = {**_whole(), **_one_more(max(given.articles)), **_reuse(given.articles, given.engine)}
    breaches = check("scale", figures)
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


def _whole() -> dict[str, float]:
    steps = whole.measure(whole.articles())
    for step, milliseconds in steps.items():
        print(f"{step:24} {milliseconds:8.1f} ms an article")
    rate = CORES * 1000 / sum(steps.values())
    print(f"{TOLD}: {rate:.1f}")
    return {TOLD: rate}


def _one_more(stored: int) -> dict[str, float]:
    took = one_more.measure(stored)
    print(f"one article beside {stored}: story {took['story']:.1f} ms, reuse {took['reuse']:.1f} ms")
    return {"one article more, ms (at most)": sum(took.values())}


def _reuse(sizes: list[int], name: str) -> dict[str, float]:
    found = [_reuse_of(number, name) for number in sizes]
    growth = (found[-1].seconds / found[-1].articles) / (found[0].seconds / found[0].articles)
    print(f"reuse, time of an article at {sizes[-1]} by that at {sizes[0]}: {growth:.2f}")
    return {"reuse recall": found[-1].recall, "reuse precision": found[-1].precision, "reuse growth (at most)": growth}


def _reuse_of(number: int, name: str) -> reuse.Reuse:
    chosen = engine(name, CORES)
    with TemporaryDirectory() as folder:
        found = reuse.measure(chosen, Path(folder), number)
    chosen.close()
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    print(
        f"reuse of {number}: {found.fingerprints:.1f} + {found.candidates:.1f} + {found.alignment:.1f} s of processor, "
        f"{CORES * number / found.seconds:.0f} articles a second on two cores, recall {found.recall:.3f}, "
        f"precision {found.precision:.3f}, at most {memory} MB a process"
    )
    return found


if __name__ == "__main__":
    sys.exit(main())

"""`python -m benchmarks.scale`: cost of an article by step, of one article more, and of every set step as articles grow.

All times are seconds of processor, so that they hold on a machine that others use too; `on two cores` is twice the rate of one.
Only `clocked` is by the clock, over as many articles as the first of `--articles`: for a machine that nothing else uses.
Every size is run in a process of its own; memory is the most that it and its workers held at once, looked at every two seconds.
By default each set step is run at a thousand and at ten thousand articles, in some minutes. `--articles 10000 100000 --only chain`
and `--articles 10000 1000000 --only reuse grouping` take an hour of two cores and 10 GB of disk.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from tempfile import TemporaryDirectory
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.floors import check
from benchmarks.scale import chain, clocked, grouping, one_more, reuse, whole
from benchmarks.scale.running import Apart, apart

from selon.engines import NAMES

CORES = 2
CLOCKED = "selon batch, articles a second by the clock"
Result = TypeVar("Result")
Figures = dict[str, float]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000], help="sizes, the smallest first")
    asked.add_argument("--engine", choices=NAMES, default=NAMES[0])
    asked.add_argument("--only", choices=MEASURES, nargs="+", default=list(MEASURES), help="what to measure")
    given = asked.parse_args()
    figures: Figures = {}
    for name in given.only:
        figures |= MEASURES[name](given.engine, given.articles)
    breaches = check("scale", figures, partial=set(given.only) < set(MEASURES))
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


def _steps(_engine: str, _sizes: list[int]) -> Figures:
    articles = whole.articles()
    steps, bare = whole.measure(articles), whole.bare(articles)
    for step, milliseconds in steps.items():
        print(f"{step:24} {milliseconds:8.1f} ms an article")
    whole_ = sum(steps.values())
    print(f"all steps: {whole_:.0f} ms, {CORES * 1000 / whole_:.1f} articles a second on two cores")
    print(f"spaCy's own parse, for comparison: {bare:.0f} ms")
    return {"all steps over spaCy's own parse (at most)": whole_ / bare}


def _clocked(engine: str, sizes: list[int]) -> Figures:
    with TemporaryDirectory() as folder:
        one = clocked.measure(engine, CORES, folder, sizes[0])
    rate = one.articles / one.seconds
    print(
        f"selon batch over {one.articles}: {one.seconds:.0f} s, {rate:.1f} articles a second, at most {one.memory} MB"
    )
    return {CLOCKED: rate}


def _one_more(_engine: str, sizes: list[int]) -> Figures:
    took = one_more.measure(sizes[-1])
    print(f"one article beside {sizes[-1]}: story {took['story']:.1f} ms, reuse {took['reuse']:.1f} ms")
    return {"one article more, ms (at most)": sum(took.values())}


def _reuse(engine: str, sizes: list[int]) -> Figures:
    found = [_sized(f"reuse of {number}", reuse.measure, engine, number) for number in sizes]
    for run in found:
        one = run.result
        print(
            f"reuse of {one.articles}: {one.fingerprints:.1f} + {one.candidates:.1f} + {one.alignment:.1f} s, "
            f"{CORES * one.articles / one.seconds:.0f} articles a second on two cores, recall {one.recall:.3f}, "
            f"precision {one.precision:.3f}"
        )
    growth = _growth("reuse", [(run.result.articles, run.result.seconds) for run in found])
    last = found[-1].result
    return {"reuse recall": last.recall, "reuse precision": last.precision, "reuse growth (at most)": growth}


def _grouping(engine: str, sizes: list[int]) -> Figures:
    found = [_sized(f"grouping of {number}", grouping.measure, engine, number) for number in sizes]
    for run in found:
        one = run.result
        print(f"grouping of {one.articles}: {one.seconds:.1f} s, events whole and alone {one.whole:.3f}")
    growth = _growth("grouping", [(run.result.articles, run.result.seconds) for run in found])
    return {"grouping growth (at most)": growth, "grouping, events whole": found[-1].result.whole}


def _chain(engine: str, sizes: list[int]) -> Figures:
    found = [_sized(f"all set steps over {number}", chain.measure, engine, number) for number in sizes]
    growth = _growth("all set steps", [(number, run.result) for number, run in zip(sizes, found, strict=True)])
    memory = found[-1].memory / found[0].memory
    print(f"memory of {sizes[-1]} by that of {sizes[0]}: {memory:.2f}")
    return {"set steps growth (at most)": growth, "set steps memory growth (at most)": memory}


MEASURES: dict[str, Callable[[str, list[int]], Figures]] = {
    "steps": _steps,
    "clocked": _clocked,
    "one-more": _one_more,
    "reuse": _reuse,
    "grouping": _grouping,
    "chain": _chain,
}


def _sized(what: str, measure: Callable[..., Result], engine: str, number: int) -> Apart[Result]:
    with TemporaryDirectory() as folder:
        run = apart(measure, engine, CORES, folder, number)
    print(f"{what}: at most {run.memory} MB", flush=True)
    return run


def _growth(what: str, seconds: list[tuple[int, float]]) -> float:
    each = [took / number for number, took in seconds]
    print(
        f"{what}, ms an article: "
        + ", ".join(f"{1000 * one:.2f} at {n}" for one, (n, _) in zip(each, seconds, strict=True))
    )
    return each[-1] / each[0]


if __name__ == "__main__":
    sys.exit(main())

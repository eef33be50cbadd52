"""What intake loses, what leaks into it, what it makes of damage.

`python -m benchmarks.intake` prints the extraction of pages by every library that is installed and by selon, and boilerplate on
the gold stories; `--fuzz [N]` tries N damaged inputs (10,000 unless said), `--first M` from the M-th on.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time

from benchmarks.floors import check
from benchmarks.intake import boilerplate, fuzz
from benchmarks.intake.extractors import extractors
from benchmarks.intake.pages import pages
from benchmarks.intake.quality import measure

INPUTS = 10_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fuzz", type=int, nargs="?", const=INPUTS, metavar="N")
    parser.add_argument("--first", type=int, default=0, metavar="M")
    options = parser.parse_args()
    figures = _fuzzed(options.first, options.fuzz) if options.fuzz else _extracted()
    if not options.fuzz:
        figures |= _boilerplate()
    breaches = [line for line in check("intake", figures) if "was not measured" not in line]
    print(*breaches, sep="\n", end="\n" if breaches else "")
    return int(bool(breaches))


def _extracted() -> dict[str, float]:
    logging.disable(logging.CRITICAL)
    made = list(pages())
    print(f"{len(made)} pages, {len({page.template for page in made})} templates")
    for name, extract in extractors().items():
        score = measure(extract, made)
        figures = score.figures()
        print(
            f"{name:24}",
            "  ".join(f"{figure.removesuffix(' (at most)')} {value:.3f}" for figure, value in figures.items()),
        )
    return {f"pages: {name}": value for name, value in figures.items()}


def _boilerplate() -> dict[str, float]:
    scores = boilerplate.measure()
    for name, value in scores.items():
        print(f"{name:40} {value:.3f}")
    return scores


def _fuzzed(first: int, count: int) -> dict[str, float]:
    start = time.monotonic()

    def progress(done: int) -> None:
        if done % 500 == 0:
            print(f"{done:,} of {count:,} in {time.monotonic() - start:.0f} s", file=sys.stderr)

    outcome = fuzz.run(range(first, first + count), progress)
    for number, fault in outcome.faults.items():
        print(f"input {number} ({fuzz.damaged(number)[0]}): {fault}")
    print(f"inputs {outcome.inputs:,}  articles {outcome.articles:,}  refused {outcome.refused:,}", end="  ")
    print(f"faults {len(outcome.faults)}  slowest {outcome.slowest:.2f} s")
    return {"fuzz: faults (at most)": len(outcome.faults), "fuzz: slowest s (at most)": outcome.slowest}


if __name__ == "__main__":
    sys.exit(main())

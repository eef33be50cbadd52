"""What one article costs as the ledger grows: `python -m benchmarks.ledger [--articles N] [--folder DIR]`.

Synthetic readings of the shape of press articles (about 2,900 characters, 30 statements, 12 attributions, 230 fingerprints), each
with its place in the index of fingerprints. One ledger is filled with N articles, another with 1,000; then a thousand more
go into each by turns, one transaction an article as `selon read` does, so that whatever else the machine is doing slows
both. The median counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.floors import check
from benchmarks.ledger.synthetic import readings

from selon.ledger import Ledger
from selon.lineage import Index
from selon.model import Reading

SMALL = 1_000
SAMPLE = 1_000
RATIO = "add one at the end over add one at 1,000 (at most)"
SIZE = "KiB an article (at most)"


def add(ledger: Ledger, reading: Reading) -> None:
    """Keep `reading`, and its fingerprints in their index."""
    with ledger.transaction() as connection:
        ledger.add(reading)
        Index(connection).add(reading.article.id)


def fill(ledger: Ledger, made: Iterator[Reading], articles: int, batch: int) -> float:
    """Add `articles`, `batch` to a transaction; seconds an article."""
    start = time.perf_counter()
    for done in range(0, articles, batch):
        with ledger.transaction():
            for _ in range(min(batch, articles - done)):
                add(ledger, next(made))
    return (time.perf_counter() - start) / articles


def by_turns(ledgers: tuple[Ledger, ...], made: Iterator[Reading], sample: int) -> list[float]:
    """The median of the seconds that each ledger took for one article, the same ones in each."""
    took: list[list[float]] = [[] for _ in ledgers]
    for _ in range(sample):
        reading = next(made)
        for times, ledger in zip(took, ledgers, strict=True):
            start = time.perf_counter()
            add(ledger, reading)
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in took]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="where the ledgers are made (default: a temporary folder)")
    options = parser.parse_args()
    with TemporaryDirectory(dir=options.folder) as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        made = readings(SMALL + options.articles + SAMPLE)
        with Ledger.open(small) as first, Ledger.open(large) as second:
            fill(first, made, SMALL, options.batch)
            filled = fill(second, made, options.articles, options.batch)
            early, late = by_turns((first, second), made, SAMPLE)
        size = large.stat().st_size / (options.articles + SAMPLE) / 1024
    print(f"articles          {options.articles:>10,}")
    print(f"add one at 1,000  {early * 1000:>10.2f} ms")
    print(f"add one at the end{late * 1000:>10.2f} ms")
    print(f"ratio             {late / early:>10.2f}")
    print(f"in batches        {filled * 1000:>10.2f} ms an article")
    print(f"size              {size:>10.1f} KiB an article")
    breaches = check("ledger", {RATIO: late / early, SIZE: size})
    print(*breaches, sep="\n", end="\n" if breaches else "")
    return int(bool(breaches))


if __name__ == "__main__":
    sys.exit(main())

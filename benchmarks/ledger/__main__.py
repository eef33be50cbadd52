"""What one article costs as the ledger grows: `python -m benchmarks.ledger [--articles N] [--folder DIR]`.

Synthetic readings of the shape of press articles (about 2,900 characters, 30 statements, 12 attributions, 90 pairs of
fingerprint) are added one transaction each, as `selon read` does. Time and size are taken over the thousand articles
before 1,000 and over the thousand before the end; the median, so that one slow flush of the disk does not count.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ledger.synthetic import readings

from selon.ledger import Ledger
from selon.model import Reading

SAMPLE = 1000
LIMIT = 1.5


def measure(ledger: Ledger, articles: int, batch: int) -> list[float]:
    """Seconds that each article took to add. All but the two samples go in `batch` at a time, to get there sooner."""
    took: list[float] = []
    made = readings(articles)
    sampled = {*range(SAMPLE), *range(articles - SAMPLE, articles)}
    while len(took) < articles:
        if len(took) in sampled:
            took.append(_timed(ledger, [next(made)]))
        else:
            size = min(batch, articles - SAMPLE - len(took))
            chunk = [next(made) for _ in range(size)]
            took += [_timed(ledger, chunk) / size] * size
    return took


def _timed(ledger: Ledger, chunk: list[Reading]) -> float:
    start = time.perf_counter()
    with ledger.transaction():
        for reading in chunk:
            ledger.add(reading)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="where the ledger is made (default: a temporary folder)")
    options = parser.parse_args()
    with TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "selon.db"
        with Ledger.open(path) as ledger:
            took = measure(ledger, max(options.articles, 2 * SAMPLE), options.batch)
        size = path.stat().st_size
    early, late = (statistics.median(part) * 1000 for part in (took[SAMPLE // 2 : SAMPLE], took[-SAMPLE:]))
    print(f"articles          {len(took):>10,}")
    print(f"add one at 1,000  {early:>10.2f} ms")
    print(f"add one at the end{late:>10.2f} ms")
    print(f"ratio             {late / early:>10.2f}    (limit {LIMIT})")
    print(f"in batches        {statistics.median(took[SAMPLE:-SAMPLE] or took) * 1000:>10.2f} ms an article")
    print(f"size              {size / len(took) / 1024:>10.1f} KiB an article")
    return int(late / early > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

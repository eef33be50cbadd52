"""`python -m benchmarks.story [quality] [growth] [ecbplus] [plv]`: all four without a name; status 1 below a floor."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from benchmarks import ecbplus, plv
from benchmarks.floors import check
from benchmarks.story import growth, quality

PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "quality": quality.figures,
    "growth": growth.figures,
    "ecbplus": ecbplus.figures,
    "plv": plv.figures,
}


def main(names: Sequence[str]) -> int:
    figures: dict[str, float] = {}
    for name in names or PARTS:
        for key, value in PARTS[name]().items():
            print(f"{key:48} {value:10.3f}", flush=True)
            figures[key] = value
    breaches = [line for line in check("story", figures) if not names or "was not measured" not in line]
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

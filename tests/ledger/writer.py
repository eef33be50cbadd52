"""Adds invented readings to a ledger until it is done or killed: `python -m tests.ledger.writer LEDGER FROM COUNT`.

Prints the id of each article once it is acknowledged, so that whoever killed it knows what must be there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from selon.ledger import Ledger
from selon.model import Story
from tests.ledger import invented


def main(path: str, first: str, count: str) -> None:
    with Ledger.open(Path(path)) as ledger:
        for number in range(int(first), int(first) + int(count)):
            reading = invented.reading(f"{number}.txt")
            ledger.add(reading)
            ledger.put_story(Story(f"story-{number}", "Une digue", (reading,)))
            sys.stdout.write(reading.article.id + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`python -m tests.engines.snapshot`: write the SQL of every step on every engine again, to be read in the diff."""

from __future__ import annotations

from selon.engines import NAMES
from selon.engines import engine as make
from selon.lineage import steps as reuse
from selon.stories import steps as grouping
from tests.engines.test_engines import SNAPSHOTS


def main() -> None:
    SNAPSHOTS.mkdir(exist_ok=True)
    for name in NAMES:
        engine = make(name)
        for chain, steps in (("grouping", grouping.STEPS), ("reuse", reuse.STEPS)):
            shown = "\n\n".join(f"{engine.statement(step)};" for step in steps) + "\n"
            (SNAPSHOTS / f"{chain}.{name}.sql").write_text(shown, encoding="utf-8")
        engine.close()


if __name__ == "__main__":
    main()

"""`python -m benchmarks.plv`: the act between two actors, who are given, in English news sentences (PLOVER types).

What is shipped has learnt from these very sentences, so the figure is of ten parts, each coded with what the other nine teach.
"""

from __future__ import annotations

import sys

from benchmarks.floors import check
from models.acts import LANG, crossed, sentences

from selon.claims.acts import named


def figures() -> dict[str, float]:
    """Accuracy by the table of words alone, and of what learns, crossed over ten parts."""
    told = [named(words, LANG) == act for words, act in sentences()]
    return {"plv table of words accuracy": sum(told) / len(told), "plv accuracy, ten parts": crossed(sentences(), LANG)}


def main() -> int:
    found = figures()
    for name, value in found.items():
        print(f"{name:40} {value:.3f}")
    breaches = [line for line in check("story", found) if "plv" in line]
    print(*breaches, sep="\n", file=sys.stderr)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())

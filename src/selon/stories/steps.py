"""`near.py` as named SQL steps, for any number of articles.

They read `terms` (place, day, tie, nth, term, weight): a row for each term of each article, the `nth` heaviest; `tie` orders
articles of one day. They give (one, other, product), whole numbers all: every engine's sums are the same.
"""

from __future__ import annotations

from selon.engines import SqlStep
from selon.stories.near import COMMON, KEYS, LEAST, NEIGHBOURS, PROMISING

STEPS = (
    SqlStep(
        "ranked",
        f"""SELECT term, place, weight,
  ROW_NUMBER() OVER (PARTITION BY term ORDER BY COALESCE(day, 0), tie) - 1 AS turn
FROM terms
WHERE nth < {KEYS}""",
    ),
    SqlStep(
        "cells",
        f"""SELECT term, place, weight, turn, turn - turn % {NEIGHBOURS} AS cell
FROM ranked""",
    ),
    SqlStep(
        "earlier",
        f"""SELECT term, place, weight, turn, cell FROM cells
UNION ALL
SELECT term, place, weight, turn, cell + {NEIGHBOURS} AS cell FROM cells""",
    ),
    SqlStep(
        "candidates",
        f"""SELECT earlier.place AS one, cells.place AS other
FROM cells
JOIN earlier ON earlier.term = cells.term AND earlier.cell = cells.cell
WHERE earlier.turn < cells.turn AND earlier.turn >= cells.turn - {NEIGHBOURS}
GROUP BY earlier.place, cells.place
HAVING COUNT(*) >= {COMMON} AND SUM(earlier.weight * cells.weight) >= {PROMISING}""",
    ),
    SqlStep(
        "pairs",
        f"""SELECT candidates.one, candidates.other, CAST(SUM(ours.weight * theirs.weight) AS BIGINT) AS product
FROM candidates
JOIN terms AS ours ON ours.place = candidates.one
JOIN terms AS theirs ON theirs.place = candidates.other AND theirs.term = ours.term
GROUP BY candidates.one, candidates.other
HAVING SUM(ours.weight * theirs.weight) >= {LEAST}""",
    ),
)

"""`near.py` as named SQL steps, for any number of articles.

They read `terms` (number, day, nth, term, weight): a row for each term of each article, the `nth` heaviest; `number` names the
article and orders those of one day. They give edges between groups of one article each: (one, other, alike, one_size, other_size),
`one` the lesser. Whole numbers all: every engine's sums are the same.
"""

from __future__ import annotations

from selon.engines import SqlStep
from selon.stories.near import COMMON, FADES, KEYS, LEAST, NEIGHBOURS, PROMISING, SAME_TIME, WHOLE

_FADES = ", ".join(f"({apart}, {left})" for apart, left in enumerate(FADES))

STEPS = (
    SqlStep(
        "ranked",
        f"""SELECT term, number, weight,
  ROW_NUMBER() OVER (PARTITION BY term ORDER BY COALESCE(day, 0), number) - 1 AS turn
FROM terms
WHERE nth < {KEYS}""",
    ),
    SqlStep(
        "cells",
        f"""SELECT term, number, weight, turn, turn - turn % {NEIGHBOURS} AS cell
FROM ranked""",
        again=True,
    ),
    SqlStep(
        "earlier",
        f"""SELECT term, number, weight, turn, cell FROM cells
UNION ALL
SELECT term, number, weight, turn, cell + {NEIGHBOURS} AS cell FROM cells""",
    ),
    SqlStep(
        "candidates",
        f"""SELECT earlier.number AS one, cells.number AS other
FROM cells
JOIN earlier ON earlier.term = cells.term AND earlier.cell = cells.cell
WHERE earlier.turn < cells.turn AND earlier.turn >= cells.turn - {NEIGHBOURS}
GROUP BY earlier.number, cells.number
HAVING COUNT(*) >= {COMMON} AND SUM(earlier.weight * cells.weight) >= {PROMISING}""",
    ),
    SqlStep(
        "products",
        f"""SELECT candidates.one, candidates.other, CAST(SUM(ours.weight * theirs.weight) AS BIGINT) AS product
FROM candidates
JOIN terms AS ours ON ours.number = candidates.one
JOIN terms AS theirs ON theirs.number = candidates.other AND theirs.term = ours.term
GROUP BY candidates.one, candidates.other
HAVING SUM(ours.weight * theirs.weight) >= {LEAST}""",
    ),
    SqlStep("days", "SELECT number, day FROM terms WHERE nth = 0"),
    SqlStep(
        "dated",
        f"""SELECT products.one, products.other, products.product,
  LEAST(GREATEST(COALESCE(ABS(ours.day - theirs.day) - {SAME_TIME}, 0), 0), {len(FADES) - 1}) AS apart
FROM products
JOIN days AS ours ON ours.number = products.one
JOIN days AS theirs ON theirs.number = products.other""",
    ),
    SqlStep("fades", f"SELECT apart, kept FROM (VALUES {_FADES}) AS listed(apart, kept)"),
    SqlStep(
        "faded",
        f"""SELECT dated.one, dated.other,
  CAST((dated.product * fades.kept - dated.product * fades.kept % {WHOLE}) / {WHOLE} AS BIGINT) AS alike
FROM dated
JOIN fades ON fades.apart = dated.apart""",
    ),
    SqlStep(
        "edges",
        """SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other, alike,
  CAST(1 AS BIGINT) AS one_size, CAST(1 AS BIGINT) AS other_size
FROM faded""",
    ),
)

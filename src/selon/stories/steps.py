"""`near.py` as named SQL steps, for any number of articles.

They read `terms` (number, day, nth, term, weight): a row for each term of each article, the `nth` heaviest; `number` names the
article and orders those of one day. `KEYED` gives their keys in time, `EDGES` edges between groups of one article each: (one,
other, alike, one_size, other_size), `one` the lesser; of all articles, or of a slice of them with all before them. Whole
numbers all: every engine's sums are the same.
"""

from __future__ import annotations

from selon.engines import SqlStep
from selon.stories.near import COMMON, FADES, KEYS, LEAST, NEIGHBOURS, PROMISING, SAME_TIME, WHOLE

_FADES = ", ".join(f"({apart}, {left})" for apart, left in enumerate(FADES))

KEYED = (
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
)

EDGES = (
    SqlStep(
        "earlier",
        f"""SELECT term, number, weight, turn, cell FROM cells
UNION ALL
SELECT term, number, weight, turn, cell + {NEIGHBOURS} AS cell FROM cells""",
    ),
    SqlStep(
        "candidates",
        f"""SELECT earlier.number AS one, later.number AS other
FROM later
JOIN earlier ON earlier.term = later.term AND earlier.cell = later.cell
WHERE earlier.turn < later.turn AND earlier.turn >= later.turn - {NEIGHBOURS}
GROUP BY earlier.number, later.number
HAVING COUNT(*) >= {COMMON} AND SUM(earlier.weight * later.weight) >= {PROMISING}""",
    ),
    SqlStep(
        "products",
        f"""SELECT candidates.one, candidates.other, CAST(SUM(ours.weight * theirs.weight) AS BIGINT) AS product
FROM terms AS ours
JOIN candidates ON candidates.one = ours.number
JOIN later_terms AS theirs ON theirs.number = candidates.other AND theirs.term = ours.term
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

STEPS = (
    *KEYED,
    SqlStep("later", "SELECT * FROM cells"),
    SqlStep("later_terms", "SELECT number, term, weight FROM terms"),
    *EDGES,
)


def edges(slice_: int, of: int) -> tuple[SqlStep, ...]:
    """`EDGES` of one of so many slices of all articles with those before them; reads `terms` and `cells`."""
    inside = f"WHERE number % {of} = {slice_}"
    return (
        SqlStep("later", f"SELECT * FROM cells {inside}"),
        SqlStep("later_terms", f"SELECT number, term, weight FROM terms {inside}"),
        *EDGES,
    )

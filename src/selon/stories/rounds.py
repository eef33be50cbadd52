"""Average linkage as rounds of named SQL steps: what `cluster.merges` finds, for any number of groups.

Two groups that are each other's most alike become one sooner or later, whatever becomes of the others, since the mean likeness
to a merged group is never more than to the better of its parts. So each round merges all such pairs at once (Sumengen et al.,
*Scaling hierarchical agglomerative clustering to billion-sized datasets*, 2021) and the outcome is that of merging one by one.
Groups that nothing is like enough any more are done, and their edges go: rounds become small quickly.

Tables: `edges` (one, other, alike, one_size, other_size), `alike` summed over the articles of both; `merges` (node, label, size).
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.engines import SqlStep, union
from selon.stories.cluster import ALIKE, PRIME

ENOUGH = f"alike >= {ALIKE} * one_size * other_size"

NEAREST = (
    SqlStep(
        "sides",
        f"""SELECT one AS node, other AS near, alike, one_size AS size, other_size AS near_size FROM edges WHERE {ENOUGH}
UNION ALL
SELECT other AS node, one AS near, alike, other_size AS size, one_size AS near_size FROM edges WHERE {ENOUGH}""",
    ),
    SqlStep(
        "turns",
        f"""SELECT node, near, size,
  ROW_NUMBER() OVER (
    PARTITION BY node
    ORDER BY CAST(alike AS DOUBLE) / CAST(size * near_size AS DOUBLE) DESC, (node % {PRIME}) * (near % {PRIME}) % {PRIME}, near
  ) AS turn
FROM sides""",
    ),
    SqlStep("nearest", "SELECT node, near, size FROM turns WHERE turn = 1", again=True),
    SqlStep(
        "merges",
        """SELECT theirs.node AS node, ours.node AS label, ours.size + theirs.size AS size
FROM nearest AS ours
JOIN nearest AS theirs ON theirs.node = ours.near AND theirs.near = ours.node
WHERE ours.node < theirs.node""",
    ),
)
"""From `edges` to the `merges` of a round."""

_OPEN = (
    SqlStep(
        "alive",
        f"""SELECT one AS node FROM kept WHERE {ENOUGH}
UNION
SELECT other AS node FROM kept WHERE {ENOUGH}""",
    ),
    SqlStep(
        "open_edges",
        """SELECT kept.one, kept.other, kept.alike, kept.one_size, kept.other_size
FROM kept
JOIN alive AS ours ON ours.node = kept.one
JOIN alive AS theirs ON theirs.node = kept.other""",
    ),
)

OPEN = (SqlStep("kept", "SELECT * FROM edges", again=True), *_OPEN)
"""From `edges` to those between groups that may still become one with any."""

MERGED = (
    SqlStep(
        "labels",
        """SELECT node, label, size FROM merges
UNION ALL
SELECT label AS node, label, size FROM merges""",
        again=True,
    ),
    SqlStep(
        "renamed",
        """SELECT COALESCE(ours.label, edges.one) AS one, COALESCE(theirs.label, edges.other) AS other, edges.alike,
  COALESCE(ours.size, edges.one_size) AS one_size, COALESCE(theirs.size, edges.other_size) AS other_size
FROM edges
LEFT JOIN labels AS ours ON ours.node = edges.one
LEFT JOIN labels AS theirs ON theirs.node = edges.other""",
    ),
    SqlStep(
        "ordered",
        """SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other, alike,
  CASE WHEN one < other THEN one_size ELSE other_size END AS one_size,
  CASE WHEN one < other THEN other_size ELSE one_size END AS other_size
FROM renamed
WHERE one <> other""",
    ),
    SqlStep(
        "kept",
        """SELECT one, other, CAST(SUM(alike) AS BIGINT) AS alike, one_size, other_size
FROM ordered
GROUP BY one, other, one_size, other_size""",
        again=True,
    ),
    *_OPEN,
)
"""From `edges` and the `merges` of a round to the edges of the next."""


def roots(tables: Sequence[str]) -> tuple[SqlStep, ...]:
    """From the merges of all rounds, in the `tables` named, to (node, label): the group in which each merged one ends.

    A chain of merges has at most one of each round; every step follows it twice as far as the one before.
    """
    steps = [union("ends_0", "node, label", tables, again=True)]
    for step in range(1, max(len(tables) - 1, 0).bit_length() + 1):
        before = f"ends_{step - 1}"
        steps.append(
            SqlStep(
                f"ends_{step}",
                f"""SELECT ours.node, COALESCE(theirs.label, ours.label) AS label
FROM {before} AS ours
LEFT JOIN {before} AS theirs ON theirs.node = ours.label""",
                again=True,
            )
        )
    return tuple(steps)

"""Which articles may share text, as named SQL steps, for any number of articles.

They read `prints` (place, number, day, outlet, hash): a row for each fingerprint of each article. `LINKS` gives (one, other,
common) of all fingerprints, or of a slice of them; `CHOSEN` the same of those pairs that are to be aligned, in order.

A fingerprint leads to the earliest articles that have it: a hundred copies make a star, not a net. One that very many have
is a formula and leads nowhere; one that several pages of an outlet have is its furniture and does not link them.
`partners.py` says the same for one article among all that are stored.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.engines import SqlStep, union

EARLIEST = 24
"""Articles that a fingerprint leads to."""
STOP = 400
"""Where more articles have a fingerprint, it leads nowhere."""
FURNITURE = 4
"""Pages of one outlet that may have a fingerprint in common before it is none of their own words."""
COMMON = 3
"""Fingerprints that two articles must have in common."""
PARTNERS = 24
"""Earlier articles that one is aligned with: those with which it has most in common."""

LINKS = (
    SqlStep(
        "common",
        f"""SELECT hash
FROM prints
GROUP BY hash
HAVING COUNT(*) BETWEEN 2 AND {STOP}""",
    ),
    SqlStep(
        "held",
        """SELECT prints.hash, prints.place, prints.outlet,
  ROW_NUMBER() OVER (PARTITION BY prints.hash ORDER BY COALESCE(prints.day, 0), prints.number) AS turn,
  COUNT(*) OVER (PARTITION BY prints.hash, prints.outlet) AS pages
FROM prints
JOIN common ON common.hash = prints.hash""",
    ),
    SqlStep(
        "telling",
        f"""SELECT hash, place, turn, CASE WHEN pages >= {FURNITURE} THEN outlet END AS furniture, outlet
FROM held""",
        again=True,
    ),
    SqlStep(
        "links",
        f"""SELECT earliest.place AS one, later.place AS other, CAST(COUNT(*) AS BIGINT) AS common
FROM telling AS later
JOIN (SELECT hash, place, turn, outlet FROM telling WHERE turn <= {EARLIEST}) AS earliest ON earliest.hash = later.hash
WHERE earliest.turn < later.turn AND COALESCE(later.furniture <> earliest.outlet, TRUE)
GROUP BY earliest.place, later.place""",
    ),
)

CHOSEN = (
    SqlStep(
        "linked",
        f"""SELECT one, other, CAST(SUM(common) AS BIGINT) AS common
FROM links
GROUP BY one, other
HAVING SUM(common) >= {COMMON}""",
    ),
    SqlStep(
        "nearest",
        """SELECT one, other, common,
  ROW_NUMBER() OVER (PARTITION BY other ORDER BY common DESC, one) AS turn
FROM linked""",
    ),
    SqlStep(
        "sharing",
        f"""SELECT one, other, common
FROM nearest
WHERE turn <= {PARTNERS}
ORDER BY other, one""",
    ),
)

STEPS = (*LINKS, *CHOSEN)

SLICE = "slice"


def sliced(of: int) -> tuple[SqlStep, ...]:
    """`all_prints` with the `slice` of so many in which each is: all holders of a fingerprint are in one."""
    return (SqlStep("sliced", f"SELECT place, number, day, outlet, hash, hash % {of} AS {SLICE} FROM all_prints"),)


def chosen(tables: Iterable[str]) -> tuple[SqlStep, ...]:
    """`CHOSEN` over the links of all slices."""
    return (union("links", "one, other, common", tables), *CHOSEN)

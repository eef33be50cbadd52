CREATE TEMP TABLE ranked AS SELECT term, place, weight,
  ROW_NUMBER() OVER (PARTITION BY term ORDER BY COALESCE(day, 0), tie) - 1 AS turn
FROM terms
WHERE nth < 24;

CREATE TEMP TABLE cells AS SELECT term, place, weight, turn, turn - turn % 48 AS cell
FROM ranked;

CREATE TEMP TABLE earlier AS SELECT term, place, weight, turn, cell FROM cells
UNION ALL
SELECT term, place, weight, turn, cell + 48 AS cell FROM cells;

CREATE TEMP TABLE candidates AS SELECT earlier.place AS one, cells.place AS other
FROM cells
JOIN earlier ON earlier.term = cells.term AND earlier.cell = cells.cell
WHERE earlier.turn < cells.turn AND earlier.turn >= cells.turn - 48
GROUP BY earlier.place, cells.place
HAVING COUNT(*) >= 2 AND SUM(earlier.weight * cells.weight) >= 25000;

CREATE TEMP TABLE pairs AS SELECT candidates.one, candidates.other, CAST(SUM(ours.weight * theirs.weight) AS BIGINT) AS product
FROM candidates
JOIN terms AS ours ON ours.place = candidates.one
JOIN terms AS theirs ON theirs.place = candidates.other AND theirs.term = ours.term
GROUP BY candidates.one, candidates.other
HAVING SUM(ours.weight * theirs.weight) >= 50000;

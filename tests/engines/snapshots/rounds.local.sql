CREATE TEMP TABLE kept AS SELECT * FROM edges;

CREATE TEMP TABLE alive AS SELECT one AS node FROM kept WHERE alike >= 120000 * one_size * other_size
UNION
SELECT other AS node FROM kept WHERE alike >= 120000 * one_size * other_size;

CREATE TEMP TABLE open_edges AS SELECT kept.one, kept.other, kept.alike, kept.one_size, kept.other_size
FROM kept
JOIN alive AS ours ON ours.node = kept.one
JOIN alive AS theirs ON theirs.node = kept.other;

CREATE TEMP TABLE sides AS SELECT one AS node, other AS near, alike, one_size AS size, other_size AS near_size FROM edges WHERE alike >= 120000 * one_size * other_size
UNION ALL
SELECT other AS node, one AS near, alike, other_size AS size, one_size AS near_size FROM edges WHERE alike >= 120000 * one_size * other_size;

CREATE TEMP TABLE turns AS SELECT node, near, size,
  ROW_NUMBER() OVER (
    PARTITION BY node
    ORDER BY CAST(alike AS DOUBLE) / CAST(size * near_size AS DOUBLE) DESC, (node % 2147483647) * (near % 2147483647) % 2147483647, near
  ) AS turn
FROM sides;

CREATE TEMP TABLE nearest AS SELECT node, near, size FROM turns WHERE turn = 1;

CREATE TEMP TABLE merges AS SELECT theirs.node AS node, ours.node AS label, ours.size + theirs.size AS size
FROM nearest AS ours
JOIN nearest AS theirs ON theirs.node = ours.near AND theirs.near = ours.node
WHERE ours.node < theirs.node;

CREATE TEMP TABLE labels AS SELECT node, label, size FROM merges
UNION ALL
SELECT label AS node, label, size FROM merges;

CREATE TEMP TABLE renamed AS SELECT COALESCE(ours.label, edges.one) AS one, COALESCE(theirs.label, edges.other) AS other, edges.alike,
  COALESCE(ours.size, edges.one_size) AS one_size, COALESCE(theirs.size, edges.other_size) AS other_size
FROM edges
LEFT JOIN labels AS ours ON ours.node = edges.one
LEFT JOIN labels AS theirs ON theirs.node = edges.other;

CREATE TEMP TABLE ordered AS SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other, alike,
  CASE WHEN one < other THEN one_size ELSE other_size END AS one_size,
  CASE WHEN one < other THEN other_size ELSE one_size END AS other_size
FROM renamed
WHERE one <> other;

CREATE TEMP TABLE kept AS SELECT one, other, CAST(SUM(alike) AS BIGINT) AS alike, one_size, other_size
FROM ordered
GROUP BY one, other, one_size, other_size;

CREATE TEMP TABLE alive AS SELECT one AS node FROM kept WHERE alike >= 120000 * one_size * other_size
UNION
SELECT other AS node FROM kept WHERE alike >= 120000 * one_size * other_size;

CREATE TEMP TABLE open_edges AS SELECT kept.one, kept.other, kept.alike, kept.one_size, kept.other_size
FROM kept
JOIN alive AS ours ON ours.node = kept.one
JOIN alive AS theirs ON theirs.node = kept.other;

CREATE TEMP TABLE ends_0 AS SELECT node, label FROM merges_1
UNION ALL
SELECT node, label FROM merges_2
UNION ALL
SELECT node, label FROM merges_3;

CREATE TEMP TABLE ends_1 AS SELECT ours.node, COALESCE(theirs.label, ours.label) AS label
FROM ends_0 AS ours
LEFT JOIN ends_0 AS theirs ON theirs.node = ours.label;

CREATE TEMP TABLE ends_2 AS SELECT ours.node, COALESCE(theirs.label, ours.label) AS label
FROM ends_1 AS ours
LEFT JOIN ends_1 AS theirs ON theirs.node = ours.label;

CREATE TEMP TABLE sliced AS SELECT place, number, day, outlet, hash, hash % 3 AS slice FROM all_prints;

CREATE TEMP TABLE links AS SELECT one, other, common FROM links_0
UNION ALL
SELECT one, other, common FROM links_1
UNION ALL
SELECT one, other, common FROM links_2;

CREATE TEMP TABLE linked AS SELECT one, other, CAST(SUM(common) AS BIGINT) AS common
FROM links
GROUP BY one, other
HAVING SUM(common) >= 3;

CREATE TEMP TABLE nearest AS SELECT one, other, common,
  ROW_NUMBER() OVER (PARTITION BY other ORDER BY common DESC, one) AS turn
FROM linked;

CREATE TEMP TABLE sharing AS SELECT one, other, common
FROM nearest
WHERE turn <= 24
ORDER BY other, one;

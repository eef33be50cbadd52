CACHE LAZY TABLE prints OPTIONS ('storageLevel' 'MEMORY_AND_DISK') AS SELECT * FROM all_prints WHERE hash % 3 = 1;

CREATE OR REPLACE TEMPORARY VIEW common AS SELECT hash
FROM prints
GROUP BY hash
HAVING COUNT(*) BETWEEN 2 AND 400;

CREATE OR REPLACE TEMPORARY VIEW held AS SELECT prints.hash, prints.place, prints.outlet,
  ROW_NUMBER() OVER (PARTITION BY prints.hash ORDER BY COALESCE(prints.day, 0), prints.number) AS turn,
  COUNT(*) OVER (PARTITION BY prints.hash, prints.outlet) AS pages
FROM prints
JOIN common ON common.hash = prints.hash;

CACHE LAZY TABLE telling OPTIONS ('storageLevel' 'MEMORY_AND_DISK') AS SELECT hash, place, turn, CASE WHEN pages >= 4 THEN outlet END AS furniture, outlet
FROM held;

CREATE OR REPLACE TEMPORARY VIEW links AS SELECT earliest.place AS one, later.place AS other, CAST(COUNT(*) AS BIGINT) AS common
FROM telling AS later
JOIN (SELECT hash, place, turn, outlet FROM telling WHERE turn <= 24) AS earliest ON earliest.hash = later.hash
WHERE earliest.turn < later.turn AND COALESCE(later.furniture <> earliest.outlet, TRUE)
GROUP BY earliest.place, later.place;

CREATE OR REPLACE TEMPORARY VIEW links AS SELECT one, other, common FROM links_0
UNION ALL
SELECT one, other, common FROM links_1
UNION ALL
SELECT one, other, common FROM links_2;

CREATE OR REPLACE TEMPORARY VIEW linked AS SELECT one, other, CAST(SUM(common) AS BIGINT) AS common
FROM links
GROUP BY one, other
HAVING SUM(common) >= 3;

CREATE OR REPLACE TEMPORARY VIEW nearest AS SELECT one, other, common,
  ROW_NUMBER() OVER (PARTITION BY other ORDER BY common DESC, one) AS turn
FROM linked;

CREATE OR REPLACE TEMPORARY VIEW sharing AS SELECT one, other, common
FROM nearest
WHERE turn <= 24
ORDER BY other, one;

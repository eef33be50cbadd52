CREATE OR REPLACE TEMPORARY VIEW ranked AS SELECT term, number, weight,
  ROW_NUMBER() OVER (PARTITION BY term ORDER BY COALESCE(day, 0), number) - 1 AS turn
FROM terms
WHERE nth < 24;

CACHE LAZY TABLE cells OPTIONS ('storageLevel' 'MEMORY_AND_DISK') AS SELECT term, number, weight, turn, turn - turn % 48 AS cell
FROM ranked;

CREATE OR REPLACE TEMPORARY VIEW later AS SELECT * FROM cells;

CREATE OR REPLACE TEMPORARY VIEW later_terms AS SELECT number, term, weight FROM terms;

CREATE OR REPLACE TEMPORARY VIEW earlier AS SELECT term, number, weight, turn, cell FROM cells
UNION ALL
SELECT term, number, weight, turn, cell + 48 AS cell FROM cells;

CREATE OR REPLACE TEMPORARY VIEW candidates AS SELECT earlier.number AS one, later.number AS other
FROM later
JOIN earlier ON earlier.term = later.term AND earlier.cell = later.cell
WHERE earlier.turn < later.turn AND earlier.turn >= later.turn - 48
GROUP BY earlier.number, later.number
HAVING COUNT(*) >= 2 AND SUM(earlier.weight * later.weight) >= 25000;

CREATE OR REPLACE TEMPORARY VIEW products AS SELECT candidates.one, candidates.other, CAST(SUM(ours.weight * theirs.weight) AS BIGINT) AS product
FROM terms AS ours
JOIN candidates ON candidates.one = ours.number
JOIN later_terms AS theirs ON theirs.number = candidates.other AND theirs.term = ours.term
GROUP BY candidates.one, candidates.other
HAVING SUM(ours.weight * theirs.weight) >= 50000;

CREATE OR REPLACE TEMPORARY VIEW days AS SELECT number, day FROM terms WHERE nth = 0;

CREATE OR REPLACE TEMPORARY VIEW dated AS SELECT products.one, products.other, products.product,
  LEAST(GREATEST(COALESCE(ABS(ours.day - theirs.day) - 1, 0), 0), 59) AS apart
FROM products
JOIN days AS ours ON ours.number = products.one
JOIN days AS theirs ON theirs.number = products.other;

CREATE OR REPLACE TEMPORARY VIEW fades AS SELECT apart, kept FROM (VALUES (0, 1000), (1, 933), (2, 876), (3, 826), (4, 782), (5, 745), (6, 712), (7, 684), (8, 659), (9, 638), (10, 620), (11, 604), (12, 590), (13, 578), (14, 568), (15, 559), (16, 551), (17, 544), (18, 538), (19, 533), (20, 529), (21, 525), (22, 522), (23, 519), (24, 516), (25, 514), (26, 512), (27, 511), (28, 509), (29, 508), (30, 507), (31, 506), (32, 505), (33, 504), (34, 504), (35, 503), (36, 503), (37, 503), (38, 502), (39, 502), (40, 502), (41, 501), (42, 501), (43, 501), (44, 501), (45, 501), (46, 501), (47, 501), (48, 501), (49, 500), (50, 500), (51, 500), (52, 500), (53, 500), (54, 500), (55, 500), (56, 500), (57, 500), (58, 500), (59, 500)) AS listed(apart, kept);

CREATE OR REPLACE TEMPORARY VIEW faded AS SELECT dated.one, dated.other,
  CAST((dated.product * fades.kept - dated.product * fades.kept % 1000) / 1000 AS BIGINT) AS alike
FROM dated
JOIN fades ON fades.apart = dated.apart;

CREATE OR REPLACE TEMPORARY VIEW edges AS SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other, alike,
  CAST(1 AS BIGINT) AS one_size, CAST(1 AS BIGINT) AS other_size
FROM faded;

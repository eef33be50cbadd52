CREATE TEMP TABLE grouped AS SELECT plain.place, plain.id, COALESCE(ends.label, plain.number) AS label
FROM plain
LEFT JOIN ends ON ends.node = plain.number;

CREATE TEMP TABLE firsts AS SELECT label, MIN(place) AS first FROM grouped GROUP BY label;

CREATE TEMP TABLE placed AS SELECT firsts.first, grouped.place, grouped.id
FROM grouped
JOIN firsts ON firsts.label = grouped.label
ORDER BY first, place;

CREATE TEMP TABLE members AS SELECT placed.place, tales.story FROM placed JOIN tales ON tales.first = placed.first ORDER BY place;

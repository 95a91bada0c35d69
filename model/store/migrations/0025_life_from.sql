-- From which year, or month, Party life is judged (党内生活从哪年起检查); '' is the year in which the file was made. A file that has the
-- year before that of its branches keeps it judged: the earliest year of which at least every fifth branch has a record.
ALTER TABLE committee ADD COLUMN life_from TEXT NOT NULL DEFAULT '' CHECK (${date life_from});
UPDATE committee SET life_from = ifnull((
  SELECT y FROM (SELECT substr(date, 1, 4) AS y, count(DISTINCT org_id) AS n FROM activity GROUP BY 1)
  WHERE 5 * n >= (SELECT count(*) FROM org WHERE kind IN ('branch', 'joint'))
    AND y >= '2000' AND y < ifnull((SELECT substr(at, 1, 4) FROM change_set ORDER BY id LIMIT 1), '')
  ORDER BY y LIMIT 1), '');

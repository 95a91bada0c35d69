-- Several groups in a year (考核组别), each with its own scheme. The first group is the one that the year was opened with: its
-- name and scheme stand with the year, so that years of before are years of one group as they are.
ALTER TABLE assessment_year ADD COLUMN group_name TEXT NOT NULL DEFAULT '';

CREATE TABLE assessment_group (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  year      INTEGER NOT NULL REFERENCES assessment_year (year),
  number    INTEGER NOT NULL CHECK (number >= 2),
  name      TEXT NOT NULL CHECK (trim(name) <> ''),
  scheme    TEXT NOT NULL CHECK (json_valid(scheme)),
  opened_at TEXT NOT NULL,
  UNIQUE (year, number),
  UNIQUE (year, name)
) STRICT;

-- The versions that a scheme replaced are those of its group.
CREATE TABLE scheme_version_of_group (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  year         INTEGER NOT NULL REFERENCES assessment_year (year),
  number       INTEGER NOT NULL CHECK (number >= 1),
  replaced_at  TEXT NOT NULL,
  scheme       TEXT NOT NULL CHECK (json_valid(scheme)),
  group_number INTEGER NOT NULL DEFAULT 1 CHECK (group_number >= 1),
  UNIQUE (year, group_number, number)
) STRICT;
INSERT INTO scheme_version_of_group (id, year, number, replaced_at, scheme) SELECT id, year, number, replaced_at, scheme FROM scheme_version;
INSERT INTO sqlite_sequence (name, seq) SELECT 'scheme_version_of_group', seq FROM sqlite_sequence WHERE name = 'scheme_version'
  AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'scheme_version_of_group');
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'scheme_version')
  WHERE name = 'scheme_version_of_group' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'scheme_version');
DROP TABLE scheme_version;
ALTER TABLE scheme_version_of_group RENAME TO scheme_version;

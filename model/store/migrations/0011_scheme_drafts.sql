-- Assessment schemes in the making, and the versions of a year's scheme that a later one replaced. The scheme in force
-- stands with its year.
CREATE TABLE scheme_draft (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  number INTEGER NOT NULL CHECK (number >= 1),
  origin TEXT NOT NULL,
  scheme TEXT NOT NULL CHECK (json_valid(scheme))
) STRICT;
CREATE INDEX scheme_draft_year ON scheme_draft (year, number);

CREATE TABLE scheme_version (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  year        INTEGER NOT NULL REFERENCES assessment_year (year),
  number      INTEGER NOT NULL CHECK (number >= 1),
  replaced_at TEXT NOT NULL,
  scheme      TEXT NOT NULL CHECK (json_valid(scheme)),
  UNIQUE (year, number)
) STRICT;

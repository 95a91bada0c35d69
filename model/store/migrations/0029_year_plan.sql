-- By which day each of the seven steps of a year's assessment shall be done (考核日程); a step without a row is due as usual.
CREATE TABLE stage_date (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  year  INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  stage TEXT NOT NULL CHECK (stage IN ('issue', 'self', 'check', 'ballot', 'finalise', 'publish', 'archive')),
  due   TEXT NOT NULL CHECK (length(due) = 10 AND (${date due})),
  UNIQUE (year, stage)
) STRICT;

-- The steps of setting the file up that somebody left out on purpose, and when.
CREATE TABLE setup_skip (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  step       TEXT NOT NULL UNIQUE CHECK (step <> ''),
  skipped_on TEXT NOT NULL CHECK (length(skipped_on) = 10 AND (${date skipped_on}))
) STRICT;

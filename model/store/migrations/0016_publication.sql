-- What follows on 核定: the result made public (公示), the objections against it (异议), and the year put away for good (归档).
ALTER TABLE assessment_year ADD COLUMN archived_on TEXT NOT NULL DEFAULT '' CHECK (${date archived_on});

CREATE TABLE publication (
  year      INTEGER PRIMARY KEY REFERENCES assessment_year (year),
  first_day TEXT NOT NULL CHECK (length(first_day) = 10 AND (${date first_day})),
  last_day  TEXT NOT NULL CHECK (length(last_day) = 10 AND (${date last_day}) AND last_day >= first_day)
) STRICT;

CREATE TABLE objection (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  year        INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id      INTEGER REFERENCES org (id),
  item        TEXT NOT NULL,
  who         TEXT NOT NULL,
  text        TEXT NOT NULL CHECK (trim(text) <> ''),
  received_on TEXT NOT NULL CHECK (length(received_on) = 10 AND (${date received_on})),
  handling    TEXT NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('', 'upheld', 'rejected', 'withdrawn')),
  closed_on   TEXT NOT NULL CHECK (${date closed_on}),
  reopened_on TEXT NOT NULL CHECK (${date reopened_on}),
  CHECK ((outcome = '') = (closed_on = ''))
) STRICT;
CREATE INDEX objection_year ON objection (year);
CREATE INDEX objection_org ON objection (org_id);

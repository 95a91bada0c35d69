-- Attachments (附件): a file kept with a record. What it holds lies in the folder beside the data file under its SHA-256, once
-- whatever the number of its records; here stands which record has it and under which name. Of the references one is set, or
-- none where it belongs to a year. An item of an assessment has its year, and whom it is about.
CREATE TABLE attachment (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT NOT NULL CHECK (kind <> ''),
  member_id   INTEGER REFERENCES member (id),
  org_id      INTEGER REFERENCES org (id),
  unit_id     INTEGER REFERENCES unit (id),
  activity_id INTEGER REFERENCES activity (id),
  entry_id    INTEGER REFERENCES register_entry (id),
  year        INTEGER REFERENCES assessment_year (year),
  item        TEXT NOT NULL,
  name        TEXT NOT NULL CHECK (trim(name) <> ''),
  media       TEXT NOT NULL,
  size        INTEGER NOT NULL CHECK (size >= 0),
  hash        TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  by          TEXT NOT NULL,
  at          TEXT NOT NULL,
  CHECK ((member_id IS NOT NULL) + (org_id IS NOT NULL) + (unit_id IS NOT NULL) + (activity_id IS NOT NULL) + (entry_id IS NOT NULL) <= 1),
  CHECK (year IS NOT NULL OR item = '')
) STRICT;
CREATE INDEX attachment_member ON attachment (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX attachment_org ON attachment (org_id) WHERE org_id IS NOT NULL;
CREATE INDEX attachment_unit ON attachment (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX attachment_activity ON attachment (activity_id) WHERE activity_id IS NOT NULL;
CREATE INDEX attachment_entry ON attachment (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX attachment_year ON attachment (year) WHERE year IS NOT NULL;

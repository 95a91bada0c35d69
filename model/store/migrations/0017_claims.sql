-- A bonus or deduction that a branch claims in its self-assessment form: its level among those of the scheme, what proves it,
-- and the line of the form.
ALTER TABLE adjustment ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE adjustment ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE adjustment ADD COLUMN claim_line TEXT NOT NULL DEFAULT '';

-- The self-assessment form that a branch was sent last: the number of the scheme's version that it is of, and when.
CREATE TABLE sent_form (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  year    INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id  INTEGER NOT NULL REFERENCES org (id),
  number  INTEGER NOT NULL CHECK (number >= 1),
  version TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  UNIQUE (year, org_id)
) STRICT;
CREATE INDEX sent_form_org ON sent_form (org_id);

-- A committee whose election is put off, as the superior committee approved it (延期换届).
CREATE TABLE term_extension (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  org_id      INTEGER NOT NULL REFERENCES org (id),
  due_on      TEXT NOT NULL CHECK (${date due_on}),
  until_on    TEXT NOT NULL CHECK (${date until_on}),
  approved_on TEXT NOT NULL CHECK (${date approved_on}),
  approved_by TEXT NOT NULL,
  document    TEXT NOT NULL,
  reason      TEXT NOT NULL
) STRICT;
CREATE INDEX term_extension_org ON term_extension (org_id);

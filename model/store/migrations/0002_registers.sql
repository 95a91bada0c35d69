-- Registers (台账): kinds of records that are data. A definition that ships with the program is copied here when it is
-- first used; one that stands here is the committee's own and is never overwritten by a later version.
CREATE TABLE register (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  code       TEXT NOT NULL UNIQUE CHECK (trim(code) <> ''),
  title      TEXT NOT NULL UNIQUE CHECK (trim(title) <> ''),
  definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT;

-- The entries of all registers. content holds the values by the names of the fields; org_id, unit_id and member_id are
-- the first ones that it names. title is what people called the entry when it was last written.
CREATE TABLE register_entry (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  register_id INTEGER NOT NULL REFERENCES register (id),
  number      TEXT NOT NULL,
  title       TEXT NOT NULL,
  org_id      INTEGER REFERENCES org (id),
  unit_id     INTEGER REFERENCES unit (id),
  member_id   INTEGER REFERENCES member (id),
  state       TEXT NOT NULL,
  content     TEXT NOT NULL CHECK (json_valid(content)),
  closed_on   TEXT NOT NULL CHECK (${date closed_on}),
  closed_why  TEXT NOT NULL
) STRICT;
CREATE INDEX register_entry_of ON register_entry (register_id);
CREATE INDEX register_entry_org ON register_entry (org_id);
CREATE INDEX register_entry_unit ON register_entry (unit_id);
CREATE INDEX register_entry_member ON register_entry (member_id);

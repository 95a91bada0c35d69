-- What the superior body (上级) and the field of work (两新组织, 新兴领域) are called, each from a day on, so that what was made
-- before keeps its words.
CREATE TABLE wording (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  superior TEXT NOT NULL,
  field    TEXT NOT NULL,
  from_on  TEXT NOT NULL UNIQUE CHECK (from_on = '' OR length(from_on) = 10 AND (${date from_on}))
) STRICT;

-- A finding that names neither an organisation nor a member of the roster is accepted by the entry or the unit that it is about.
ALTER TABLE accepted_finding ADD COLUMN entry_id INTEGER NOT NULL DEFAULT 0;

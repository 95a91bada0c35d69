-- After how many minutes without input the window of a sealed data file is locked: 0 as usual, -1 never.
ALTER TABLE committee ADD COLUMN lock_after INTEGER NOT NULL DEFAULT 0 CHECK (lock_after BETWEEN -1 AND 480);

-- What with people's data left the data file, by what way, of how many people, and whether ID numbers and telephones were whole.
CREATE TABLE handed_out (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  what    TEXT NOT NULL CHECK (trim(what) <> ''),
  way     TEXT NOT NULL CHECK (way IN ('screen', 'file', 'print', 'package')),
  persons INTEGER NOT NULL CHECK (persons >= 0),
  whole   INTEGER NOT NULL CHECK (whole IN (0, 1)),
  at      TEXT NOT NULL
) STRICT;

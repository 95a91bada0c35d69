-- Each change set and each listed import carries a hash over what it holds and the hash of the one before, in
-- hexadecimal; see chain.go. A step in Go fills in those of the sets and imports that are there already.
ALTER TABLE change_set ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE import_log ADD COLUMN seal TEXT NOT NULL DEFAULT '';

-- A set in which nothing changed is taken back, also for each setting of the window that is written. SQLite then
-- looks for what refers to it, which took as long as the log was: so there are indexes, and the log's rows, whose
-- place in their set is under the hash, do without the reference.
CREATE INDEX change_set_undone ON change_set (undone) WHERE undone IS NOT NULL;
CREATE INDEX change_set_undoes ON change_set (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX import_log_set ON import_log (change_set);
CREATE TABLE change_row_new (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  set_id INTEGER NOT NULL,
  tbl    TEXT NOT NULL,
  pk     INTEGER NOT NULL,
  op     TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
  before TEXT,
  after  TEXT
) STRICT;
INSERT INTO change_row_new SELECT * FROM change_row ORDER BY id;
DROP TABLE change_row;
ALTER TABLE change_row_new RENAME TO change_row;
CREATE INDEX change_row_of ON change_row (tbl, pk);

-- A record of Party life: the last day where it lasted several (to_date), study hours in hundredths, the vote where there was
-- one; and the training by the superior (上级培训) as a kind. A kind stands in a CHECK, so that the table is made anew.
CREATE TABLE activity_new (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  org_id       INTEGER NOT NULL REFERENCES org (id),
  date         TEXT NOT NULL CHECK (date <> '' AND (${date date})),
  to_date      TEXT NOT NULL DEFAULT '' CHECK (to_date = '' OR length(to_date) = 10 AND (${date to_date}) AND to_date > date),
  kind         TEXT NOT NULL CHECK (kind IN ('members', 'committee', 'group', 'lecture', 'day', 'life', 'review', 'talk',
                                            'study', 'training', 'volunteer', 'other')),
  topic        TEXT NOT NULL,
  place        TEXT NOT NULL,
  due          INTEGER NOT NULL CHECK (due >= -1),
  present      INTEGER NOT NULL CHECK (present >= -1),
  absent       TEXT NOT NULL,
  chair        TEXT NOT NULL,
  recorder     TEXT NOT NULL,
  hours        INTEGER NOT NULL DEFAULT -1 CHECK (hours >= -1),
  vote_due     INTEGER NOT NULL DEFAULT -1 CHECK (vote_due >= -1),
  vote_present INTEGER NOT NULL DEFAULT -1 CHECK (vote_present >= -1),
  vote_for     INTEGER NOT NULL DEFAULT -1 CHECK (vote_for >= -1),
  remark       TEXT NOT NULL
) STRICT;
INSERT INTO activity_new (id, org_id, date, kind, topic, place, due, present, absent, chair, recorder, remark)
  SELECT id, org_id, date, kind, topic, place, due, present, absent, chair, recorder, remark FROM activity;
-- Numbers of records that were deleted are never given again.
DELETE FROM sqlite_sequence WHERE name = 'activity_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'activity_new', seq FROM sqlite_sequence WHERE name = 'activity';
DROP TABLE activity;
ALTER TABLE activity_new RENAME TO activity;
CREATE INDEX activity_org ON activity (org_id, date);
CREATE INDEX activity_date ON activity (date);

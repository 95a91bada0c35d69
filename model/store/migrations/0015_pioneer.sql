-- 党员先锋指数 by member and quarter, and the yearly 民主评议党员. The definition of a year stands with its marks, so that a past
-- year never changes.
CREATE TABLE pioneer_index (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  year       INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2100),
  method     TEXT NOT NULL CHECK (json_valid(method))
) STRICT;

CREATE TABLE pioneer_mark (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  year           INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  quarter        INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  member_id      INTEGER NOT NULL REFERENCES member (id),
  line           TEXT NOT NULL CHECK (line <> ''),
  amount         INTEGER NOT NULL CHECK (amount >= 0),
  not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)),
  note           TEXT NOT NULL,
  recorded       INTEGER NOT NULL CHECK (recorded IN (0, 1)),
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  UNIQUE (year, quarter, member_id, line)
) STRICT;
CREATE INDEX pioneer_mark_member ON pioneer_mark (member_id, year);

CREATE TABLE pioneer_event (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  year      INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  quarter   INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind      TEXT NOT NULL CHECK (kind IN ('bonus', 'minus', 'zero')),
  title     TEXT NOT NULL CHECK (title <> ''),
  points    INTEGER NOT NULL CHECK (points >= 0),
  basis     TEXT NOT NULL,
  date      TEXT NOT NULL CHECK (${date date})
) STRICT;
CREATE INDEX pioneer_event_member ON pioneer_event (member_id, year);

CREATE TABLE appraisal (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  year      INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  member_id INTEGER NOT NULL REFERENCES member (id),
  org_id    INTEGER NOT NULL REFERENCES org (id),
  grade     TEXT NOT NULL CHECK (grade <> ''),
  votes     TEXT NOT NULL CHECK (json_valid(votes)),
  reason    TEXT NOT NULL,
  date      TEXT NOT NULL CHECK (${date date}),
  UNIQUE (year, member_id)
) STRICT;
CREATE INDEX appraisal_member ON appraisal (member_id);
CREATE INDEX appraisal_org ON appraisal (org_id, year);

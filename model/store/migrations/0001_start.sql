-- The first form of the data file. Every table is STRICT; dates are text at their own precision ('1990',
-- '1990-05', '1990-05-01', '' for none); points are integers in hundredths; identity numbers are text.
-- Keys are AUTOINCREMENT so that a number is never given twice: the change log names rows by table and key.

CREATE TABLE committee (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  name     TEXT NOT NULL CHECK (trim(name) <> ''),
  sector   TEXT NOT NULL CHECK (sector IN ('education', 'law')),
  district TEXT NOT NULL,
  contact  TEXT NOT NULL,
  phone    TEXT NOT NULL,
  year     INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 2000 AND 2100)
) STRICT;

CREATE TABLE unit (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL CHECK (trim(name) <> ''),
  kind          TEXT NOT NULL,
  credit_code   TEXT NOT NULL CHECK (length(credit_code) IN (0, 18)),
  licence       TEXT NOT NULL,
  licence_to    TEXT NOT NULL CHECK (${date licence_to}),
  address       TEXT NOT NULL,
  district      TEXT NOT NULL,
  staff         INTEGER NOT NULL CHECK (staff >= -1),
  legal_person  TEXT NOT NULL,
  authority     TEXT NOT NULL,
  in_charter    TEXT NOT NULL CHECK (in_charter IN ('', 'yes', 'no', 'attends')),
  charter_date  TEXT NOT NULL CHECK (${date charter_date}),
  seat_on_board TEXT NOT NULL CHECK (seat_on_board IN ('', 'yes', 'no', 'attends')),
  budgeted      TEXT NOT NULL CHECK (budgeted IN ('', 'yes', 'no', 'attends')),
  closed_on     TEXT NOT NULL CHECK (${date closed_on}),
  closed_why    TEXT NOT NULL
) STRICT;
CREATE INDEX unit_name ON unit (name);

CREATE TABLE org (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id     INTEGER REFERENCES org (id) CHECK (parent_id <> id),
  name          TEXT NOT NULL CHECK (trim(name) <> ''),
  kind          TEXT NOT NULL CHECK (kind IN ('committee', 'general', 'branch', 'joint', 'group')),
  formation     TEXT NOT NULL CHECK (formation IN ('', 'alone', 'joint', 'attached')),
  management    TEXT NOT NULL CHECK (management IN ('', 'line', 'place', 'both')),
  set_up_on     TEXT NOT NULL CHECK (${date set_up_on}),
  approved_on   TEXT NOT NULL CHECK (${date approved_on}),
  term_start    TEXT NOT NULL CHECK (${date term_start}),
  term_end      TEXT NOT NULL CHECK (${date term_end}),
  phone         TEXT NOT NULL,
  reported_size INTEGER NOT NULL CHECK (reported_size >= -1),
  remark        TEXT NOT NULL,
  in_charter    TEXT NOT NULL CHECK (in_charter IN ('', 'yes', 'no', 'attends')),
  seat_on_board TEXT NOT NULL CHECK (seat_on_board IN ('', 'yes', 'no', 'attends')),
  budgeted      TEXT NOT NULL CHECK (budgeted IN ('', 'yes', 'no', 'attends')),
  closed_on     TEXT NOT NULL CHECK (${date closed_on}),
  closed_why    TEXT NOT NULL,
  sort_pinyin   TEXT NOT NULL,
  sort_stroke   TEXT NOT NULL,
  initials      TEXT NOT NULL
) STRICT;
CREATE INDEX org_parent ON org (parent_id);

CREATE TABLE cover (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  org_id  INTEGER NOT NULL REFERENCES org (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL CHECK (${date from_on}),
  to_on   TEXT NOT NULL CHECK (${date to_on})
) STRICT;
CREATE INDEX cover_org ON cover (org_id);
CREATE INDEX cover_unit ON cover (unit_id);

CREATE TABLE member (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  branch_id   INTEGER REFERENCES org (id),
  name        TEXT NOT NULL CHECK (trim(name) <> ''),
  sex         TEXT NOT NULL CHECK (sex IN ('', '男', '女')),
  ethnicity   TEXT NOT NULL,
  id_number   TEXT NOT NULL,
  birth       TEXT NOT NULL CHECK (${date birth}),
  education   TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('', 'full', 'probation', 'target', 'activist', 'applicant')),
  join_date   TEXT NOT NULL CHECK (${date join_date}),
  full_date   TEXT NOT NULL CHECK (${date full_date}),
  job         TEXT NOT NULL,
  phone       TEXT NOT NULL,
  address     TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('normal', 'suspended', 'dismissed', 'left', 'died')),
  floating    INTEGER NOT NULL CHECK (floating IN (0, 1)),
  float_to    TEXT NOT NULL,
  lost        INTEGER NOT NULL CHECK (lost IN (0, 1)),
  lost_on     TEXT NOT NULL CHECK (${date lost_on}),
  exempt      INTEGER NOT NULL CHECK (exempt IN (0, 1)),
  remark      TEXT NOT NULL,
  closed_on   TEXT NOT NULL CHECK (${date closed_on}),
  closed_why  TEXT NOT NULL,
  sort_pinyin TEXT NOT NULL,
  sort_stroke TEXT NOT NULL,
  initials    TEXT NOT NULL
) STRICT;
CREATE INDEX member_branch ON member (branch_id);
CREATE INDEX member_number ON member (id_number) WHERE id_number <> '';

CREATE TABLE membership (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL REFERENCES member (id),
  org_id    INTEGER NOT NULL REFERENCES org (id),
  from_on   TEXT NOT NULL CHECK (${date from_on}),
  to_on     TEXT NOT NULL CHECK (${date to_on}),
  reason    TEXT NOT NULL
) STRICT;
CREATE INDEX membership_member ON membership (member_id);
CREATE INDEX membership_org ON membership (org_id);

CREATE TABLE post (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  org_id    INTEGER NOT NULL REFERENCES org (id),
  member_id INTEGER REFERENCES member (id),
  name      TEXT NOT NULL,
  duty      TEXT NOT NULL CHECK (duty IN ('secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'youth',
                                         'united-front', 'board', 'contact')),
  from_on   TEXT NOT NULL CHECK (${date from_on}),
  to_on     TEXT NOT NULL CHECK (${date to_on})
) STRICT;
CREATE INDEX post_org ON post (org_id);
CREATE INDEX post_member ON post (member_id);

CREATE TABLE activity (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  org_id   INTEGER NOT NULL REFERENCES org (id),
  date     TEXT NOT NULL CHECK (length(date) = 10 AND ${date date}),
  kind     TEXT NOT NULL CHECK (kind IN ('members', 'committee', 'group', 'lecture', 'day', 'life', 'review', 'talk',
                                        'study', 'volunteer', 'other')),
  topic    TEXT NOT NULL,
  place    TEXT NOT NULL,
  due      INTEGER NOT NULL CHECK (due >= -1),
  present  INTEGER NOT NULL CHECK (present >= -1),
  absent   TEXT NOT NULL,
  chair    TEXT NOT NULL,
  recorder TEXT NOT NULL,
  remark   TEXT NOT NULL
) STRICT;
CREATE INDEX activity_org ON activity (org_id, date);
CREATE INDEX activity_date ON activity (date);

CREATE TABLE assessment_year (
  year         INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  scheme       TEXT NOT NULL CHECK (json_valid(scheme)),
  opened_at    TEXT NOT NULL,
  finalised    INTEGER NOT NULL CHECK (finalised IN (0, 1)),
  finalised_at TEXT NOT NULL,
  decided_on   TEXT NOT NULL CHECK (${date decided_on})
) STRICT;

CREATE TABLE mark (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  year           INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id         INTEGER NOT NULL REFERENCES org (id),
  item           TEXT NOT NULL CHECK (item <> ''),
  stage          INTEGER NOT NULL CHECK (stage IN (0, 1, 2)),
  points         INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)),
  reason         TEXT NOT NULL,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  UNIQUE (year, org_id, item, stage)
) STRICT;
CREATE INDEX mark_org ON mark (org_id);

CREATE TABLE adjustment (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  year      INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id    INTEGER NOT NULL REFERENCES org (id),
  deduction INTEGER NOT NULL CHECK (deduction IN (0, 1)),
  title     TEXT NOT NULL,
  basis     TEXT NOT NULL,
  matter    TEXT NOT NULL,
  self      INTEGER,
  checked   INTEGER,
  final     INTEGER
) STRICT;
CREATE INDEX adjustment_year ON adjustment (year, org_id);
CREATE INDEX adjustment_org ON adjustment (org_id);

CREATE TABLE veto (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id INTEGER NOT NULL REFERENCES org (id),
  rule   TEXT NOT NULL,
  title  TEXT NOT NULL,
  basis  TEXT NOT NULL,
  date   TEXT NOT NULL CHECK (${date date})
) STRICT;
CREATE INDEX veto_year ON veto (year, org_id);
CREATE INDEX veto_org ON veto (org_id);

CREATE TABLE decision (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id INTEGER NOT NULL REFERENCES org (id),
  grade  TEXT NOT NULL,
  reason TEXT NOT NULL,
  by     TEXT NOT NULL,
  at     TEXT NOT NULL,
  UNIQUE (year, org_id)
) STRICT;
CREATE INDEX decision_org ON decision (org_id);

CREATE TABLE opinion (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  year   INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id INTEGER NOT NULL REFERENCES org (id),
  box    TEXT NOT NULL CHECK (box IN ('self', 'team', 'committee', 'notice', 'authority')),
  text   TEXT NOT NULL,
  date   TEXT NOT NULL CHECK (${date date}),
  UNIQUE (year, org_id, box)
) STRICT;
CREATE INDEX opinion_org ON opinion (org_id);

-- ranking is the outcome of a finalised year as it was, without its rows; result holds a row for each branch.
CREATE TABLE ranking (
  year     INTEGER PRIMARY KEY REFERENCES assessment_year (year),
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;

CREATE TABLE result (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  year     INTEGER NOT NULL REFERENCES ranking (year),
  org_id   INTEGER NOT NULL REFERENCES org (id),
  place    INTEGER NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
  UNIQUE (year, org_id)
) STRICT;
CREATE INDEX result_org ON result (org_id);

-- What a person taught the program about foreign spreadsheets. Under the change log, so that undoing an import
-- also forgets what it taught.
CREATE TABLE layout_memory (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  mapping     TEXT NOT NULL CHECK (json_valid(mapping)),
  UNIQUE (kind, fingerprint)
) STRICT;

CREATE TABLE value_memory (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL,
  foreign_value TEXT NOT NULL,
  choice  TEXT NOT NULL,
  UNIQUE (kind, foreign_value)
) STRICT;

-- Not under the change log: the log itself, the list of imports, and how the window looks.
CREATE TABLE change_set (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT NOT NULL,
  who       TEXT NOT NULL,
  why       TEXT NOT NULL,
  kind      TEXT NOT NULL,
  first_row INTEGER NOT NULL,
  last_row  INTEGER NOT NULL,
  undone    INTEGER REFERENCES change_set (id),
  undoes    INTEGER REFERENCES change_set (id)
) STRICT;

CREATE TABLE change_row (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  set_id INTEGER NOT NULL REFERENCES change_set (id),
  tbl    TEXT NOT NULL,
  pk     INTEGER NOT NULL,
  op     TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
  before TEXT,
  after  TEXT
) STRICT;
CREATE INDEX change_row_of ON change_row (tbl, pk);

CREATE TABLE change_open (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  set_id INTEGER NOT NULL
) STRICT;

-- Who was shown what the screen masks. It names rows without referring to them, so that it never keeps an undo from
-- taking a row back.
CREATE TABLE access (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL,
  what      TEXT NOT NULL CHECK (what IN ('id_number', 'phone')),
  at        TEXT NOT NULL
) STRICT;

CREATE TABLE import_log (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  change_set INTEGER REFERENCES change_set (id) ON DELETE SET NULL,
  file       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  at         TEXT NOT NULL,
  added      INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  same       INTEGER NOT NULL,
  skipped    INTEGER NOT NULL,
  conflicts  INTEGER NOT NULL,
  errors     INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which data file this is: made once with the file, the same in all its backups. A backup may replace only an earlier
-- backup of the same file.
CREATE TABLE identity (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  uuid TEXT NOT NULL CHECK (length(uuid) = 32)
) STRICT;
INSERT INTO identity VALUES (1, lower(hex(randomblob(16))));

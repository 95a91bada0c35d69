-- The unit where somebody works (工作单位), and whether he is of the new forms of employment (新就业群体); a probation that was
-- cancelled is no dismissal (取消预备党员资格 is not 除名). Statuses stand in a CHECK, so that the table is made anew.
CREATE TABLE member_new (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  branch_id     INTEGER REFERENCES org (id),
  unit_id       INTEGER DEFAULT NULL REFERENCES unit (id),
  name          TEXT NOT NULL CHECK (trim(name) <> ''),
  sex           TEXT NOT NULL CHECK (sex IN ('', '男', '女')),
  ethnicity     TEXT NOT NULL,
  id_number     TEXT NOT NULL,
  birth         TEXT NOT NULL CHECK (${date birth}),
  education     TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('', 'full', 'probation', 'target', 'activist', 'applicant')),
  join_date     TEXT NOT NULL CHECK (${date join_date}),
  full_date     TEXT NOT NULL CHECK (${date full_date}),
  job           TEXT NOT NULL,
  phone         TEXT NOT NULL,
  address       TEXT NOT NULL,
  status        TEXT NOT NULL CHECK (status IN ('normal', 'suspended', 'cancelled', 'dismissed', 'left', 'died')),
  floating      INTEGER NOT NULL CHECK (floating IN (0, 1)),
  float_to      TEXT NOT NULL,
  lost          INTEGER NOT NULL CHECK (lost IN (0, 1)),
  lost_on       TEXT NOT NULL CHECK (${date lost_on}),
  exempt        INTEGER NOT NULL CHECK (exempt IN (0, 1)),
  new_group     INTEGER NOT NULL DEFAULT 0 CHECK (new_group IN (0, 1)),
  remark        TEXT NOT NULL,
  closed_on     TEXT NOT NULL CHECK (${date closed_on}),
  closed_why    TEXT NOT NULL,
  sort_pinyin   TEXT NOT NULL,
  sort_stroke   TEXT NOT NULL,
  initials      TEXT NOT NULL,
  apply_date    TEXT NOT NULL DEFAULT '' CHECK (${date apply_date}),
  activist_date TEXT NOT NULL DEFAULT '' CHECK (${date activist_date}),
  target_date   TEXT NOT NULL DEFAULT '' CHECK (${date target_date})
) STRICT;
INSERT INTO member_new SELECT id, branch_id, NULL, name, sex, ethnicity, id_number, birth, education, kind, join_date, full_date, job, phone,
  address, status, floating, float_to, lost, lost_on, exempt, 0, remark, closed_on, closed_why, sort_pinyin, sort_stroke, initials, apply_date,
  activist_date, target_date FROM member;
-- Numbers of records that were deleted are never given again.
DELETE FROM sqlite_sequence WHERE name = 'member_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'member_new', seq FROM sqlite_sequence WHERE name = 'member';
DROP TABLE member;
ALTER TABLE member_new RENAME TO member;
CREATE INDEX member_branch ON member (branch_id);
CREATE INDEX member_unit ON member (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX member_number ON member (id_number) WHERE id_number <> '';

-- A branch may be formed around a member who was sent there (派党员单独组建).
CREATE TABLE org_new (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id         INTEGER REFERENCES org (id) CHECK (parent_id <> id),
  name              TEXT NOT NULL CHECK (trim(name) <> ''),
  kind              TEXT NOT NULL CHECK (kind IN ('committee', 'general', 'branch', 'joint', 'group')),
  formation         TEXT NOT NULL CHECK (formation IN ('', 'alone', 'seconded', 'joint', 'attached')),
  management        TEXT NOT NULL CHECK (management IN ('', 'line', 'place', 'both')),
  set_up_on         TEXT NOT NULL CHECK (${date set_up_on}),
  approved_on       TEXT NOT NULL CHECK (${date approved_on}),
  term_start        TEXT NOT NULL CHECK (${date term_start}),
  term_end          TEXT NOT NULL CHECK (${date term_end}),
  phone             TEXT NOT NULL,
  reported_size     INTEGER NOT NULL CHECK (reported_size >= -1),
  remark            TEXT NOT NULL,
  in_charter        TEXT NOT NULL CHECK (in_charter IN ('', 'yes', 'no', 'attends')),
  seat_on_board     TEXT NOT NULL CHECK (seat_on_board IN ('', 'yes', 'no', 'attends')),
  budgeted          TEXT NOT NULL CHECK (budgeted IN ('', 'yes', 'no', 'attends')),
  closed_on         TEXT NOT NULL CHECK (${date closed_on}),
  closed_why        TEXT NOT NULL,
  sort_pinyin       TEXT NOT NULL,
  sort_stroke       TEXT NOT NULL,
  initials          TEXT NOT NULL,
  values_in_charter TEXT NOT NULL DEFAULT '' CHECK (values_in_charter IN ('', 'yes', 'no', 'attends'))
) STRICT;
INSERT INTO org_new SELECT * FROM org;
DELETE FROM sqlite_sequence WHERE name = 'org_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'org_new', seq FROM sqlite_sequence WHERE name = 'org';
DROP TABLE org;
ALTER TABLE org_new RENAME TO org;
CREATE INDEX org_parent ON org (parent_id);

-- Units (单位, 行业系统主管单位) may be assessed as branches are: what stands about somebody in a year is of an organisation or of a
-- unit, one of the two. The column subject is what the program knows both by: an organisation's number, or a unit's and a
-- thousand million. It is made from the two and is in no entry of the change log, so that entries of before are as whole as ever.

CREATE TABLE mark_new (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  year           INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id         INTEGER REFERENCES org (id),
  item           TEXT NOT NULL CHECK (item <> ''),
  stage          INTEGER NOT NULL CHECK (stage IN (0, 1, 2)),
  points         INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)),
  reason         TEXT NOT NULL,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL,
  evidence       TEXT NOT NULL DEFAULT '',
  unit_id        INTEGER DEFAULT NULL REFERENCES unit (id),
  subject        INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL)),
  UNIQUE (year, subject, item, stage)
) STRICT;
INSERT INTO mark_new (id, year, org_id, item, stage, points, not_applicable, reason, by, at, evidence) SELECT id, year, org_id, item, stage, points, not_applicable, reason, by, at, evidence FROM mark;
DELETE FROM sqlite_sequence WHERE name = 'mark_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'mark_new', seq FROM sqlite_sequence WHERE name = 'mark';
DROP TABLE mark;
ALTER TABLE mark_new RENAME TO mark;
CREATE INDEX mark_org ON mark (org_id);
CREATE INDEX mark_unit ON mark (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE adjustment_new (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  year       INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id     INTEGER REFERENCES org (id),
  deduction  INTEGER NOT NULL CHECK (deduction IN (0, 1)),
  title      TEXT NOT NULL,
  basis      TEXT NOT NULL,
  matter     TEXT NOT NULL,
  self       INTEGER,
  checked    INTEGER,
  final      INTEGER,
  level      TEXT NOT NULL DEFAULT '',
  evidence   TEXT NOT NULL DEFAULT '',
  claim_line TEXT NOT NULL DEFAULT '',
  unit_id    INTEGER DEFAULT NULL REFERENCES unit (id),
  subject    INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL))
) STRICT;
INSERT INTO adjustment_new (id, year, org_id, deduction, title, basis, matter, self, checked, final, level, evidence, claim_line) SELECT id, year, org_id, deduction, title, basis, matter, self, checked, final, level, evidence, claim_line FROM adjustment;
DELETE FROM sqlite_sequence WHERE name = 'adjustment_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'adjustment_new', seq FROM sqlite_sequence WHERE name = 'adjustment';
DROP TABLE adjustment;
ALTER TABLE adjustment_new RENAME TO adjustment;
CREATE INDEX adjustment_year ON adjustment (year, subject);
CREATE INDEX adjustment_org ON adjustment (org_id);
CREATE INDEX adjustment_unit ON adjustment (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE veto_new (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  year    INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id  INTEGER REFERENCES org (id),
  rule    TEXT NOT NULL,
  title   TEXT NOT NULL,
  basis   TEXT NOT NULL,
  date    TEXT NOT NULL CHECK (${date date}),
  unit_id INTEGER DEFAULT NULL REFERENCES unit (id),
  subject INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL))
) STRICT;
INSERT INTO veto_new (id, year, org_id, rule, title, basis, date) SELECT id, year, org_id, rule, title, basis, date FROM veto;
DELETE FROM sqlite_sequence WHERE name = 'veto_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'veto_new', seq FROM sqlite_sequence WHERE name = 'veto';
DROP TABLE veto;
ALTER TABLE veto_new RENAME TO veto;
CREATE INDEX veto_year ON veto (year, subject);
CREATE INDEX veto_org ON veto (org_id);
CREATE INDEX veto_unit ON veto (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE decision_new (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  year    INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id  INTEGER REFERENCES org (id),
  grade   TEXT NOT NULL,
  reason  TEXT NOT NULL,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  basis   TEXT NOT NULL DEFAULT '' CHECK (basis = '' OR json_valid(basis)),
  unit_id INTEGER DEFAULT NULL REFERENCES unit (id),
  subject INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL)),
  UNIQUE (year, subject)
) STRICT;
INSERT INTO decision_new (id, year, org_id, grade, reason, by, at, basis) SELECT id, year, org_id, grade, reason, by, at, basis FROM decision;
DELETE FROM sqlite_sequence WHERE name = 'decision_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'decision_new', seq FROM sqlite_sequence WHERE name = 'decision';
DROP TABLE decision;
ALTER TABLE decision_new RENAME TO decision;
CREATE INDEX decision_org ON decision (org_id);
CREATE INDEX decision_unit ON decision (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE opinion_new (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  year    INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id  INTEGER REFERENCES org (id),
  box     TEXT NOT NULL CHECK (box IN ('self', 'team', 'committee', 'notice', 'authority')),
  text    TEXT NOT NULL,
  date    TEXT NOT NULL CHECK (${date date}),
  unit_id INTEGER DEFAULT NULL REFERENCES unit (id),
  subject INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL)),
  UNIQUE (year, subject, box)
) STRICT;
INSERT INTO opinion_new (id, year, org_id, box, text, date) SELECT id, year, org_id, box, text, date FROM opinion;
DELETE FROM sqlite_sequence WHERE name = 'opinion_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'opinion_new', seq FROM sqlite_sequence WHERE name = 'opinion';
DROP TABLE opinion;
ALTER TABLE opinion_new RENAME TO opinion;
CREATE INDEX opinion_org ON opinion (org_id);
CREATE INDEX opinion_unit ON opinion (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE result_new (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  year     INTEGER NOT NULL REFERENCES ranking (year),
  org_id   INTEGER REFERENCES org (id),
  place    INTEGER NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
  unit_id  INTEGER DEFAULT NULL REFERENCES unit (id),
  subject  INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL)),
  UNIQUE (year, subject)
) STRICT;
INSERT INTO result_new (id, year, org_id, place, snapshot) SELECT id, year, org_id, place, snapshot FROM result;
DELETE FROM sqlite_sequence WHERE name = 'result_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'result_new', seq FROM sqlite_sequence WHERE name = 'result';
DROP TABLE result;
ALTER TABLE result_new RENAME TO result;
CREATE INDEX result_org ON result (org_id);
CREATE INDEX result_unit ON result (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE sent_form_new (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  year    INTEGER NOT NULL REFERENCES assessment_year (year),
  org_id  INTEGER REFERENCES org (id),
  number  INTEGER NOT NULL CHECK (number >= 1),
  version TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  unit_id INTEGER DEFAULT NULL REFERENCES unit (id),
  subject INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(org_id, unit_id + 1000000000)) VIRTUAL,
  CHECK ((org_id IS NULL) <> (unit_id IS NULL)),
  UNIQUE (year, subject)
) STRICT;
INSERT INTO sent_form_new (id, year, org_id, number, version, sent_at) SELECT id, year, org_id, number, version, sent_at FROM sent_form;
DELETE FROM sqlite_sequence WHERE name = 'sent_form_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'sent_form_new', seq FROM sqlite_sequence WHERE name = 'sent_form';
DROP TABLE sent_form;
ALTER TABLE sent_form_new RENAME TO sent_form;
CREATE INDEX sent_form_org ON sent_form (org_id);
CREATE INDEX sent_form_unit ON sent_form (unit_id) WHERE unit_id IS NOT NULL;

-- An objection against the result of a unit.
ALTER TABLE objection ADD COLUMN unit_id INTEGER DEFAULT NULL REFERENCES unit (id) CHECK (unit_id IS NULL OR org_id IS NULL);
CREATE INDEX objection_unit ON objection (unit_id) WHERE unit_id IS NOT NULL;

-- Whether a group assesses units. Those of before assess organisations, also where their scheme calls these units.
ALTER TABLE assessment_year ADD COLUMN units INTEGER NOT NULL DEFAULT 0 CHECK (units IN (0, 1));
ALTER TABLE assessment_group ADD COLUMN units INTEGER NOT NULL DEFAULT 0 CHECK (units IN (0, 1));

-- Migration 18 left a counter of nothing behind.
DELETE FROM sqlite_sequence WHERE name = 'scheme_version' AND seq = 0;

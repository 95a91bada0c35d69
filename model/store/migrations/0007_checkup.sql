-- What the committee set differently for rules of the checkup (体检), and the findings that it accepted for a time.
CREATE TABLE rule_setting (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  rule        TEXT NOT NULL UNIQUE CHECK (rule <> ''),
  limit_value INTEGER CHECK (limit_value BETWEEN 1 AND 1000),
  severity    TEXT NOT NULL CHECK (severity IN ('', 'M', 'N', 'L')),
  judged      TEXT NOT NULL CHECK (judged IN ('', 'on', 'off')),
  reason      TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;

CREATE TABLE accepted_finding (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  rule      TEXT NOT NULL CHECK (rule <> ''),
  org_id    INTEGER REFERENCES org (id),
  member_id INTEGER REFERENCES member (id),
  reason    TEXT NOT NULL CHECK (trim(reason) <> ''),
  from_on   TEXT NOT NULL CHECK (${date from_on}),
  until_on  TEXT NOT NULL CHECK (until_on <> '' AND (${date until_on}))
) STRICT;
CREATE INDEX accepted_finding_org ON accepted_finding (org_id);
CREATE INDEX accepted_finding_member ON accepted_finding (member_id);

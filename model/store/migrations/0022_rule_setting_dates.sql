-- What the committee sets for a rule of the checkup holds from a day on, and the settings before it stay: former days are judged by
-- them. Those of before hold all along (from_on '').
CREATE TABLE rule_setting_new (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  rule        TEXT NOT NULL CHECK (rule <> ''),
  limit_value INTEGER CHECK (limit_value BETWEEN 1 AND 1000),
  severity    TEXT NOT NULL CHECK (severity IN ('', 'M', 'N', 'L')),
  judged      TEXT NOT NULL CHECK (judged IN ('', 'on', 'off')),
  reason      TEXT NOT NULL CHECK (trim(reason) <> ''),
  from_on     TEXT NOT NULL DEFAULT '' CHECK (${date from_on})
) STRICT;
INSERT INTO rule_setting_new (id, rule, limit_value, severity, judged, reason) SELECT id, rule, limit_value, severity, judged, reason FROM rule_setting;
DELETE FROM sqlite_sequence WHERE name = 'rule_setting_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'rule_setting_new', seq FROM sqlite_sequence WHERE name = 'rule_setting';
DROP TABLE rule_setting;
ALTER TABLE rule_setting_new RENAME TO rule_setting;

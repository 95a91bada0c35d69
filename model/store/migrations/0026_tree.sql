-- The street that manages an organisation beside its superior (属地党组织), and who manages what where that differs from the
-- usual division.
ALTER TABLE org ADD COLUMN local_parent TEXT NOT NULL DEFAULT '';
ALTER TABLE org ADD COLUMN duties TEXT NOT NULL DEFAULT '';

-- A committee of any sector: its own words for it, and what its years begin with. "" is as the sector has it.
CREATE TABLE committee_new (
  id                INTEGER PRIMARY KEY CHECK (id = 1),
  name              TEXT NOT NULL CHECK (trim(name) <> ''),
  sector            TEXT NOT NULL CHECK (trim(sector) <> ''),
  district          TEXT NOT NULL,
  contact           TEXT NOT NULL,
  phone             TEXT NOT NULL,
  year              INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 2000 AND 2100),
  life_from         TEXT NOT NULL DEFAULT '' CHECK (${date life_from}),
  sector_name       TEXT NOT NULL DEFAULT '',
  unit_word         TEXT NOT NULL DEFAULT '',
  unit_kinds        TEXT NOT NULL DEFAULT '',
  licence_word      TEXT NOT NULL DEFAULT '',
  first_scheme      TEXT NOT NULL DEFAULT '',
  first_pioneer     TEXT NOT NULL DEFAULT '',
  without_registers TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO committee_new (id, name, sector, district, contact, phone, year, life_from) SELECT id, name, sector, district, contact, phone, year, life_from FROM committee;
DROP TABLE committee;
ALTER TABLE committee_new RENAME TO committee;

-- Debrief ballots (述职评议测评票). The set-up of a year, as JSON; whom it votes on; and what was counted of each voter group at
-- each meeting. Only sums are kept: votes holds them by subject, '{}' while papers are being entered.
CREATE TABLE ballot_setup (
  year       INTEGER PRIMARY KEY REFERENCES assessment_year (year),
  definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT;

CREATE TABLE ballot_subject (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  year    INTEGER NOT NULL REFERENCES ballot_setup (year),
  org_id  INTEGER NOT NULL REFERENCES org (id),
  session INTEGER NOT NULL CHECK (session >= 1),
  place   INTEGER NOT NULL CHECK (place >= 1),
  person  TEXT NOT NULL,
  how     TEXT NOT NULL CHECK (how IN ('site', 'written', 'none')),
  why     TEXT NOT NULL,
  UNIQUE (year, org_id)
) STRICT;
CREATE INDEX ballot_subject_org ON ballot_subject (org_id);

CREATE TABLE ballot_tally (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  year      INTEGER NOT NULL REFERENCES ballot_setup (year),
  form      TEXT NOT NULL CHECK (form <> ''),
  session   INTEGER NOT NULL CHECK (session >= 1),
  voters    TEXT NOT NULL CHECK (voters <> ''),
  issued    INTEGER NOT NULL CHECK (issued >= 0),
  returned  INTEGER NOT NULL CHECK (returned >= 0),
  valid     INTEGER NOT NULL CHECK (valid >= 0),
  void      INTEGER NOT NULL CHECK (void >= 0),
  corrected INTEGER NOT NULL CHECK (corrected >= 0),
  state     TEXT NOT NULL CHECK (state IN ('open', 'counting', 'done')),
  votes     TEXT NOT NULL CHECK (json_valid(votes)),
  UNIQUE (year, form, session, voters)
) STRICT;

-- The sums of a group while its papers are entered, by the number of its tally. Outside the change log, because the sums before
-- and after each paper would give every single paper away.
CREATE TABLE ballot_running (
  tally_id INTEGER PRIMARY KEY,
  votes    TEXT NOT NULL CHECK (json_valid(votes))
) STRICT;

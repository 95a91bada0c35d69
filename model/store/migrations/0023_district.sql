-- A district's data file (区级汇总) takes in the packages of committees. What came is kept as it came; what counts of it follows
-- from the packages and the settlements (model/district). The row in district makes a file a district's; it is made with the file.
CREATE TABLE district (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  public_key  TEXT NOT NULL CHECK (public_key <> ''),
  private_key TEXT NOT NULL CHECK (private_key <> ''),
  limits      TEXT NOT NULL CHECK (json_valid(limits))
) STRICT;

-- The committees that send. Whose data file it is, is known from the first package on.
CREATE TABLE sender (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  identity TEXT NOT NULL,
  contact  TEXT NOT NULL,
  phone    TEXT NOT NULL,
  due_on   TEXT NOT NULL CHECK (${date due_on}),
  left_on  TEXT NOT NULL CHECK (${date left_on})
) STRICT;
CREATE UNIQUE INDEX sender_identity ON sender (identity) WHERE identity <> '';

CREATE TABLE package (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  sender_id INTEGER NOT NULL REFERENCES sender (id),
  hash      TEXT NOT NULL UNIQUE CHECK (hash <> ''),
  name      TEXT NOT NULL,
  sector    TEXT NOT NULL,
  year      INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  day       TEXT NOT NULL CHECK (${date day}),
  made_at   TEXT NOT NULL,
  taken_at  TEXT NOT NULL,
  rosters   TEXT NOT NULL CHECK (rosters IN ('none', 'masked', 'whole'))
) STRICT;
CREATE INDEX package_sender ON package (sender_id);

-- The figures of a year: those of the committee, and a list of those of its branches.
CREATE TABLE package_year (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  package_id INTEGER NOT NULL REFERENCES package (id),
  year       INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  figures    TEXT NOT NULL CHECK (json_valid(figures)),
  branches   TEXT NOT NULL CHECK (json_valid(branches)),
  UNIQUE (package_id, year)
) STRICT;

-- The people of a branch (its key in the package, '' for those of none), of the latest roster that a committee sent.
CREATE TABLE package_roster (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  package_id INTEGER NOT NULL REFERENCES package (id),
  branch     TEXT NOT NULL,
  people     TEXT NOT NULL CHECK (json_valid(people)),
  UNIQUE (package_id, branch)
) STRICT;

-- A finalised result that a later package tells differently, and which of the two counts.
CREATE TABLE settlement (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  sender_id INTEGER NOT NULL REFERENCES sender (id),
  year      INTEGER NOT NULL,
  branch    TEXT NOT NULL,
  stood     TEXT NOT NULL,
  incoming  TEXT NOT NULL,
  taken     INTEGER NOT NULL CHECK (taken IN (0, 1)),
  UNIQUE (sender_id, year, branch, stood, incoming)
) STRICT;

-- Of a committee's own data file: the district that its packages are for.
CREATE TABLE reporting (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  public_key TEXT NOT NULL
) STRICT;

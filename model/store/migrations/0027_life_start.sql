-- From when Party life is judged was said anew on a day (from_on), with its reason; before that day it is judged as it was.
CREATE TABLE life_start (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  since   TEXT NOT NULL CHECK (since <> '' AND (${date since})),
  from_on TEXT NOT NULL CHECK (length(from_on) = 10 AND (${date from_on})),
  reason  TEXT NOT NULL
) STRICT;

-- How papers are laid out, and what stands on them that no record holds. The row without a paper is for all papers; the number
-- and the date of a document belong to one paper of one year. Margins are whole millimetres, 0 for the standard ones.
CREATE TABLE paper_layout (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  paper         TEXT NOT NULL,
  year          INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 2000 AND 2100),
  committee     TEXT NOT NULL,
  issuer        TEXT NOT NULL,
  doc_number    TEXT NOT NULL,
  dated         TEXT NOT NULL CHECK (dated = '' OR length(dated) = 10 AND (${date dated})),
  numbers       TEXT NOT NULL CHECK (numbers IN ('', 'centred')),
  margin_top    INTEGER NOT NULL CHECK (margin_top BETWEEN 0 AND 60),
  margin_bottom INTEGER NOT NULL CHECK (margin_bottom BETWEEN 0 AND 60),
  margin_left   INTEGER NOT NULL CHECK (margin_left BETWEEN 0 AND 60),
  margin_right  INTEGER NOT NULL CHECK (margin_right BETWEEN 0 AND 60),
  UNIQUE (paper, year)
) STRICT;

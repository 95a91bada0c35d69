-- When somebody asked to join, became an activist and a target: lists of applicants, activists and targets state it.
ALTER TABLE member ADD COLUMN apply_date TEXT NOT NULL DEFAULT '' CHECK (${date apply_date});
ALTER TABLE member ADD COLUMN activist_date TEXT NOT NULL DEFAULT '' CHECK (${date activist_date});
ALTER TABLE member ADD COLUMN target_date TEXT NOT NULL DEFAULT '' CHECK (${date target_date});

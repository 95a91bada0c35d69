-- Law firms write two things into their charter (社会主义核心价值观 beside 党的领导, which is in_charter).
ALTER TABLE org ADD COLUMN values_in_charter TEXT NOT NULL DEFAULT '' CHECK (values_in_charter IN ('', 'yes', 'no', 'attends'));

-- Whether a member counted as exempt or away for long when a quarter was entered for him: past quarters stay as they were when his
-- record changes. Entries of before have none and go by the record.
ALTER TABLE pioneer_mark ADD COLUMN standing TEXT NOT NULL DEFAULT '' CHECK (standing IN ('', 'plain', 'exempt'));

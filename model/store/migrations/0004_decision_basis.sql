-- What a decision was made on (model.Standing), so that it lapses when the marks change; '' in what older programs wrote.
ALTER TABLE decision ADD COLUMN basis TEXT NOT NULL DEFAULT '' CHECK (basis = '' OR json_valid(basis));

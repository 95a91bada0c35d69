package store

import "github.com/shuangbai/shuangbai/model"

var stageDates = newTable("stage_date", "year, stage, due", "year, due, id", func(d *model.StageDate) []any {
	return []any{&d.Year, &d.Stage, &d.Due}
})

// StageDates returns by which days the steps of a year shall be done, as far as somebody or the opening of the year wrote them down.
func (r *Reader) StageDates(year int) ([]model.StageDate, error) {
	return stageDates.list(r, "year = ?", year)
}

// PutStageDate writes down by which day a step of a year shall be done. Closed in an archived year.
func (tx *Tx) PutStageDate(d model.StageDate) error { return stageDates.upsert(tx, &d, 2) }

var setupSkips = newTable("setup_skip", "step, skipped_on", "id", func(s *model.SetupSkip) []any { return []any{&s.Step, &s.On} })

// SetupSkips returns the steps of setting up that were left out on purpose.
func (r *Reader) SetupSkips() ([]model.SetupSkip, error) { return setupSkips.list(r, "") }

// PutSetupSkip leaves a step of setting up out.
func (tx *Tx) PutSetupSkip(s model.SetupSkip) error { return setupSkips.upsert(tx, &s, 1) }

// DeleteSetupSkip takes a step of setting up in again. One that is not there is no failure.
func (tx *Tx) DeleteSetupSkip(step string) error {
	_, err := remove(tx, "setup_skip", "step = ?", step)
	return err
}

// sampleDay is the key of the setting with the day on which a sample committee stands.
const sampleDay = "sample_day"

// SampleDay is the day that a sample committee takes for the present one, "" in every other data file.
func (r *Reader) SampleDay() (day model.Date, err error) {
	days, err := column[model.Date](r.ctx, r.q, "SELECT value FROM setting WHERE key = ?", sampleDay)
	if err != nil || len(days) == 0 {
		return "", failure(err, "")
	}
	return days[0], nil
}

// PutSampleDay makes a data file the sample of a day. It is no change of its content and stands in no history.
func (tx *Tx) PutSampleDay(day model.Date) error {
	_, err := tx.exec("INSERT OR REPLACE INTO setting VALUES (?, ?)", sampleDay, string(day))
	return failure(err, "")
}

package office

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

// StageIDs lists the steps of a year in their order.
func StageIDs() []StageID {
	return []StageID{StageIssue, StageSelf, StageCheck, StageBallot, StageFinalise, StagePublish, StageArchive}
}

// StageDates are by which days the steps of a year shall be done.
type StageDates map[StageID]model.Date

// usualStageDates are the days that come with the program, in a year.
func usualStageDates(year int) StageDates {
	var plan struct {
		Due map[StageID]string `json:"due"` // 11-25
	}
	raw, _ := schemes.Read("year.json")
	if err := json.Unmarshal(raw, &plan); err != nil {
		panic(err) // embedded, and read by a test
	}
	dates := StageDates{}
	for stage, day := range plan.Due {
		dates[stage] = model.Date(fmt.Sprintf("%d-%s", year, day))
	}
	return dates
}

// StageDates returns by which days the steps of a year shall be done: as written down, else as usual.
func (o *Office) StageDates(ctx context.Context, year int) (dates StageDates, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		dates, err = stageDates(r, year)
		return err
	})
	return dates, err
}

func stageDates(r *store.Reader, year int) (StageDates, error) {
	dates := usualStageDates(year)
	known, err := r.StageDates(year)
	for _, d := range known {
		dates[StageID(d.Stage)] = d.Due
	}
	return dates, err
}

// CheckStageDates refuses what SetStageDates would refuse; the error names the step as its field.
func CheckStageDates(year int, dates StageDates) error {
	for i, stage := range StageIDs() {
		due := dates[stage]
		if due.Precision() != model.ByDay {
			return model.FieldErrorf(string(stage), "%s的截止日期写成年-月-日，如 %s", stage.Label(), usualStageDates(year)[stage])
		}
		if from, to := model.Date(fmt.Sprintf("%d-01-01", year)), model.Date(fmt.Sprintf("%d-12-31", year+1)); due.Before(from) || to.Before(due) {
			return model.FieldErrorf(string(stage), "%s的截止日期应在 %d 年到 %d 年之间", stage.Label(), year, year+1)
		}
		if i > 0 {
			if former := StageIDs()[i-1]; due.Before(dates[former]) {
				return model.FieldErrorf(string(stage), "%s的截止日期早于%s的（%s），七步按先后排", stage.Label(), former.Label(), dates[former])
			}
		}
	}
	return nil
}

// SetStageDates writes down by which days the steps of a year shall be done, all seven of them. A year that is not open yet may have
// them; one that is archived keeps what it has.
func (o *Office) SetStageDates(ctx context.Context, year int, dates StageDates) (int64, error) {
	if err := CheckStageDates(year, dates); err != nil {
		return 0, err
	}
	return o.write(ctx, "assess", fmt.Sprintf("定 %d 年度考核日程", year), func(tx *store.Tx) error {
		if _, err := unarchivedYear(&tx.Reader, year); err != nil && model.CodeOf(err) != model.NotFound {
			return err
		}
		return putStageDates(tx, year, dates)
	})
}

func putStageDates(tx *store.Tx, year int, dates StageDates) error {
	for _, stage := range StageIDs() {
		if err := tx.PutStageDate(model.StageDate{Year: year, Stage: string(stage), Due: dates[stage]}); err != nil {
			return err
		}
	}
	return nil
}

// keepStageDates writes the days of a year that is opened down as they stand, so that another default changes nothing of it.
func keepStageDates(tx *store.Tx, year int) error {
	dates, err := stageDates(&tx.Reader, year)
	if err != nil {
		return err
	}
	return putStageDates(tx, year, dates)
}

// madeOn is the day on which a data file was made, "" for a sample, which was never another's year before.
func madeOn(r *store.Reader) (model.Date, error) {
	if sample, err := r.SampleDay(); err != nil || sample != "" {
		return "", err
	}
	return r.MadeOn()
}

// due adds by which days the steps shall be done, and which of them are late on a day: neither done nor left out. A day that was over
// when the data file was made is past: who begins in November is not late from the first minute.
func (d StageDates) due(all []YearStage, made, day model.Date) {
	for i := range all {
		s := &all[i]
		s.Due = d[s.ID]
		if s.State == StageDone || s.State == StageSkipped || s.Due == "" || !s.Due.Before(day) {
			continue
		}
		if s.Past = made != "" && s.Due.Before(made); s.Past {
			continue
		}
		s.Late, s.LateDays = true, s.Due.DaysTo(day)
	}
}

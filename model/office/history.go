package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/store"
)

// History returns the latest change sets, at most limit (0 is all), each with why its year keeps it from being taken back.
func (o *Office) History(ctx context.Context, limit int) ([]model.ChangeSet, error) {
	var sets []model.ChangeSet
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		if sets, err = r.ChangeSets(0, limit); err != nil {
			return err
		}
		closed, err := r.ClosedSets()
		for i := range sets {
			if y, ok := closed[sets[i].ID]; ok {
				sets[i].Closed = closedWords(y)
			}
		}
		return err
	})
	return sets, err
}

// closedWords says that a change belongs to a year that is decided.
func closedWords(y model.AssessmentYear) string {
	state := "核定"
	if y.ArchivedOn != "" {
		state = "归档"
	}
	return fmt.Sprintf("%d 年度已经%s，这次改动不能撤销；要改先在“考核”里重新打开年度，并写明原因", y.Year, state)
}

// Imports returns the applied imports, the latest first, with the change set that each made. Those of registers are labelled as this
// data file calls them (intake.LearnRegisters).
func (o *Office) Imports(ctx context.Context) ([]model.Import, error) {
	var imports []model.Import
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		if imports, err = r.Imports(); err != nil {
			return err
		}
		all, _, err := o.registers(r)
		intake.LearnRegisters(all)
		return err
	})
	return imports, err
}

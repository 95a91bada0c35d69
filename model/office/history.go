package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/store"
)

// History returns the latest change sets, at most limit (0 is all).
func (o *Office) History(ctx context.Context, limit int) ([]model.ChangeSet, error) {
	var sets []model.ChangeSet
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		sets, err = r.ChangeSets(0, limit)
		return err
	})
	return sets, err
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

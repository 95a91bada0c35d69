package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
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

// Imports returns the applied imports, the latest first, with the change set that each made.
func (o *Office) Imports(ctx context.Context) ([]model.Import, error) {
	var imports []model.Import
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		imports, err = r.Imports()
		return err
	})
	return imports, err
}

// Activities returns the records of a year, 0 for all.
func (o *Office) Activities(ctx context.Context, year int) ([]ActivityRow, error) {
	var rows []ActivityRow
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Activities()
		if err != nil {
			return err
		}
		names, err := r.OrgNames()
		for _, a := range all {
			if year == 0 || a.Date.Year() == year {
				rows = append(rows, ActivityRow{Activity: a, Branch: names[a.OrgID]})
			}
		}
		return err
	})
	return rows, err
}

// ActivityRow is one record of Party life with its branch's name.
type ActivityRow struct {
	model.Activity
	Branch string
}

// Units returns the units, closed ones left out.
func (o *Office) Units(ctx context.Context) ([]model.Unit, error) {
	var open []model.Unit
	err := o.db.Read(ctx, func(r *store.Reader) error {
		units, err := r.Units()
		for _, u := range units {
			if u.ClosedOn == "" {
				open = append(open, u)
			}
		}
		return err
	})
	return open, err
}

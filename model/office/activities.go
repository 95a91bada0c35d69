package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

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

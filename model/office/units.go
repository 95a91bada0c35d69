package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

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

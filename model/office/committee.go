package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Committee returns the committee's own data.
func (o *Office) Committee(ctx context.Context) (model.Committee, error) {
	var c model.Committee
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		if c, err = r.Committee(); err != nil {
			return err
		}
		if now, err := lifeFrom(r, &c, o.Today()); err != nil || now.ID != 0 {
			c.LifeFrom, c.LifeReason = now.Since, now.Reason
			return err
		}
		return nil
	})
	return c, err
}

// WorkingYear is the year that the committee works in: the one that was chosen, or else the present one.
func (o *Office) WorkingYear(ctx context.Context) (int, error) {
	c, err := o.Committee(ctx)
	if err != nil || c.Year != 0 {
		return c.Year, err
	}
	return o.Now().Year(), nil
}

// SaveCommittee changes the committee's own data.
func (o *Office) SaveCommittee(ctx context.Context, c model.Committee) (int64, error) {
	c, err := o.ownCommittee(c)
	if err != nil {
		return 0, err
	}
	return o.write(ctx, "settings", "修改党委资料", func(tx *store.Tx) error { return putCommittee(tx, c, o.Today()) })
}

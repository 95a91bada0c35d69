package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// SetMarks writes marks, each checked against its item, in one change set described by why.
func (o *Office) SetMarks(ctx context.Context, year int, changes []MarkChange, why string) (int64, error) {
	return o.write(ctx, "assess", why, func(tx *store.Tx) error {
		schemes, err := openSchemes(&tx.Reader, year)
		if err != nil {
			return err
		}
		for _, c := range changes {
			if c.Mark == nil {
				continue
			}
			y, err := schemes.of(c.OrgID)
			if err != nil {
				return err
			}
			_, _, item, ok := y.Scheme.ItemByID(c.Key.Item)
			if !ok {
				return model.Errorf(model.NotFound, "方案里没有项目 %s", c.Key.Item)
			}
			if !c.Mark.NotApplicable {
				if err := withinScope(&tx.Reader, year, item, c.OrgID); err != nil {
					return err
				}
				if err := scoring.CheckMark(item, c.Mark.Points); err != nil {
					return err
				}
			}
		}
		now := map[int64]map[model.MarkKey]model.Mark{}
		for _, c := range changes {
			if now[c.OrgID] != nil {
				continue
			}
			if now[c.OrgID], err = tx.MarksOf(year, c.OrgID); err != nil {
				return err
			}
		}
		return o.writeMarks(tx, schemes, now, changes)
	})
}

// withinScope refuses a mark of an item that is not for the branch.
func withinScope(r *store.Reader, year int, item *model.Item, orgID int64) error {
	if item.Scope.All() {
		return nil
	}
	y, err := r.AssessmentYear(year)
	if err != nil {
		return err
	}
	p, err := placingOf(r, y)
	if err != nil {
		return err
	}
	a, err := p.known(r, orgID)
	if err != nil {
		return err
	}
	if why := scoring.Outside(item.Scope, a, p.sector, year); why != "" {
		return model.FieldErrorf("points", "%s对%s不适用，不能打分：%s", item.Title(), a.Name(), why)
	}
	return nil
}

// SaveAdjustment adds (ID 0) or changes a bonus or deduction.
func (o *Office) SaveAdjustment(ctx context.Context, year int, a model.Adjustment) (int64, error) {
	if a.Title == "" {
		return 0, model.FieldErrorf("title", "事项还没有填")
	}
	for _, p := range []*model.Points{a.Self, a.Checked, a.Final} {
		if p != nil && *p < 0 {
			return 0, model.FieldErrorf("points", "分值填正数，减分也一样")
		}
	}
	kind, change := "加分", "登记"
	if a.Deduction {
		kind = "减分"
	}
	if a.ID != 0 {
		change = "修改"
	}
	return o.write(ctx, "assess", change+kind+"："+a.Title, func(tx *store.Tx) error {
		schemes, err := openSchemes(&tx.Reader, year)
		if err != nil {
			return err
		}
		y, err := schemes.of(a.OrgID)
		if err != nil {
			return err
		}
		if err := scoring.CheckAdjustment(&y.Scheme, a); err != nil {
			return err
		}
		return writeAdjustment(tx, year, &a)
	})
}

// RemoveAdjustment takes a bonus or deduction away.
func (o *Office) RemoveAdjustment(ctx context.Context, year int, id int64) (int64, error) {
	return o.write(ctx, "assess", "删去一条加减分", func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		return tx.DeleteAdjustment(id)
	})
}

// SaveVeto records a 一票否决.
func (o *Office) SaveVeto(ctx context.Context, year int, v model.Veto) (int64, error) {
	if v.Title == "" {
		return 0, model.FieldErrorf("title", "否决情形还没有选")
	}
	return o.write(ctx, "assess", "登记一票否决", func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		return tx.PutVeto(year, &v)
	})
}

// RemoveVeto takes a 一票否决 away.
func (o *Office) RemoveVeto(ctx context.Context, year int, id int64) (int64, error) {
	return o.write(ctx, "assess", "撤下一票否决", func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		return tx.DeleteVeto(id)
	})
}

// SaveOpinion writes the text of one opinion box of a branch's sheet.
func (o *Office) SaveOpinion(ctx context.Context, year int, op model.Opinion) (int64, error) {
	return o.write(ctx, "assess", "填写考核意见", func(tx *store.Tx) error { return tx.PutOpinion(year, op) })
}

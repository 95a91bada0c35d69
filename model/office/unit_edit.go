package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// SaveUnit adds a unit (ID 0) or changes one. org is the organisation that covers it from today on, 0 for none; the covers
// of a unit that several organisations cover stay as they are. A name or a code that another open unit has is refused.
func (o *Office) SaveUnit(ctx context.Context, u model.Unit, org int64) (id, change int64, err error) {
	if err := record.Units.CheckLengths(&u); err != nil {
		return 0, 0, err
	}
	if err := u.Validate(); err != nil {
		return 0, 0, err
	}
	why := "修改" + u.Name + "资料"
	if u.ID == 0 {
		why = "新增单位" + u.Name
	}
	change, err = o.write(ctx, "edit", why, func(tx *store.Tx) error {
		if err := onlyUnit(tx, u); err != nil {
			return err
		}
		if err := tx.PutUnit(&u); err != nil {
			return err
		}
		return o.coverUnit(tx, u.ID, org)
	})
	return u.ID, change, err
}

func onlyUnit(tx *store.Tx, u model.Unit) error {
	units, err := tx.Units()
	for _, other := range units {
		switch {
		case other.ID == u.ID || other.ClosedOn != "":
		case intake.SameUnit(other.Name, u.Name):
			return model.FieldErrorf("name", "已经有“%s”，换一个名称，或者打开它修改", other.Name)
		case u.CreditCode != "" && other.CreditCode == u.CreditCode:
			return model.FieldErrorf("credit_code", "%s已经是这个统一社会信用代码，核对是不是同一家", other.Name)
		}
	}
	return err
}

// coverUnit lets one organisation cover a unit in the place of the one that did.
func (o *Office) coverUnit(tx *store.Tx, unit, org int64) error {
	running, err := coversOfUnit(tx, unit)
	if err != nil || len(running) > 1 || len(running) == 1 && running[0].OrgID == org {
		return err
	}
	if err := endCovers(tx, running, o.Today()); err != nil || org == 0 {
		return err
	}
	return tx.PutCover(&model.Cover{OrgID: org, UnitID: unit, From: o.Today()})
}

// coversOfUnit are the covers of a unit that last, by organisations that were not closed.
func coversOfUnit(tx *store.Tx, unit int64) ([]model.Cover, error) {
	covers, err := tx.Covers()
	if err != nil {
		return nil, err
	}
	var running []model.Cover
	for _, c := range covers {
		if c.UnitID != unit || c.To != "" {
			continue
		}
		g, err := tx.Org(c.OrgID)
		if err != nil {
			return nil, err
		}
		if g.ClosedOn == "" {
			running = append(running, c)
		}
	}
	return running, nil
}

// endCovers ends covers on a day, no earlier than they began.
func endCovers(tx *store.Tx, covers []model.Cover, on model.Date) error {
	for _, c := range covers {
		if c.To != "" {
			continue
		}
		if c.To = on; c.To.Before(c.From) {
			c.To = c.From
		}
		if err := tx.PutCover(&c); err != nil {
			return err
		}
	}
	return nil
}

// CloseUnit closes a unit with a date and a reason; its covers end on that day. Who works there keeps it, for the record.
func (o *Office) CloseUnit(ctx context.Context, id int64, on model.Date, why string) (int64, error) {
	switch {
	case on == "":
		return 0, model.FieldErrorf("closed_on", "停办日期还没有填")
	case o.Today().Before(on):
		return 0, model.FieldErrorf("closed_on", "停办日期在今天以后，到那天再登记")
	}
	return o.write(ctx, "edit", "登记单位停办", func(tx *store.Tx) error {
		u, err := tx.Unit(id)
		if err != nil {
			return err
		}
		u.ClosedOn, u.ClosedWhy = on, why
		tx.Describe("登记" + u.Name + "停办")
		if err := tx.PutUnit(&u); err != nil {
			return err
		}
		running, err := coversOfUnit(tx, id)
		if err != nil {
			return err
		}
		return endCovers(tx, running, on)
	})
}

// UnitByPost is a member of whom it is not recorded where he works, while his post begins with the whole name of a unit that
// his branch covers.
type UnitByPost struct {
	Member model.Member
	Unit   model.Unit
}

// UnitsByPost finds the members whose unit can be read from their posts.
func (o *Office) UnitsByPost(ctx context.Context) ([]UnitByPost, error) {
	var found []UnitByPost
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		found, err = unitsByPost(r)
		return err
	})
	return found, err
}

func unitsByPost(r *store.Reader) ([]UnitByPost, error) {
	covered, err := coveredUnits(r)
	if err != nil {
		return nil, err
	}
	of := map[int64][]*model.Unit{}
	for org, units := range covered {
		for i := range units {
			of[org] = append(of[org], &units[i])
		}
	}
	members, err := r.Members()
	var found []UnitByPost
	for _, m := range members {
		if m.ClosedOn != "" || m.UnitID != 0 || m.Job == "" {
			continue
		}
		if u := intake.UnitOfPost(m.Job, of[m.BranchID]); u != nil {
			found = append(found, UnitByPost{m, *u})
		}
	}
	return found, err
}

// LinkByPost records of those whom UnitsByPost finds where they work, and returns how many they were.
func (o *Office) LinkByPost(ctx context.Context) (people int, change int64, err error) {
	change, err = o.write(ctx, "edit", "按工作岗位登记工作单位", func(tx *store.Tx) error {
		found, err := unitsByPost(&tx.Reader)
		if err != nil {
			return err
		}
		for _, f := range found {
			f.Member.UnitID = f.Unit.ID
			if err := tx.PutMember(&f.Member); err != nil {
				return err
			}
		}
		people = len(found)
		tx.Describe(fmt.Sprintf("按工作岗位登记 %d 人的工作单位", people))
		return nil
	})
	return people, change, err
}

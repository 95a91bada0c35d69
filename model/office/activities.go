package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
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

// Activity returns a record of Party life; it returns NotFound when there is none.
func (o *Office) Activity(ctx context.Context, id int64) (a model.Activity, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		a, err = r.Activity(id)
		return err
	})
	return a, err
}

// ActivityRow is one record of Party life with its branch's name.
type ActivityRow struct {
	model.Activity
	Branch string
}

// SaveActivity adds a record of Party life (ID 0) or changes one. What lies in the future, and a second record of the same
// day, kind and topic, are refused as Invalid and Conflict, with the field.
func (o *Office) SaveActivity(ctx context.Context, a model.Activity) (id, change int64, err error) {
	if err := o.validActivity(&a); err != nil {
		return 0, 0, err
	}
	change, err = o.write(ctx, "edit", "", func(tx *store.Tx) error {
		g, err := tx.Org(a.OrgID)
		if err != nil {
			return err
		}
		verb := "登记"
		if a.ID != 0 {
			verb = "修改"
		}
		tx.Describe(fmt.Sprintf("%s%s %s %s", verb, model.PlainBranch(g.Name), a.Date, a.Kind.Label()))
		others, err := tx.ActivitiesOf(a.OrgID)
		for _, other := range others {
			if other.ID != a.ID && sameActivity(&other, &a) && strings.TrimSpace(other.Topic) == a.Topic {
				return &model.Error{Code: model.Conflict, Field: "date", Message: fmt.Sprintf("%s已经有这天的%s记录，打开它修改；确是另一次，写上主题", model.PlainBranch(g.Name), a.Kind.Label())}
			}
		}
		if err == nil {
			err = settleLifeFrom(ctx, tx, []model.Activity{a})
		}
		if err != nil {
			return err
		}
		return tx.PutActivity(&a)
	})
	return a.ID, change, err
}

func sameActivity(a, b *model.Activity) bool {
	return a.OrgID == b.OrgID && a.Date == b.Date && a.Kind == b.Kind
}

// CheckActivity says why a record cannot be written, with the field; nil when it can.
func (o *Office) CheckActivity(a model.Activity) error { return o.validActivity(&a) }

func (o *Office) validActivity(a *model.Activity) error {
	for _, text := range []*string{&a.Topic, &a.Place, &a.Absent, &a.Chair, &a.Recorder, &a.Remark} {
		*text = strings.TrimSpace(*text)
	}
	if err := record.Activities.CheckRequired(a); err != nil {
		return err
	}
	if err := record.Activities.CheckLengths(a); err != nil {
		return err
	}
	if err := a.Validate(); err != nil {
		return err
	}
	if o.Today().Before(a.Date) {
		return model.FieldErrorf("date", "%s还没有到，开完再登记", a.Date.Long())
	}
	if a.Due >= 0 && a.Present > a.Due {
		return model.FieldErrorf("present", "实到 %d 人，多于应到的 %d 人", a.Present, a.Due)
	}
	return nil
}

// AddActivities adds records in one change set. One whose branch, day and kind are recorded already is left out; added
// counts the others.
func (o *Office) AddActivities(ctx context.Context, all []model.Activity, why string) (added int, change int64, err error) {
	return o.addActivities(ctx, all, why, false)
}

// AddDays is AddActivities of records of which only the day and the kind were written: place, host and recorder are those of the
// branch's latest record of the kind.
func (o *Office) AddDays(ctx context.Context, all []model.Activity, why string) (added int, change int64, err error) {
	return o.addActivities(ctx, all, why, true)
}

func (o *Office) addActivities(ctx context.Context, all []model.Activity, why string, asUsual bool) (added int, change int64, err error) {
	for i := range all {
		if err := o.validActivity(&all[i]); err != nil {
			return 0, 0, err
		}
	}
	change, err = o.write(ctx, "edit", why, func(tx *store.Tx) error {
		added = 0
		if err := settleLifeFrom(ctx, tx, all); err != nil {
			return err
		}
		known, err := tx.Activities()
		if err != nil {
			return err
		}
		var usual usually
		if asUsual {
			posts, err := tx.Posts()
			if err != nil {
				return err
			}
			usual = usuallyOf(known, posts)
		}
		has := map[lifeKey]bool{}
		for i := range known {
			has[keyOfActivity(&known[i])] = true
		}
		for _, a := range all {
			if key := keyOfActivity(&a); !has[key] {
				has[key] = true
				if asUsual {
					usual.fill(&a)
				}
				if err := tx.PutActivity(&a); err != nil {
					return err
				}
				added++
			}
		}
		return nil
	})
	return added, change, err
}

// DeleteActivity takes a record away that was entered by mistake.
func (o *Office) DeleteActivity(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "", func(tx *store.Tx) error {
		a, err := tx.Activity(id)
		if err != nil {
			return err
		}
		g, err := tx.Org(a.OrgID)
		if err != nil {
			return err
		}
		tx.Describe(fmt.Sprintf("删除%s %s %s的记录", model.PlainBranch(g.Name), a.Date, a.Kind.Label()))
		return tx.DeleteActivity(id)
	})
}

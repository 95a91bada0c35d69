package office

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

// PioneerIndex returns the definition of 党员先锋指数 for a year, and whether the year keeps it as its own already.
func (o *Office) PioneerIndex(ctx context.Context, year int) (x *model.PioneerIndex, kept bool, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		x, kept, err = pioneerIndex(r, year)
		return err
	})
	return x, kept, err
}

// SetPioneerIndex gives a year a definition. One that does not add up, and one that lacks a line, a zeroing case or a grade
// that was entered in the year, are refused as Invalid.
func (o *Office) SetPioneerIndex(ctx context.Context, year int, x *model.PioneerIndex) (int64, error) {
	if year < 2000 || year > 2100 {
		return 0, model.FieldErrorf("year", "年度应在 2000 到 2100 之间")
	}
	if wrong := pioneer.Validate(x); len(wrong) > 0 {
		return 0, model.Errorf(model.Invalid, "%s", wrong[0])
	}
	return o.write(ctx, "edit", fmt.Sprintf("修改 %d 年度的先锋指数办法", year), func(tx *store.Tx) error {
		if err := fitsIndex(&tx.Reader, year, x); err != nil {
			return err
		}
		return tx.PutPioneerIndex(year, x)
	})
}

// fitsIndex refuses a definition that lacks, or cannot have, something that was entered in a year.
func fitsIndex(r *store.Reader, year int, x *model.PioneerIndex) error {
	amounts, err := r.PioneerAmounts(year)
	if err != nil {
		return err
	}
	for _, a := range amounts {
		line := x.Line(a.Line)
		if line == nil {
			return model.Errorf(model.Invalid, "%s 已经填了 %d 处，不能从办法里去掉；先清除这一项已填的", a.Line, a.Times)
		}
		if !a.NotApplicable {
			if err := pioneer.CheckAmount(line, a.Amount); err != nil {
				return model.Errorf(model.Invalid, "已经填了的和新办法不合：%s；先改已填的", model.MessageOf(err))
			}
		}
	}
	events, err := r.PioneerEvents(year)
	if err != nil {
		return err
	}
	for _, e := range events {
		if e.Kind == model.PioneerZeroed && !slices.ContainsFunc(x.Zeroes, func(z model.PioneerZero) bool { return z.ID == e.Title }) {
			return model.Errorf(model.Invalid, "清零情形 %s 已经登记了，不能从办法里去掉；先删除登记的清零", e.Title)
		}
	}
	results, err := r.Appraisals(year)
	if err != nil {
		return err
	}
	for _, a := range results {
		for _, grade := range append(slices.Collect(maps.Keys(a.Votes)), a.Grade) {
			if !slices.Contains(x.Appraisal.Grades, grade) {
				return model.Errorf(model.Invalid, "民主评议已经有“%s”的结果或者票数，这个等次不能从办法里去掉；先改已登记的结果", grade)
			}
		}
	}
	return nil
}

// settlePioneer keeps the definitions of 先锋指数 in step with an undo: a year in which something is still entered keeps the one
// it was entered by, and an undo after which what is entered would not fit is refused as Conflict.
func settlePioneer(tx *store.Tx, target model.ChangeSet, undo func() error) error {
	if touched, err := tx.Touched(target.ID, "pioneer_index", "pioneer_mark", "pioneer_event", "appraisal"); err != nil {
		return err
	} else if !touched {
		return undo()
	}
	before := map[int]*model.PioneerIndex{}
	years, err := tx.PioneerYears()
	if err != nil {
		return err
	}
	for _, year := range years {
		if before[year], err = tx.PioneerIndex(year); err != nil {
			return err
		}
	}
	if err := undo(); err != nil {
		return err
	}
	for year, was := range before {
		now, err := tx.PioneerIndex(year)
		if err != nil {
			return err
		}
		used, err := tx.PioneerUsed(year)
		switch {
		case err != nil:
			return err
		case !used:
		case now == nil:
			err = tx.PutPioneerIndex(year, was)
		default:
			err = fitsIndex(&tx.Reader, year, now)
		}
		if model.CodeOf(err) == model.Invalid {
			return model.Errorf(model.Conflict, "第 %d 号改动不能单独撤销：%s", target.ID, model.MessageOf(err))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// DefaultPioneerIndex is the definition that comes with the program for a committee: that of its sector, or another that it chose.
func DefaultPioneerIndex(c model.Committee) (*model.PioneerIndex, error) {
	raw, ok := schemes.Read(SectorOf(c).Pioneer + ".json")
	if !ok {
		return nil, model.Errorf(model.NotFound, "这个行业没有默认的先锋指数办法，到“设置”的“行业”里选一份")
	}
	return pioneer.Load(raw)
}

// pioneerIndex is the definition of a year: its own, that of the latest earlier year, or the default of the sector. One of an earlier
// program does not say where its limits come from: from that default.
func pioneerIndex(r *store.Reader, year int) (x *model.PioneerIndex, kept bool, err error) {
	if x, kept, err = indexOfYear(r, year); err != nil || x.Limits != "" {
		return x, kept, err
	}
	c, err := r.Committee()
	if err != nil {
		return nil, false, err
	}
	if shipped, err := DefaultPioneerIndex(c); err == nil {
		x.Limits = shipped.Limits
	}
	return x, kept, nil
}

func indexOfYear(r *store.Reader, year int) (x *model.PioneerIndex, kept bool, err error) {
	if x, err = r.PioneerIndex(year); err != nil || x != nil {
		return x, x != nil, err
	}
	years, err := r.PioneerYears()
	if err != nil {
		return nil, false, err
	}
	slices.Reverse(years)
	for _, before := range years {
		if before < year {
			x, err = r.PioneerIndex(before)
			return x, false, err
		}
	}
	c, err := r.Committee()
	if err != nil {
		return nil, false, err
	}
	x, err = DefaultPioneerIndex(c)
	return x, false, err
}

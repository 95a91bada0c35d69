package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/store"
)

// PioneerIndex returns the definition of 党员先锋指数 for a year, and whether the year keeps it as its own already.
func (o *Office) PioneerIndex(ctx context.Context, year int) (x *model.PioneerIndex, kept bool, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		x, kept, err = pioneerIndex(r, year)
		return err
	})
	return x, kept, err
}

// SetPioneerIndex gives a year a definition. One that does not add up, and one without a line for which something was entered
// in the year, are refused as Invalid.
func (o *Office) SetPioneerIndex(ctx context.Context, year int, x *model.PioneerIndex) (int64, error) {
	if year < 2000 || year > 2100 {
		return 0, model.FieldErrorf("year", "年度应在 2000 到 2100 之间")
	}
	if wrong := pioneer.Validate(x); len(wrong) > 0 {
		return 0, model.Errorf(model.Invalid, "%s", wrong[0])
	}
	return o.write(ctx, "edit", fmt.Sprintf("修改 %d 年度的先锋指数办法", year), func(tx *store.Tx) error {
		marks, err := tx.PioneerMarks(year)
		if err != nil {
			return err
		}
		lost := map[string]int{}
		for _, m := range marks {
			line := x.Line(m.Line)
			if line == nil {
				lost[m.Line]++
				continue
			}
			if !m.NotApplicable {
				if err := pioneer.CheckAmount(line, m.Amount); err != nil {
					return model.Errorf(model.Invalid, "已经填了的和新办法不合：%s；先改已填的", model.MessageOf(err))
				}
			}
		}
		for line, n := range lost {
			return model.Errorf(model.Invalid, "%s 已经填了 %d 处，不能从办法里去掉；先清除这一项已填的", line, n)
		}
		return tx.PutPioneerIndex(year, x)
	})
}

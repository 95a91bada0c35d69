package office

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// tooMuchInADay finds a day on which the entries of one member add up to more than a day can have; "" for none.
func tooMuchInADay(def *record.Register, entries []record.Entry, field string) (model.Date, model.Points) {
	if def.Counts.DayMost == 0 || field != def.Counts.Sum {
		return "", 0
	}
	sums := map[model.Date]model.Points{}
	for i := range entries {
		day := dateIn(entries[i].Values[def.Counts.On])
		n, err := model.ParsePoints(entries[i].Values[field])
		if err != nil || day.Precision() != model.ByDay {
			continue
		}
		if sums[day] += n; sums[day] > model.Pt(int64(def.Counts.DayMost)) {
			return day, sums[day]
		}
	}
	return "", 0
}

// checkDay refuses an entry with which those of its member add up to more than a day can have.
func checkDay(r *store.Reader, def *record.Register, e, before *record.Entry) error {
	if def.Counts == nil || def.Counts.DayMost == 0 || e.MemberID == 0 || e.Values[def.Counts.Sum] == "" {
		return nil
	}
	same := func(name string) bool { return before != nil && before.Values[name] == e.Values[name] }
	if same(def.Counts.Sum) && same(def.Counts.On) && before.MemberID == e.MemberID {
		return nil
	}
	all, err := r.Entries(def.ID)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(x record.Entry) bool {
		return x.ID == e.ID || x.ClosedOn != "" || x.MemberID != e.MemberID || x.Values[def.Counts.On] != e.Values[def.Counts.On]
	})
	day, sum := tooMuchInADay(def, append(all, *e), def.Counts.Sum)
	if day == "" {
		return nil
	}
	return model.FieldErrorf(def.Counts.Sum, "这一天的%s加起来 %s %s，一天不会超过 %d %[3]s；核对日期和时长", def.Title, sum.Short(), def.Counts.SumUnit, def.Counts.DayMost)
}

package office

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// tooMuchInADay finds a day on which the entries of one member add up to more than a day can have; "" for none.
func tooMuchInADay(def *record.Register, entries []record.Entry, field string) (model.Date, model.Points) {
	if field != def.Counts.Sum {
		return "", 0
	}
	over := def.OverADay(pointers(entries))
	for i := range entries {
		if sum, ok := over[i]; ok {
			return dateIn(entries[i].Values[def.Counts.On]), sum
		}
	}
	return "", 0
}

func pointers(entries []record.Entry) []*record.Entry {
	all := make([]*record.Entry, len(entries))
	for i := range entries {
		all[i] = &entries[i]
	}
	return all
}

// checkDay refuses an entry with which those of its member add up to more than a day can have. An import points to such rows, see
// intake; what they add up to is not counted, see entered.
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
	day := []*record.Entry{e}
	for i := range all {
		if x := &all[i]; x.ID != e.ID && x.ClosedOn == "" {
			day = append(day, x)
		}
	}
	if sum, over := def.OverADay(day)[0]; over {
		return model.FieldErrorf(def.Counts.Sum, "%s；核对日期和时长", def.SayOverADay(sum))
	}
	return nil
}

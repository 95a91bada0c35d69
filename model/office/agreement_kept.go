package office

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// keeping says how the entries of a register keep what they promise, by their number in the data file: by their own log, and by the
// records of Party life that name them.
func (o *Office) keeping(r *store.Reader, def *record.Register, entries []record.Entry) (map[int64]record.Kept, error) {
	if def.Promise == nil || len(entries) == 0 {
		return nil, nil
	}
	acts, err := r.ActivitiesNaming(cmp.Or(def.Prefix, "\x00"))
	if err != nil {
		return nil, err
	}
	all := map[int64]record.Kept{}
	for i := range entries {
		if k := def.Keeping(&entries[i], daysNaming(acts, entries[i].Number), o.Today()); k.Times > 0 {
			all[entries[i].ID] = k
		}
	}
	return all, nil
}

// heldAny reports whether anything was ever held of an agreement, by all that keeping counts.
func heldAny(r *store.Reader, def *record.Register, e *record.Entry) (bool, error) {
	said, _ := model.ParsePoints(e.Values[def.Promise.Done])
	if said > 0 || e.Values[def.Promise.Held] != "" || e.Number == "" {
		return said > 0 || e.Values[def.Promise.Held] != "", nil
	}
	acts, err := r.ActivitiesNaming(e.Number)
	return len(daysNaming(acts, e.Number)) > 0, err
}

// daysNaming are the days of the records of Party life that name an entry, each once.
func daysNaming(acts []model.Activity, number string) []model.Date {
	var days []model.Date
	for _, a := range acts {
		if namesEntry(a.Topic+" "+a.Remark, number) && !slices.Contains(days, a.Date) {
			days = append(days, a.Date)
		}
	}
	return days
}

// namesEntry reports whether a text names an entry: GJ-003 is not named by GJ-0031.
func namesEntry(text, number string) bool {
	for number != "" {
		_, after, found := strings.Cut(text, number)
		if !found {
			return false
		}
		if after == "" || after[0] < '0' || after[0] > '9' {
			return true
		}
		text = after
	}
	return false
}

// dueOf is what is due of an entry within so many days: what its definition reminds of, else what is behind of an agreement, unless
// that has its last day already: it was renewed, and the next one goes on.
func dueOf(def *record.Register, e *record.Entry, k record.Kept, today model.Date, ahead int) (record.Due, bool) {
	if due, ok := def.DueWithin(e, today, ahead); ok || e.ClosedOn != "" || e.Values[record.EndedOn] != "" {
		return due, ok
	}
	return keptDue(def, k, today)
}

// keptDue is what is due of an agreement of which fewer acts were held than there should be by now.
func keptDue(def *record.Register, k record.Kept, today model.Date) (record.Due, bool) {
	if !k.Late() {
		return record.Due{}, false
	}
	return record.Due{Field: def.Promise.Times, Label: fmt.Sprintf("活动还差 %d 次", k.Left()), Date: k.To, Days: today.DaysTo(k.To)}, true
}

package record

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// OutOfOrder finds whether a field's day precedes one that it cannot (see Item.After), and says so with both days:
// 回执日期 2026-01-01 早于开具日期 2026-03-01. It is "" when the order is right, and when one of them is empty or no day.
func (r *Register) OutOfOrder(i *Item, e *Entry) string {
	first, ok := r.Field(i.After)
	if i.After == "" || !ok {
		return ""
	}
	day, err := model.ParseDate(e.Values[i.Name])
	since, wrong := model.ParseDate(e.Values[first.Name])
	if err != nil || wrong != nil || day == "" || since == "" || !day.Before(since) {
		return ""
	}
	return fmt.Sprintf("%s %s 早于%s %s", i.Label, day, first.Label, since)
}

// checkOrder refuses days in a wrong order, except two that stood so before, such as those of a spreadsheet.
func (r *Register) checkOrder(e, before *Entry) error {
	for n := range r.Fields {
		i := &r.Fields[n]
		if before != nil && e.Values[i.Name] == before.Values[i.Name] && e.Values[i.After] == before.Values[i.After] {
			continue
		}
		if said := r.OutOfOrder(i, e); said != "" {
			return model.FieldErrorf(i.Name, "%s，核对这两个日期，改正写错的那个", said)
		}
	}
	return nil
}

// StillAhead is the first day in a value of the field that lies after today, where the field tells what has happened (see
// Item.Happened); "" for none.
func (i Item) StillAhead(value string, today model.Date) model.Date {
	var days []LogLine
	switch {
	case !i.Happened:
	case i.Shape == Log:
		days, _ = ParseLog(value)
	default:
		if d, err := model.ParseDate(value); err == nil {
			days = []LogLine{{Day: d}}
		}
	}
	for _, l := range days {
		if today.Before(l.Day) {
			return l.Day
		}
	}
	return ""
}

package record

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Due says what of an entry is due.
type Due struct {
	Field   string     // Item.Name of the date
	Label   string     // its label: 整改期限
	Date    model.Date // as stored
	Days    int        // from today: negative when it has passed, 0 today
	Overdue bool       // it has passed; otherwise it is within the days of its reminder
}

// Text is the phrase for lists: 逾期 3 天, 今天到期, 还有 12 天.
func (d Due) Text() string {
	switch {
	case d.Field == "":
		return ""
	case d.Overdue:
		return fmt.Sprintf("逾期 %d 天", -d.Days)
	case d.Days == 0:
		return "今天到期"
	}
	return fmt.Sprintf("还有 %d 天", d.Days)
}

// Said is what is due and when, for lists: 介绍信到期 10-01; the year is written where it is not the present one.
func (d Due) Said() string {
	today := d.Date.AddDays(-d.Days)
	return strings.TrimSpace(d.Label + " " + d.Date.In(today.Year()))
}

// Due finds what of an entry is overdue or within its reminder on a day: the earliest date that is not settled. ok is
// false when there is nothing. A date known only to the month or year is due on its last day; a value that is no date
// is never due.
func (r *Register) Due(e *Entry, today model.Date) (due Due, ok bool) {
	return r.DueWithin(e, today, 0)
}

// DueWithin is Due, with what is due within so many days besides, whatever its reminder.
func (r *Register) DueWithin(e *Entry, today model.Date, ahead int) (due Due, ok bool) {
	if r.Over(e) || e.Followed || today.Precision() != model.ByDay {
		return Due{}, false
	}
	for _, i := range r.Fields {
		if i.Shape != Date || i.Remind <= 0 || i.Until != "" && (e.Handed || e.Values[i.Until] != "") {
			continue
		}
		if over, err := model.ParseDate(e.Values[i.Lapses]); err == nil && over != "" && over.Before(today) {
			continue
		}
		d, field := i.dueOn(e)
		if d == "" {
			continue
		}
		days := today.DaysTo(d)
		if days <= max(i.ahead(today), ahead) && (!ok || days < due.Days) {
			due, ok = Due{Field: field, Label: cmp.Or(i.DueAs, i.Label), Date: d, Days: days, Overdue: days < 0}, true
		}
	}
	return due, ok
}

// ahead is how many days before a date its reminder begins.
func (i Item) ahead(today model.Date) int {
	if i.RemindMonths > 0 {
		return today.DaysTo(today.AddMonths(i.RemindMonths))
	}
	return i.Remind
}

// Ahead says how long before its day a date is reminded of: 6 个月, 60 天; "" where it is not.
func (i Item) Ahead() string {
	switch {
	case i.Remind == 0:
		return ""
	case i.RemindMonths > 0:
		return fmt.Sprintf("%d 个月", i.RemindMonths)
	}
	return fmt.Sprintf("%d 天", i.Remind)
}

// Reminds reports whether anything of an entry can be due.
func (r *Register) Reminds() bool {
	return slices.ContainsFunc(r.Fields, func(i Item) bool { return i.Shape == Date && i.Remind > 0 })
}

// Reminding is the field whose reminder a due date comes from: the one of that name, or the one that was put off to it.
func (r *Register) Reminding(due Due) (*Item, bool) {
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Remind > 0 && due.Field != "" && (f.Name == due.Field || f.Extended == due.Field) {
			return f, true
		}
	}
	return nil, false
}

// DueElsewhere reports whether what a field reminds of falls on another day than the field's own.
func (i Item) DueElsewhere() bool {
	return i.Remind > 0 && (i.Months > 0 || i.Days != "" || i.Extended != "")
}

// dueOn is the day on which a field is due, and the field that says so: its own day, or as many days or months after it
// as the definition says, or the day to which that was put off; "" when there is none.
func (i Item) dueOn(e *Entry) (day model.Date, field string) {
	if d, err := model.ParseDate(e.Values[i.Extended]); i.Extended != "" && err == nil && d != "" {
		return d, i.Extended
	}
	d, err := model.ParseDate(e.Values[i.Name])
	if err != nil || d == "" {
		return "", ""
	}
	if i.Months > 0 {
		d = d.AddMonths(i.Months)
	}
	if i.Days != "" {
		n, err := strconv.Atoi(e.Values[i.Days])
		if err != nil || d.Precision() != model.ByDay {
			return "", ""
		}
		d = d.AddDays(n)
	}
	return d, i.Name
}

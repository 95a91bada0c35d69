package office

import (
	"context"
	"slices"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// Checkup judges what is recorded against the regulations as it stood on a day, "" for today. The report is shared: it is
// not to be changed.
func (o *Office) Checkup(ctx context.Context, day model.Date) (*checkup.Report, error) {
	report, _, err := o.checkupFacts(ctx, day)
	return report, err
}

// checkupFacts is Checkup, with the facts behind the report.
func (o *Office) checkupFacts(ctx context.Context, day model.Date) (*checkup.Report, *checkup.Facts, error) {
	if day == "" {
		day = o.Today()
	}
	if day.Precision() != model.ByDay {
		return nil, nil, model.Errorf(model.Invalid, "体检的日期要写到日，例如 %s", o.Today())
	}
	return o.checkupIn(ctx, o.checkedOn(day), day)
}

// checkupIn is the checkup of a day by what is kept of it.
func (o *Office) checkupIn(ctx context.Context, c *checked, day model.Date) (*checkup.Report, *checkup.Facts, error) {
	c.mu.Lock() // who asks meanwhile, as the badge and the home screen do at the start, waits for the one report
	defer c.mu.Unlock()
	err := o.db.Read(ctx, func(r *store.Reader) error { return c.renew(r, day) })
	if err != nil {
		return nil, nil, err
	}
	return c.report, c.facts, nil
}

// checkedOn is what is kept of the checkup of a day.
func (o *Office) checkedOn(day model.Date) *checked {
	if day == o.Today() {
		return &o.checked
	}
	return o.checkedThen.on(day)
}

// daysChecked is how many days besides today keep their checkup: marks and papers ask for the day of the assessment and the end of a month by
// turns. Each holds the facts of the whole committee.
const daysChecked = 3

// checkedDays are the checkups of other days than today, the one asked for last first.
type checkedDays struct {
	mu   sync.Mutex
	days []model.Date
	of   map[model.Date]*checked
}

// on is what is kept of a day; the day that was asked for longest ago gives way to a new one.
func (d *checkedDays) on(day model.Date) *checked {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.of == nil {
		d.of = map[model.Date]*checked{}
	}
	d.days = slices.DeleteFunc(d.days, func(x model.Date) bool { return x == day })
	d.days = slices.Insert(d.days, 0, day)
	if len(d.days) > daysChecked {
		delete(d.of, d.days[daysChecked])
		d.days = d.days[:daysChecked]
	}
	if d.of[day] == nil {
		d.of[day] = &checked{}
	}
	return d.of[day]
}

// checked is the latest report and the facts behind it, which hold until something is changed that rules judge.
type checked struct {
	mu     sync.Mutex
	report *checkup.Report // nil before the first
	facts  *checkup.Facts
	row    int64 // of the change log, the latest one then
}

// mostPatched is how many changed rows are judged one by one; more are judged as fast all together.
const mostPatched = 300

// renew makes the report of a day: what was changed since the last one of that day is judged anew, otherwise everything.
func (c *checked) renew(r *store.Reader, day model.Date) error {
	end, err := r.LogEnd()
	if err != nil {
		return err
	}
	if c.report != nil && c.report.Day == day && end >= c.row {
		changed, full, err := r.FactsChanged(c.row, mostPatched)
		if err != nil {
			return err
		}
		if len(changed) == 0 {
			c.row = end // the marks since then are not looked at again
			return nil
		}
		var facts *checkup.Facts
		var touched *checkup.Touched
		if full {
			if facts, touched, err = renewFacts(r, c.facts, day, changed); err != nil {
				return err
			}
		}
		if facts != nil {
			c.report, c.facts, c.row = checkup.Again(c.report, facts, touched), facts, end
			return nil
		}
	}
	report, facts, err := checkupOn(r, day)
	if err == nil {
		c.report, c.facts, c.row = report, facts, end
	}
	return err
}

// checkupOn reads all facts once and judges them.
func checkupOn(r *store.Reader, day model.Date) (*checkup.Report, *checkup.Facts, error) {
	rules, err := ruleBook(r, day)
	if err != nil {
		return nil, nil, err
	}
	f, err := ruleFacts(r, day)
	if err != nil {
		return nil, nil, err
	}
	return checkup.Run(rules, f, day), f, nil
}

// FindingsOf are the open findings about an organisation, its members among them, or about a member, as of today.
func (o *Office) FindingsOf(ctx context.Context, org, member int64) ([]checkup.Finding, error) {
	report, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, err
	}
	return openOf(report, func(f *checkup.Finding) bool {
		return org != 0 && f.OrgID == org || member != 0 && f.MemberID == member
	}), nil
}

// FindingsOfEntry are the open findings of today that are mended in an entry of a register.
func (o *Office) FindingsOfEntry(ctx context.Context, id int64) ([]checkup.Finding, error) {
	report, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, err
	}
	return openOf(report, func(f *checkup.Finding) bool { return f.EntryID == id && f.MendedBy() == "register" }), nil
}

func openOf(r *checkup.Report, keep func(*checkup.Finding) bool) (found []checkup.Finding) {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Accepted == nil && keep(f) {
			found = append(found, *f)
		}
	}
	return found
}

// StudyAndTalks tells for everybody in a branch, by the member's number, the hours of study recorded between two days, both counted,
// and how many talks (谈心谈话) he held. The hours are those of the activities that he attended and of the register of hours; where it
// is not recorded who was absent, they are only bounded (checkup.Studied). from is at the earliest the first day of the year before to.
func (o *Office) StudyAndTalks(ctx context.Context, from, to model.Date) (map[int64]*checkup.Studied, error) {
	if from.Year() < to.Year()-1 {
		return nil, model.Errorf(model.Invalid, "学时最多往前算到 %d 年 1 月 1 日", to.Year()-1)
	}
	day := to
	if today := o.Today(); to.Year() == today.Year() {
		day = today // whose facts are kept
	}
	_, facts, err := o.checkupFacts(ctx, day)
	if err != nil {
		return nil, err
	}
	return checkup.StudyOf(facts, 0, from, to), nil
}

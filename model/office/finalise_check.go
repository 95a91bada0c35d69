package office

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// FinaliseCheck is what people are asked, or told, before a year without obstacles is finalised.
type FinaliseCheck struct {
	Year       int
	Today      model.Date
	Reopened   model.Date // the day on which the year was reopened last, "" for never or when that is not known
	Changed    model.Date // the day of the last change of a mark or of ballots, "" for none or when that is not known
	ToCome     model.Date // the day to come that the history has for one of them, because the clock was wrong; "" for none
	Ballots    string     // which groups of ballots are not entered to the end, a sentence without its full stop; "" for none
	Unanswered string     // which objections were upheld without anything being changed for them, likewise
	Claims     string     // which claimed bonuses and deductions nobody checked, likewise
}

// BeforeFinalising returns what is asked before the year of some facts is finalised.
func (o *Office) BeforeFinalising(ctx context.Context, f *model.YearFacts) (check FinaliseCheck, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		check, err = o.beforeFinalising(r, f)
		return err
	})
	return check, err
}

func (o *Office) beforeFinalising(r *store.Reader, f *model.YearFacts) (FinaliseCheck, error) {
	year := f.Year.Year
	check := FinaliseCheck{Year: year, Today: o.Today(), Claims: UncheckedClaims(f)}
	reopened, err := r.LastReopened(year)
	if err != nil {
		return check, err
	}
	changed, err := r.LastMarked(year)
	if err != nil {
		return check, err
	}
	check.Reopened, check.Changed = check.dayOf(reopened), check.dayOf(changed)
	if check.Ballots, err = ballotsLeft(r, f); err != nil {
		return check, err
	}
	unanswered, err := unansweredObjections(r, f)
	check.Unanswered = unanswered.Label
	return check, err
}

// dayOf is the day of a moment in the history, "" for none and for one to come, which is noted.
func (c *FinaliseCheck) dayOf(at time.Time) model.Date {
	if at.IsZero() {
		return ""
	}
	day := model.DateOf(at.Local())
	if c.Today.Before(day) {
		c.ToCome = day
		return ""
	}
	return day
}

// CheckDay refuses a day on which the year cannot have been decided: one that has not come, or one before the year began.
func (c FinaliseCheck) CheckDay(on model.Date) error {
	begin := model.Date(fmt.Sprintf("%d-01-01", c.Year))
	switch {
	case on.Precision() != model.ByDay:
		return model.FieldErrorf("decided_on", "核定日期写成年-月-日，如 %s", c.Today)
	case c.Today.Before(on):
		return model.FieldErrorf("decided_on", "核定日期还没有到，写开会那一天，不晚于今天")
	case on.Before(begin):
		return model.FieldErrorf("decided_on", "核定日期早于 %d 年，请改正", c.Year)
	}
	return nil
}

// DayDoubt is what stands against a day, a sentence without its full stop: the year was reopened or marks were changed after it, or the
// history cannot say whether. "" for nothing.
func (c FinaliseCheck) DayDoubt(on model.Date) string {
	var all []string
	if c.beforeReopening(on) {
		all = append(all, fmt.Sprintf("核定日期早于重新打开的那一天（%s），重新研究过的写那次会议的日期，只改笔误、没有再开会的写明理由", c.Reopened.Long()))
	}
	if c.Changed != "" && on.Before(c.Changed) {
		all = append(all, fmt.Sprintf("核定日期之后（%s）还改过分数或者测评票", c.Changed.Long()))
	}
	if c.ToCome != "" {
		all = append(all, fmt.Sprintf("变更记录里有还没有到的日期（%s），电脑的日期可能错过，请自己核对核定日期", c.ToCome.Long()))
	}
	return strings.Join(all, "；")
}

func (c FinaliseCheck) beforeReopening(on model.Date) bool {
	return c.Reopened != "" && on.Before(c.Reopened)
}

// NeedsWhy reports whether a reason must be given for going on with a day: an upheld objection changed nothing, or the year was reopened
// after the day.
func (c FinaliseCheck) NeedsWhy(on model.Date) bool {
	return c.Unanswered != "" || c.beforeReopening(on)
}

// Doubts are what stands against finalising on a day; people may go on in spite of them.
func (c FinaliseCheck) Doubts(on model.Date) (all []string) {
	for _, doubt := range []string{c.Ballots, c.DayDoubt(on), c.Unanswered} {
		if doubt != "" {
			all = append(all, doubt)
		}
	}
	return all
}

func (c FinaliseCheck) whyFlag(on model.Date) string {
	if !c.NeedsWhy(on) {
		return ""
	}
	return "，并用 --why 写明理由"
}

func ballotsLeft(r *store.Reader, f *model.YearFacts) (string, error) {
	book, err := ballotBook(r, f.Year.Year)
	if model.CodeOf(err) == model.NotFound {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return strings.Join(missingLabels(ballotStage(f, book).Missing), "；"), nil
}

// unansweredObjections names the objections that were upheld although nothing was changed for them since they came in, but for those
// about which an earlier finalising was asked already; their count is 0 where there are none.
func unansweredObjections(r *store.Reader, f *model.YearFacts) (Missing, error) {
	m, named := Missing{Place: AtMarks}, []string{}
	for i := range f.Objections {
		ob := &f.Objections[i]
		if ob.Outcome != model.Upheld {
			continue
		}
		answered, err := r.FinalisedSinceOutcome(*ob)
		if err == nil && !answered {
			answered, err = r.MarkedSinceObjection(*ob)
		}
		if err != nil {
			return m, err
		}
		if answered {
			continue
		}
		if m.Count++; m.OrgID == 0 {
			m.OrgID = ob.OrgID
		}
		named = append(named, objectionNamed(f, ob))
	}
	if m.Count > 0 {
		m.Label = fmt.Sprintf("有 %d 件异议成立，收到以后却没有改过分或等次（%s）", m.Count, firstNamed(named))
		m.Brief = fmt.Sprintf("%d 件异议没有改分", m.Count)
	}
	return m, nil
}

// objectionNamed names an objection by what it is about: 启明 A3; without a branch by the day on which it came in.
func objectionNamed(f *model.YearFacts, ob *model.Objection) string {
	name := ob.Received.Long() + "收到的"
	if g := f.Of(ob.OrgID); g != nil {
		name = model.PlainBranch(g.Sheet(ob.OrgID).Branch)
	}
	return strings.TrimSpace(name + " " + ob.Item)
}

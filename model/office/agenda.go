package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// Agenda is what the first screen shows of the checkup, and what falls due.
type Agenda struct {
	Open, Must, Normally int // findings, all that are open and those of two severities
	Missed, MissedIn     int // meetings that were not held, and in how many branches
	Due                  []DueDate
}

// AgendaDays is how far ahead an agenda looks: half a year, as 换届 is reminded of.
const AgendaDays = 180

// DueKind is what falls due.
type DueKind string

// What falls due.
const (
	DueTerm      DueKind = "term"      // of office, of OrgID
	DueProbation DueKind = "probation" // of MemberID
	DueContactOf DueKind = "contact"   // with somebody away, EntryID
	DuePayment   DueKind = "dues"      // of several people
	DueEntry     DueKind = "entry"     // what a register reminds of, EntryID
	DueStage     DueKind = "stage"     // Stage of the year's assessment
)

// DueDate is something to be done by a day.
type DueDate struct {
	Kind                     DueKind
	Date                     model.Date
	Days                     int    // from today, negative when it has passed
	What                     string // 任期届满, 介绍信到期
	Whom                     string
	Register                 string // its ID, of DueEntry, DueContactOf and DuePayment
	OrgID, MemberID, EntryID int64
	Stage                    StageID
}

// Words name what is due as a sentence says it: 青禾培训学校党支部，任期届满. Of dues and steps it comes before the count, which alone is
// nobody: 党费欠交 5 人.
func (d DueDate) Words() string {
	switch {
	case d.Whom == "":
		return d.What
	case d.Kind == DuePayment:
		return d.What + " " + d.Whom
	case d.Kind == DueStage:
		return d.What + "，" + d.Whom
	}
	return d.Whom + "，" + d.What
}

// Text says how far away the day is: 已超过 12 天, 今天, 还有 30 天.
func (d DueDate) Text() string {
	switch {
	case d.Days < 0:
		return fmt.Sprintf("已超过 %d 天", -d.Days)
	case d.Days == 0:
		return "今天"
	}
	return fmt.Sprintf("还有 %d 天", d.Days)
}

// Agenda counts today's findings and lists what is overdue or falls due within half a year, the earliest first: terms of
// office, the ends of probation, dues, contacts with those away, and whatever registers remind of. It is shared: it is not to be changed.
func (o *Office) Agenda(ctx context.Context) (Agenda, error) {
	now, err := o.moment(ctx)
	if err != nil {
		return Agenda{}, err
	}
	return o.agenda.get(now, struct{}{}, func() (Agenda, error) { return o.readAgenda(ctx) })
}

func (o *Office) readAgenda(ctx context.Context) (Agenda, error) {
	report, facts, err := o.checkupFacts(ctx, o.Today())
	if err != nil {
		return Agenda{}, err
	}
	a := Agenda{Open: report.Count(""), Must: report.Count(checkup.Must), Normally: report.Count(checkup.Normally)}
	a.Missed, a.MissedIn = report.MissedMeetings()
	err = o.db.Read(ctx, func(r *store.Reader) error {
		registers, err := o.dueEntries(r, AgendaDays)
		if err == nil {
			a.Due = dueDates(report.Rules, facts, o.Today(), registers)
		}
		return err
	})
	return a, err
}

// dueDates are what is overdue or falls due within half a year, by the facts and by what registers remind of.
func dueDates(rules []checkup.Rule, f *checkup.Facts, today model.Date, registers []RegisterEntries) []DueDate {
	var all []DueDate
	add := func(d DueDate) {
		if d.Days = today.DaysTo(d.Date); d.Days <= AgendaDays {
			all = append(all, d)
		}
	}
	for i := range f.Orgs {
		if g := &f.Orgs[i]; g.ClosedOn == "" && g.TermEnd != "" {
			add(DueDate{Kind: DueTerm, Date: g.TermEnd, What: "任期届满", Whom: g.Name, OrgID: g.ID})
		}
	}
	put := map[int64]model.Date{} // probation put off, by person
	for i := range f.Developments {
		if d := &f.Developments[i]; d.ExtendedTo != "" && d.ClosedOn == "" {
			put[d.MemberID] = d.ExtendedTo
		}
	}
	probation := map[int64]bool{}
	for i := range f.People {
		p := &f.People[i]
		if p.Kind != model.Probationary || p.JoinDate == "" || p.FullDate != "" || p.ClosedOn != "" || p.Status != model.StatusNormal {
			continue
		}
		probation[p.ID] = true
		add(DueDate{Kind: DueProbation, Date: cmp.Or(put[p.ID], p.JoinDate.AddMonths(12)), What: "预备期满", Whom: p.Name, OrgID: p.BranchID, MemberID: p.ID})
	}
	for _, c := range checkup.DueContacts(rules, f, today) {
		add(DueDate{Kind: DueContactOf, Date: c.By, What: "联系外出党员", Whom: c.Member, OrgID: c.OrgID, MemberID: c.MemberID, EntryID: c.EntryID, Register: "floating"})
	}
	owed := checkup.OwedDues(rules, f, today)
	if owed.Earlier > 0 {
		add(DueDate{Kind: DuePayment, Date: owed.Since.LastDay(), What: "党费欠交", Whom: fmt.Sprintf("%d 人", owed.Earlier), Register: "dues"})
	}
	if owed.Now > 0 {
		add(DueDate{Kind: DuePayment, Date: today[:7].LastDay(), What: fmt.Sprintf("%d 月党费", today.Month()), Whom: fmt.Sprintf("%d 人没有交", owed.Now), Register: "dues"})
	}
	for _, g := range registers {
		for _, e := range g.Rows {
			// The term and the probation of somebody on the roster stand above already.
			ends := e.Due.Field == "admit_meeting" || e.Due.Field == "extended_to"
			if g.ID == termRegister || g.ID == "development" && ends && probation[e.MemberID] {
				continue
			}
			add(DueDate{Kind: DueEntry, Date: e.Due.Date, What: e.Due.Label, Whom: subjectOf(&g.Register, &e), OrgID: e.OrgID, MemberID: e.MemberID, EntryID: e.ID, Register: g.ID})
		}
	}
	slices.SortStableFunc(all, func(a, b DueDate) int { return a.Days - b.Days })
	return all
}

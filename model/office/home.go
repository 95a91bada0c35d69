package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// HomeFacts are the figures of the first screen.
type HomeFacts struct {
	Committee             model.Committee
	Orgs, Branches, Joint int
	Units                 int
	Members, Full         int
	Probationary          int
	WithoutBranch         int
	YearOpen              bool
	Finalised             bool
	Scheme                string
	Counter               string // what it assesses: 支部, 单位
	Assessed              int
	SelfDone, CheckedDone int
	ToCheck               int // sent by the branch, not checked to the end
	OpenTies              int
	NoReason              int         // marks that do not fit their method and say no reason
	Lapsed                int         // decisions that lapsed and must be made again
	Stages                []YearStage // of the working year
	Afterwards            []Task      // what the working year leads on to, once it is archived
	LeftOpen              []Task      // years before it that were never archived
	Finalisable           bool        // nothing stands in the way of 核定: no Obstacles
	TermOverdue           []BranchRow // the earliest end first, as TermDueSoon
	TermDueSoon           []BranchRow
	NoID                  int             // members without an ID number
	WithoutTerm           int             // branches of which no end of term is known
	Skipped               map[string]bool // steps of setting up that were left out, see Checklist
	Totals                []model.Points  // of ready branches, for the distribution
	Grades                []model.GradeRule
	RegistersDue          []RegisterEntries // what is overdue or due in registers
	Recent                []model.ChangeSet
}

// Home returns the figures of the first screen for the working year. They are shared: they are not to be changed.
func (o *Office) Home(ctx context.Context) (HomeFacts, error) {
	now, err := o.moment(ctx)
	if err != nil {
		return HomeFacts{}, err
	}
	return o.home.get(now, struct{}{}, func() (HomeFacts, error) { return o.readHome(ctx) })
}

func (o *Office) readHome(ctx context.Context) (HomeFacts, error) {
	var h HomeFacts
	err := o.db.Read(ctx, func(r *store.Reader) error {
		var err error
		if h.Committee, err = r.Committee(); err != nil {
			return err
		}
		rows, err := o.branchRows(r)
		if err != nil {
			return err
		}
		h.count(rows)
		if err := h.countMembers(r); err != nil {
			return err
		}
		units, err := r.Units()
		if err != nil {
			return err
		}
		for _, u := range units {
			if u.ClosedOn == "" {
				h.Units++
			}
		}
		if h.Recent, err = r.ChangeSets(0, 8); err != nil {
			return err
		}
		skips, err := r.SetupSkips()
		if err != nil {
			return err
		}
		h.Skipped = map[string]bool{}
		for _, s := range skips {
			h.Skipped[s.Step] = true
		}
		if h.RegistersDue, err = o.dueEntries(r, 0); err != nil {
			return err
		}
		if h.LeftOpen, err = o.leftOpen(r, h.Committee.Year); err != nil {
			return err
		}
		return o.homeYear(r, &h)
	})
	return h, err
}

func (h *HomeFacts) count(rows []BranchRow) {
	for _, row := range rows {
		h.Orgs++
		switch row.Org.Kind {
		case model.Branch:
			h.Branches++
		case model.JointBranch:
			h.Branches++
			h.Joint++
		}
		if row.Org.Kind.IsBranch() && row.Term == TermUnknown {
			h.WithoutTerm++
		}
		switch row.Term {
		case TermOverdue:
			h.TermOverdue = append(h.TermOverdue, row)
		case TermDueSoon:
			h.TermDueSoon = append(h.TermDueSoon, row)
		}
	}
	for _, rows := range [][]BranchRow{h.TermOverdue, h.TermDueSoon} {
		slices.SortStableFunc(rows, func(a, b BranchRow) int { return a.TermDays - b.TermDays })
	}
}

func (h *HomeFacts) countMembers(r *store.Reader) error {
	counts, err := r.MemberCounts()
	for _, c := range counts {
		if !counted(c.Kind) {
			continue
		}
		h.Members += c.People
		h.NoID += c.WithoutNumber
		switch c.Kind {
		case model.FullMember:
			h.Full += c.People
		case model.Probationary:
			h.Probationary += c.People
		}
		if c.BranchID == 0 {
			h.WithoutBranch += c.People
		}
	}
	return err
}

// homeYear adds how far the working year's assessment is.
func (o *Office) homeYear(r *store.Reader, h *HomeFacts) error {
	year := h.Committee.Year
	f, err := o.keptFacts(r, year)
	if year == 0 || model.CodeOf(err) == model.NotFound {
		h.Stages, err = o.stages(r, year, nil)
		return err
	}
	if err != nil {
		return err
	}
	h.YearOpen, h.Finalised, h.Scheme, h.Counter, h.Grades = true, f.Year.Finalised, f.Year.Scheme.Title, f.Year.Scheme.Counter(), f.Year.Scheme.Grades
	if h.Stages, err = o.stages(r, year, f); err != nil {
		return err
	}
	if h.Afterwards, err = o.afterwards(r, &f.Year); err != nil {
		return err
	}
	h.Finalisable = !h.Finalised && len(Obstacles(f)) == 0
	voting := h.stage(StageBallot).State != StageDone && !h.Finalised
	for _, g := range f.All() {
		h.addGroup(g, voting)
	}
	return nil
}

// addGroup adds how far one group of the assessment is; voting as in checkedIn.
func (h *HomeFacts) addGroup(f *model.YearFacts, voting bool) {
	h.Assessed += len(f.Sheets)
	h.OpenTies += len(f.Ranking.OpenTies())
	n, _, _ := withoutReason(f.Ranking)
	h.NoReason += n
	for _, s := range f.Sheets {
		sent, checked := ProgressIn(f, s).SelfDone(), checkedIn(f, s, voting)
		if sent {
			h.SelfDone++
		}
		if checked {
			h.CheckedDone++
		}
		if sent && !checked {
			h.ToCheck++
		}
	}
	for _, row := range f.Ranking.Rows {
		if row.Lapsed != nil && row.Lapsed.Again {
			h.Lapsed++
		}
		if row.Ready {
			h.Totals = append(h.Totals, row.Total)
		}
	}
}

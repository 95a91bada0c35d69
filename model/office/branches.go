package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// BranchRow is one line of the list of organisations.
type BranchRow struct {
	Org       model.Org
	Parent    string
	Secretary string
	Units     []model.Unit // covered now
	Full      int          // 正式党员
	Members   int          // 党员 with probationary ones
	Term      TermState
	TermDays  int              // until the term ends, negative when it has ended; only where Term is TermDueSoon or TermOverdue
	Progress  scoring.Progress // in the working year's assessment
	Grade     string           // 等次 in it once it is finalised, "" before and of whoever got none
}

// Assessment says how the organisation stands in the working year's assessment: how far it is, and its grade once that is decided.
func (r BranchRow) Assessment() string {
	if r.Grade != "" && r.Progress.Finalised {
		return r.Grade
	}
	return r.Progress.Label()
}

// TermState says how an organisation stands with its term of office.
type TermState int

// The states of a term.
const (
	TermUnknown TermState = iota // no end recorded
	TermRunning
	TermDueSoon // ends within remindTerm months (支部工作条例 第二十一条: remind six months before)
	TermOverdue
)

// TermText says how an organisation stands with a term that ended or ends soon: 已超过 12 天, 还有 30 天; "" otherwise.
func (r BranchRow) TermText() string {
	switch {
	case r.Term == TermOverdue:
		return fmt.Sprintf("已超过 %d 天", -r.TermDays)
	case r.Term == TermDueSoon && r.TermDays == 0:
		return "今天届满"
	case r.Term == TermDueSoon && r.TermDays > 0:
		return fmt.Sprintf("还有 %d 天", r.TermDays)
	case r.Term == TermDueSoon:
		return "六个月内届满"
	}
	return ""
}

// Branches returns the organisations as the ledger lists them: in the order in which they were entered, closed ones
// left out.
func (o *Office) Branches(ctx context.Context) ([]BranchRow, error) {
	var rows []BranchRow
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		rows, err = o.branchRows(r)
		return err
	})
	return rows, err
}

// OpenOrgs returns the records alone of the organisations that the ledger lists, for menus, in the order in which they
// were entered.
func (o *Office) OpenOrgs(ctx context.Context) ([]model.Org, error) {
	var open []model.Org
	err := o.db.Read(ctx, func(r *store.Reader) error {
		orgs, err := r.Orgs()
		for _, g := range orgs {
			if listed(g) {
				open = append(open, g)
			}
		}
		slices.SortFunc(open, func(a, b model.Org) int { return int(a.ID - b.ID) })
		return err
	})
	return open, err
}

func (o *Office) branchRows(r *store.Reader) ([]BranchRow, error) {
	orgs, err := r.Orgs()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(orgs, func(a, b model.Org) int { return int(a.ID - b.ID) })
	var l ledger
	l.names = map[int64]string{}
	for _, g := range orgs {
		l.names[g.ID] = g.Name
	}
	if l.full, l.all, err = headcount(r); err != nil {
		return nil, err
	}
	posts, err := r.Posts()
	if err != nil {
		return nil, err
	}
	l.secretary = secretaries(posts)
	if l.units, err = coveredUnits(r); err != nil {
		return nil, err
	}
	if l.progress, err = o.progress(r); err != nil {
		return nil, err
	}
	if l.grades, err = decidedGrades(r); err != nil {
		return nil, err
	}
	var rows []BranchRow
	for _, g := range orgs {
		if listed(g) {
			rows = append(rows, o.branchRow(g, &l))
		}
	}
	return rows, nil
}

// ledger is what stands about organisations outside their own record: of all of them, or of the one asked for.
type ledger struct {
	names     map[int64]string
	full, all map[int64]int
	secretary map[int64]string
	units     map[int64][]model.Unit
	progress  func(model.Org) scoring.Progress
	grades    map[int64]string // of the working year once it is finalised
}

// decidedGrades are the grades of the working year by organisation, none before it is finalised.
func decidedGrades(r *store.Reader) (map[int64]string, error) {
	c, err := r.Committee()
	if err != nil || c.Year == 0 {
		return nil, err
	}
	y, err := r.AssessmentYear(c.Year)
	if model.CodeOf(err) == model.NotFound || err == nil && !y.Finalised {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.KeptGrades(c.Year)
}

// listed reports whether the ledger lists an organisation: not the committee itself, and none that was closed.
func listed(g model.Org) bool { return g.Kind != model.CommitteeOrg && g.ClosedOn == "" }

func (o *Office) branchRow(g model.Org, l *ledger) BranchRow {
	row := BranchRow{Org: g, Parent: l.names[g.ParentID], Secretary: l.secretary[g.ID], Units: l.units[g.ID], Full: l.full[g.ID],
		Members: l.all[g.ID], Term: o.term(g), Progress: l.progress(g), Grade: l.grades[g.ID]}
	if row.Term == TermDueSoon || row.Term == TermOverdue {
		row.TermDays = o.Today().DaysTo(g.TermEnd)
	}
	return row
}

// secretaries are the names of the present secretaries by organisation.
func secretaries(posts []model.Post) map[int64]string {
	all := map[int64]string{}
	for _, p := range posts {
		if p.Duty == model.Secretary && p.To == "" {
			all[p.OrgID] = p.Name
		}
	}
	return all
}

// remindTerm is how many months before its end a term is said to end soon (支部工作条例 第二十一条), as the register of terms reminds of it.
const remindTerm = 6

// term tells how an organisation stands with its term today.
func (o *Office) term(g model.Org) TermState {
	today := o.Today()
	switch {
	case g.TermEnd == "":
		return TermUnknown
	case g.TermEnd.Before(today):
		return TermOverdue
	case !today.AddMonths(remindTerm).Before(g.TermEnd.LastDay()):
		return TermDueSoon
	}
	return TermRunning
}

// headcount counts the present full members and all members (with probationary ones) of each branch; those without a
// branch stand under 0.
func headcount(r *store.Reader) (full, all map[int64]int, err error) {
	counts, err := r.MemberCounts()
	full, all = heads(counts)
	return full, all, err
}

// headcountOf is headcount of one branch.
func headcountOf(r *store.Reader, orgID int64) (full, all int, err error) {
	counts, err := r.MemberCountsOf(orgID)
	f, a := heads(counts)
	return f[orgID], a[orgID], err
}

func heads(counts []store.MemberCount) (full, all map[int64]int) {
	full, all = map[int64]int{}, map[int64]int{}
	for _, c := range counts {
		if !counted(c.Kind) {
			continue
		}
		all[c.BranchID] += c.People
		if c.Kind == model.FullMember {
			full[c.BranchID] += c.People
		}
	}
	return full, all
}

// counted reports whether people of a kind count as members: full and probationary ones, and those of whom the kind is
// not recorded.
func counted(k model.MemberKind) bool { return k.IsMember() || k == model.KindNotRecorded }

func coveredUnits(r *store.Reader) (map[int64][]model.Unit, error) {
	units, err := r.Units()
	if err != nil {
		return nil, err
	}
	byID := map[int64]model.Unit{}
	for _, u := range units {
		byID[u.ID] = u
	}
	covers, err := r.Covers()
	covered := map[int64][]model.Unit{}
	for _, c := range covers {
		if c.To == "" {
			covered[c.OrgID] = append(covered[c.OrgID], byID[c.UnitID])
		}
	}
	return covered, err
}

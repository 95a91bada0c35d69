package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// reportedLife are the kinds of activity that 三会一课 is made of.
var reportedLife = []model.ActivityKind{model.MembersMeeting, model.CommitteeMeeting, model.GroupMeeting, model.Lecture}

// pastFigures is how many years before its own a package looks back on, as far as they were assessed.
const pastFigures = 2

// packageYears are the figures of a year and of those before it.
func (o *Office) packageYears(ctx context.Context, year int) ([]model.YearFigures, error) {
	if today := o.Today(); year > today.Year() {
		return nil, model.Errorf(model.Invalid, "%d 年度还没有开始，做不出数据包；在顶栏换一个年度", year)
	}
	var all []model.YearFigures
	for y := year - pastFigures; y <= year; y++ {
		assessed, err := o.factsIfOpened(ctx, y)
		if err != nil {
			return nil, err
		}
		if y < year && assessed == nil {
			continue
		}
		f, err := o.yearFigures(ctx, y, assessed)
		if err != nil {
			return nil, err
		}
		all = append(all, *f)
	}
	return all, nil
}

// yearFigures are the figures of one year, as of today or of its last day. assessed is nil where no assessment was opened.
func (o *Office) yearFigures(ctx context.Context, year int, assessed *model.YearFacts) (*model.YearFigures, error) {
	day := model.Date(fmt.Sprintf("%d-12-31", year))
	if o.Today().Before(day) {
		day = o.Today()
	}
	report, facts, err := o.checkupFacts(ctx, day)
	if err != nil {
		return nil, err
	}
	life, err := o.LifeBoard(ctx, year)
	if err != nil {
		return nil, err
	}
	f := &model.YearFigures{Year: year, Day: day, Findings: report.Count("")}
	f.Rows = standingBranches(facts, day)
	f.Branches = len(f.Rows)
	rows := map[int64]*model.BranchFigures{}
	for i := range f.Rows {
		id, _ := strconv.ParseInt(f.Rows[i].Key, 10, 64)
		rows[id] = &f.Rows[i]
		addLife(&f.Rows[i], life, id)
	}
	for _, found := range report.Open() {
		if row := rows[found.OrgID]; row != nil {
			row.Findings++
		}
	}
	countPeople(f, rows, facts, day)
	countUnits(f, rows, facts, day)
	addResults(f, rows, assessed)
	return f, nil
}

// branchKey is what a package calls an organisation.
func branchKey(id int64) string { return strconv.FormatInt(id, 10) }

// standingBranches are the branches that existed on a day, in the order of the ledger.
func standingBranches(facts *checkup.Facts, day model.Date) []model.BranchFigures {
	var rows []model.BranchFigures
	for i := range facts.Orgs {
		if g := &facts.Orgs[i]; g.Kind.IsBranch() && stood(g.SetUpOn, g.ClosedOn, day) {
			rows = append(rows, model.BranchFigures{Key: branchKey(g.ID), Name: g.Name})
		}
	}
	return rows
}

// stood reports whether what lasts from one date to another was there on a day; dates that are not known don't bound it.
func stood(from, to, day model.Date) bool {
	return !day.Before(from) && (to == "" || day.Before(to))
}

func addLife(row *model.BranchFigures, life *LifeBoard, id int64) {
	board := life.Row(id)
	if board == nil {
		return
	}
	for _, kind := range reportedLife {
		sum := life.Sum([]*LifeRow{board}, 0, kind)
		row.Held, row.Due = row.Held+sum.Done, row.Due+sum.Due
		if n := sum.Missed(); n > 0 {
			if row.Missed == nil {
				row.Missed = map[string]int{}
			}
			row.Missed[string(kind)] = n
		}
	}
}

// countPeople counts the members of a day, in the branch of then.
func countPeople(f *model.YearFigures, rows map[int64]*model.BranchFigures, facts *checkup.Facts, day model.Date) {
	then := map[int64]int64{}
	for _, s := range facts.Stays {
		if stood(s.From, s.To, day) {
			then[s.MemberID] = s.OrgID
		}
	}
	for i := range facts.People {
		p := &facts.People[i]
		if !counted(p.Kind) || !stood(p.JoinDate, p.ClosedOn, day) {
			continue
		}
		f.Members++
		branch := p.BranchID
		if of, ok := then[p.ID]; ok {
			branch = of
		}
		if row := rows[branch]; row != nil {
			row.Members++
		}
	}
}

// countUnits counts the units of a day, and those with an organisation.
func countUnits(f *model.YearFigures, rows map[int64]*model.BranchFigures, facts *checkup.Facts, day model.Date) {
	existed, open, covered := map[int64]bool{}, map[int64]bool{}, map[int64]bool{}
	for i := range facts.Orgs {
		g := &facts.Orgs[i]
		existed[g.ID] = stood(g.SetUpOn, g.ClosedOn, day) && g.Kind != model.CommitteeOrg && g.Kind != model.Group
	}
	for i := range facts.Units {
		open[facts.Units[i].ID] = stood("", facts.Units[i].ClosedOn, day)
	}
	for _, c := range facts.Covers {
		if !stood(c.From, c.To, day) || !open[c.UnitID] || !existed[c.OrgID] {
			continue
		}
		covered[c.UnitID] = true
		if row := rows[c.OrgID]; row != nil {
			row.Units++
		}
	}
	for id, is := range open {
		if is {
			f.Units++
		}
		if covered[id] {
			f.Covered++
		}
	}
}

// addResults adds what the assessment came to. Totals are brought to a full mark of 100.
func addResults(f *model.YearFigures, rows map[int64]*model.BranchFigures, assessed *model.YearFacts) {
	if assessed == nil {
		return
	}
	f.Finalised = assessed.Year.Finalised
	for _, g := range assessed.All() {
		for _, grade := range g.Year.Scheme.Grades {
			if !slices.Contains(f.Grades, grade.Name) {
				f.Grades = append(f.Grades, grade.Name)
			}
		}
		for i := range g.Ranking.Rows {
			r := &g.Ranking.Rows[i]
			row := rows[r.OrgID]
			if row == nil || row.Marked || row.Grade != "" {
				continue
			}
			row.Grade, row.Rank = r.Grade, r.Rank
			if !r.Ready || r.NoTotal {
				continue
			}
			row.Marked, row.Total = true, r.Total
			if r.Tree != nil && r.Tree.Max > 0 && r.Tree.Max != model.Pt(100) {
				row.Total = r.Total.MulDiv(int64(model.Pt(100)), int64(r.Tree.Max))
			}
		}
	}
}

// rosterLines are the members of today, branch by branch in the order of the figures, those of no branch last.
func rosterLines(r *store.Reader, rows []model.BranchFigures, rosters model.RosterKind) ([]model.RosterLine, error) {
	if rosters == model.NoRoster {
		return nil, nil
	}
	members, err := r.Members()
	if err != nil {
		return nil, err
	}
	place := map[string]int{"": len(rows)}
	for i := range rows {
		place[rows[i].Key] = i
	}
	var lines []model.RosterLine
	for i := range members {
		m := &members[i]
		if !counted(m.Kind) || m.ClosedOn != "" {
			continue
		}
		line := model.RosterLine{Branch: branchKey(m.BranchID), Name: m.Name, Sex: string(m.Sex), Ethnicity: m.Ethnicity, Birth: m.Birth, Education: m.Education,
			Kind: m.Kind, Joined: m.JoinDate, Full: m.FullDate, IDNumber: m.IDNumber, Phone: m.Phone}
		if _, ok := place[line.Branch]; !ok {
			line.Branch = ""
		}
		if rosters == model.MaskedRoster {
			line = masked(line)
		}
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b model.RosterLine) int { return place[a.Branch] - place[b.Branch] })
	return lines, nil
}

// masked takes out what tells who somebody is.
func masked(l model.RosterLine) model.RosterLine {
	surname := []rune(l.Name)
	return model.RosterLine{Branch: l.Branch, Name: string(surname[:1]) + "某", Sex: l.Sex, Ethnicity: l.Ethnicity, Birth: yearOnly(l.Birth), Education: l.Education,
		Kind: l.Kind, Joined: yearOnly(l.Joined), Full: yearOnly(l.Full)}
}

func yearOnly(d model.Date) model.Date {
	if len(d) > 4 {
		return d[:4]
	}
	return d
}

package office

import (
	"cmp"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// TrialRun is what a scheme comes to on the records of a year.
type TrialRun struct {
	Year     int
	Scheme   *model.Scheme
	Branches []TrialBranch // those that the scheme covers, in the order of the ledger
	Ranking  *model.Ranking
	Unknown  []string // items of which the year has no record, by title
	sheets   map[int64]*model.MarkSheet
}

// TrialBranch is a branch in a trial.
type TrialBranch struct {
	OrgID  int64
	Name   string
	Result *model.BranchResult
	Marks  map[string]TrialMark // by item ID
}

// Run tries a scheme out. It reads nothing and may be called on any goroutine, with a scheme that nobody changes meanwhile.
func (t *Trial) Run(scheme *model.Scheme) *TrialRun {
	run := &TrialRun{Year: t.Year, Scheme: scheme, sheets: map[int64]*model.MarkSheet{}}
	items, known := itemsOf(scheme), map[string]bool{}
	var results []*model.BranchResult
	for i := range t.branches {
		b := &t.branches[i]
		if (b.who.Unit == nil) != scheme.AssessesBranches() || scoring.Outside(scheme.Covers, b.who, t.places.sector, t.Year) != "" {
			continue
		}
		sheet := *b.sheet
		sheet.Marks = map[model.MarkKey]model.Mark{}
		out := TrialBranch{OrgID: b.who.Key(), Name: b.who.Name(), Marks: map[string]TrialMark{}}
		for _, item := range items {
			m := t.value(b, item)
			out.Marks[item.ID] = m
			known[item.ID] = known[item.ID] || m.Known
			mark := m.Mark
			if !m.Known {
				mark = model.Mark{NotApplicable: true, Reason: m.Why}
			}
			sheet.Marks[model.MarkKey{Item: item.ID, Stage: model.CheckedMark}] = mark
		}
		out.Result = scoring.Score(scheme, &sheet, model.FinalMark)
		results = append(results, out.Result)
		run.sheets[b.who.Key()] = &sheet
		run.Branches = append(run.Branches, out)
	}
	for _, item := range items {
		if !known[item.ID] {
			run.Unknown = append(run.Unknown, item.Title())
		}
	}
	run.Ranking = scoring.Rank(t.Year, scheme, results, nil)
	return run
}

// Branch returns a branch of the trial, nil when the scheme does not cover it.
func (r *TrialRun) Branch(org int64) *TrialBranch {
	if r == nil {
		return nil
	}
	for i := range r.Branches {
		if r.Branches[i].OrgID == org {
			return &r.Branches[i]
		}
	}
	return nil
}

// Row returns a branch's line of the ranking, nil when it has none.
func (r *TrialRun) Row(org int64) *model.RankRow {
	for i := range r.Ranking.Rows {
		if r.Ranking.Rows[i].OrgID == org {
			return &r.Ranking.Rows[i]
		}
	}
	return nil
}

// Combined is the result of a branch if the scheme combined its parts by another mode, with usual numbers where the scheme
// has none for it; nil for a branch that is not in the trial.
func (r *TrialRun) Combined(org int64, mode model.CombineMode) *model.BranchResult {
	sheet := r.sheets[org]
	if sheet == nil {
		return nil
	}
	s := *r.Scheme
	s.Combine = CombineDefaults(r.Scheme, mode)
	return scoring.Score(&s, sheet, model.FinalMark)
}

// CombineDefaults is the combination of a scheme changed to another mode: what the mode needs and the scheme lacks gets its
// usual value.
func CombineDefaults(s *model.Scheme, mode model.CombineMode) model.Combine {
	c := s.Combine
	c.Mode = mode
	switch mode {
	case model.Weighted:
		if len(c.Weights) == 0 && len(s.Parts) > 0 {
			c.Weights = map[string]int64{}
			left := int64(10000)
			for i, p := range s.Parts {
				c.Weights[p.ID] = left / int64(len(s.Parts)-i)
				left -= c.Weights[p.ID]
			}
		}
	case model.Nested:
		if c.Nested == 0 {
			c.Nested = model.Pt(10)
		}
	case model.GateMode:
		if c.Gate == 0 {
			c.Gate = model.Pt(60)
		}
		if !slices.Contains(c.GateParts, model.PartyPart) {
			c.GateParts = append([]string{model.PartyPart}, c.GateParts...)
		}
		if n := len(s.Grades); c.GateGrade == "" && n > 1 {
			c.GateGrade = s.Grades[n-2].Name
		}
	}
	return c
}

// ChangeCombination gives a scheme another combination. Where the full total changes with it, from 100 to 200 or back, the cut-offs
// and the cap of the grades go along, so that a grade still asks for the same share of the total.
func ChangeCombination(s *model.Scheme, mode model.CombineMode) {
	was := scoring.FullTotal(s)
	s.Combine = CombineDefaults(s, mode)
	now := scoring.FullTotal(s)
	if was == now || was == 0 {
		return
	}
	s.Combine.GradeCap = s.Combine.GradeCap * now / was
	s.Grades = slices.Clone(s.Grades)
	for i := range s.Grades {
		s.Grades[i].From = s.Grades[i].From * now / was
	}
}

// Mean is the mean mark of an item over the branches to which it applies; ok is false when it applies to none.
func (r *TrialRun) Mean(item string) (mean model.Points, ok bool) {
	var sum, n int64
	for _, b := range r.Branches {
		if m := b.Marks[item]; m.Known && !m.NotApplicable {
			sum += int64(m.Points)
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return model.Points(sum).MulDiv(1, n), true
}

// TrialStep is how many branches have the same mark; Away are those to which the item does not apply, or without a record.
type TrialStep struct {
	Points model.Points
	Away   bool
	Count  int
}

// Spread counts the branches by their mark of an item, the best mark first, those without one last. Where there are more
// than most sorts of marks, neighbours are put together under the lower one.
func (r *TrialRun) Spread(item string, most int) []TrialStep {
	counts, away := map[model.Points]int{}, 0
	for _, b := range r.Branches {
		if m := b.Marks[item]; m.Known && !m.NotApplicable {
			counts[m.Points]++
		} else {
			away++
		}
	}
	var steps []TrialStep
	for p, n := range counts {
		steps = append(steps, TrialStep{Points: p, Count: n})
	}
	slices.SortFunc(steps, func(a, b TrialStep) int { return cmp.Compare(b.Points, a.Points) })
	for len(steps) > most {
		least := 0
		for i := 1; i < len(steps)-1; i++ {
			if steps[i].Count+steps[i+1].Count < steps[least].Count+steps[least+1].Count {
				least = i
			}
		}
		steps[least] = TrialStep{Points: steps[least+1].Points, Count: steps[least].Count + steps[least+1].Count}
		steps = slices.Delete(steps, least+1, least+2)
	}
	if away > 0 {
		steps = append(steps, TrialStep{Away: true, Count: away})
	}
	return steps
}

// Telling picks up to n branches that tell most about an item: the best and the worst mark, the middle, the one that
// differs most from before (which may be nil), and one to which it does not apply. The best comes first.
func (r *TrialRun) Telling(item string, before *TrialRun, n int) []*TrialBranch {
	sorted := make([]*TrialBranch, len(r.Branches))
	for i := range r.Branches {
		sorted[i] = &r.Branches[i]
	}
	mark := func(b *TrialBranch) (model.Points, bool) {
		m := b.Marks[item]
		return m.Points, m.Known && !m.NotApplicable
	}
	order := func(a, b *TrialBranch) int {
		pa, oka := mark(a)
		pb, okb := mark(b)
		return cmp.Or(b2i(okb)-b2i(oka), cmp.Compare(pb, pa))
	}
	slices.SortStableFunc(sorted, order)
	applies := 0
	for _, b := range sorted {
		if _, ok := mark(b); ok {
			applies++
		}
	}
	var picked []*TrialBranch
	pick := func(i int) {
		if i >= 0 && i < len(sorted) && len(picked) < n && !slices.Contains(picked, sorted[i]) {
			picked = append(picked, sorted[i])
		}
	}
	if applies > 0 {
		pick(0)
		pick(applies - 1)
		pick(applies / 2)
	}
	pick(r.mostChanged(item, before, sorted))
	if applies < len(sorted) {
		pick(applies)
	}
	for step := 1; len(picked) < min(n, len(sorted)); step++ { // more sorts of marks, evenly over the rest
		pick(step * len(sorted) / (n + 1))
		if step > n {
			pick(step - n - 1)
		}
	}
	slices.SortStableFunc(picked, order)
	return picked
}

// mostChanged is the place of the branch whose mark differs most from before, -1 when none does.
func (r *TrialRun) mostChanged(item string, before *TrialRun, sorted []*TrialBranch) int {
	at, most := -1, model.Points(0)
	for i, b := range sorted {
		was := before.Branch(b.OrgID)
		if was == nil {
			continue
		}
		d := b.Marks[item].Points - was.Marks[item].Points
		if d = max(d, -d); d > most {
			at, most = i, d
		}
	}
	return at
}

// Reaching counts the branches whose total is at least a number of points.
func (r *TrialRun) Reaching(points model.Points) int {
	n := 0
	for _, b := range r.Branches {
		if b.Result.Ready && b.Result.Total >= points {
			n++
		}
	}
	return n
}

// Grades counts for a grade the branches whose marks reach it (到线) and those that have it after the quotas (会评). A branch in
// an open tie counts for the lower grade.
func (r *TrialRun) Grades(grade string) (reached, given int) {
	for i := range r.Ranking.Rows {
		row := &r.Ranking.Rows[i]
		if row.Earned == grade {
			reached++
		}
		if row.Grade == grade {
			given++
		}
	}
	return reached, given
}

// Regraded lists the branches whose grade differs from that of another run, in the order of the ledger.
func (r *TrialRun) Regraded(before *TrialRun) []*TrialBranch {
	var all []*TrialBranch
	for i := range r.Branches {
		b := &r.Branches[i]
		if before.Branch(b.OrgID) == nil {
			continue
		}
		if now, was := r.Row(b.OrgID), before.Row(b.OrgID); now != nil && was != nil && now.Grade != was.Grade {
			all = append(all, b)
		}
	}
	return all
}

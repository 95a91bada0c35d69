// Package district works out what counts of the packages that a district received, and compares the committees. It is pure: what
// it says follows from the packages and the decisions alone, in whatever order they came.
package district

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Book is all that a district has: who sends, what came, and what was decided.
type Book struct {
	Senders     []model.Sender
	Packages    []model.Received
	Settlements []model.Settlement
}

// Decide adds a decision about packages (以这份为准), as the last of all, instead of an earlier one about the same, and returns all that
// changes by it: an earlier decision the other way round no longer holds.
func (b *Book) Decide(d model.Settlement) []model.Settlement {
	changed := []model.Settlement{d}
	for i := range b.Settlements {
		if was := &b.Settlements[i]; was.OfPackages() && was.Taken && was.SenderID == d.SenderID && was.Standing == d.Incoming && was.Incoming == d.Standing {
			was.Taken = false
			changed = append(changed, *was)
		}
	}
	b.Settlements = append(slices.DeleteFunc(b.Settlements, func(was model.Settlement) bool {
		return was.OfPackages() && was.SenderID == d.SenderID && was.Standing == d.Standing && was.Incoming == d.Incoming
	}), d)
	return changed
}

// Standing is what counts of one committee.
type Standing struct {
	Sender    model.Sender
	Packages  []model.Received // the earliest made first
	Years     map[int]*model.YearFigures
	From      map[int]*model.Received // where each year's figures come from
	Reopened  map[int]bool            // the years that were finalised and of which the committee's last word is that they no longer are
	Conflicts []Conflict              // that wait for a decision
}

// Conflict is a result of a finalised year that a later package tells differently. What stood counts until somebody decides.
type Conflict struct {
	SenderID  int64
	Committee string
	Year      int
	Branch    string // its key
	Name      string
	Standing  string // 90.50 优秀
	Incoming  string
	MadeAt    string // when the later package was made, to the minute
}

// Settle is the decision about a conflict.
func (c Conflict) Settle(take bool) model.Settlement {
	return model.Settlement{SenderID: c.SenderID, Year: c.Year, Branch: c.Branch, Standing: c.Standing, Incoming: c.Incoming, Taken: take}
}

// settledBy reports whether a decision is about this very conflict.
func (c Conflict) settledBy(d model.Settlement) bool {
	return d.SenderID == c.SenderID && d.Year == c.Year && d.Branch == c.Branch && d.Standing == c.Standing && d.Incoming == c.Incoming
}

// Stand works out what counts of a committee. The figures of a year are those of the package about that very year, before those
// that look back on it, and of these the one made last; a package that was said to count (以这份为准) comes after the one in whose place it
// does. Results that were finalised stay until it is decided otherwise.
func (b *Book) Stand(sender model.Sender) *Standing {
	s := &Standing{Sender: sender, Years: map[int]*model.YearFigures{}, From: map[int]*model.Received{}, Reopened: map[int]bool{}}
	for _, p := range b.Packages {
		if p.SenderID == sender.ID {
			s.Packages = append(s.Packages, p)
		}
	}
	slices.SortFunc(s.Packages, Earlier)
	for _, d := range b.Settlements {
		if d.SenderID == sender.ID && d.OfPackages() && d.Taken {
			s.follow(d.Incoming, d.Standing)
		}
	}
	for i := range s.Packages {
		p := &s.Packages[i]
		for y := range p.Years {
			f := &p.Years[y]
			if was := s.From[f.Year]; was == nil || was.Year != f.Year || p.Year == f.Year {
				s.Years[f.Year], s.From[f.Year] = f, p
			}
		}
	}
	for _, year := range slices.Sorted(maps.Keys(s.Years)) {
		s.keepFinalised(year, b.Settlements)
	}
	return s
}

// follow puts one package behind another one, by their hashes.
func (s *Standing) follow(hash, after string) {
	at := func(hash string) int {
		return slices.IndexFunc(s.Packages, func(p model.Received) bool { return p.Hash == hash })
	}
	if from, to := at(hash), at(after); from >= 0 && from < to {
		p := s.Packages[from]
		copy(s.Packages[from:to], s.Packages[from+1:to+1])
		s.Packages[to] = p
	}
}

// Earlier orders packages by when they were made.
func Earlier(a, b model.Received) int {
	return cmp.Or(a.MadeAt.Compare(b.MadeAt), cmp.Compare(a.Hash, b.Hash))
}

// Latest is the package about a year that was made last, nil where none came.
func (s *Standing) Latest(year int) *model.Received {
	for i := len(s.Packages) - 1; i >= 0; i-- {
		if s.Packages[i].Year == year {
			return &s.Packages[i]
		}
	}
	return nil
}

// keepFinalised puts the results that were finalised first in the place of others, but where it was decided otherwise. They stay what stood
// also when another package is said to count, so that saying it of the very package that they are from leaves nothing to decide.
func (s *Standing) keepFinalised(year int, settled []model.Settlement) {
	first := s.firstFinalised(year)
	if first == nil {
		return
	}
	results, pending := map[string]*model.BranchFigures{}, map[string]Conflict{} // what counts and what waits, by branch
	rows := yearOf(first, year).Rows
	for r := range rows {
		results[rows[r].Key] = &rows[r]
	}
	reached := false
	for i := range s.Packages {
		p := &s.Packages[i]
		reached = reached || p == first
		f := yearOf(p, year)
		if f == nil || !reached && Earlier(*p, *first) < 0 { // it tells of the time before
			continue
		}
		s.Reopened[year] = !f.Finalised
		s.meet(p, f, results, pending, settled)
	}
	s.put(year, results)
	for _, key := range slices.Sorted(maps.Keys(pending)) {
		s.Conflicts = append(s.Conflicts, pending[key])
	}
}

// firstFinalised is the package made first of those in which a year is finalised, whichever is said to count; nil where there is none.
func (s *Standing) firstFinalised(year int) *model.Received {
	var first *model.Received
	for i := range s.Packages {
		p := &s.Packages[i]
		if f := yearOf(p, year); f != nil && f.Finalised && (first == nil || Earlier(*p, *first) < 0) {
			first = p
		}
	}
	return first
}

// meet compares another package with the results that count.
func (s *Standing) meet(p *model.Received, f *model.YearFigures, results map[string]*model.BranchFigures, pending map[string]Conflict, settled []model.Settlement) {
	keys := maps.Clone(results)
	came := map[string]*model.BranchFigures{}
	for r := range f.Rows {
		came[f.Rows[r].Key], keys[f.Rows[r].Key] = &f.Rows[r], nil
	}
	for key := range keys {
		stood, now := results[key], came[key]
		delete(pending, key)
		if stood.SameResult(now) || stood == nil && !now.Marked {
			continue
		}
		c := Conflict{SenderID: s.Sender.ID, Committee: s.Sender.Name, Year: f.Year, Branch: key, Standing: ResultText(stood), Incoming: ResultText(now),
			MadeAt: model.When(p.MadeAt, "2006-01-02 15:04")}
		if c.Name = nameOf(now); c.Name == "" {
			c.Name = nameOf(stood)
		}
		switch i := slices.IndexFunc(settled, c.settledBy); {
		case i < 0:
			pending[key] = c
		case settled[i].Taken:
			results[key] = now
		}
	}
}

// put writes the results that count into the figures of a year.
func (s *Standing) put(year int, results map[string]*model.BranchFigures) {
	f := *s.Years[year]
	f.Rows = slices.Clone(f.Rows)
	for i := range f.Rows {
		row := results[f.Rows[i].Key]
		if row == nil { // it has no result that counts, or it is not decided yet
			row = &model.BranchFigures{}
		}
		f.Rows[i].Marked, f.Rows[i].Total, f.Rows[i].Grade, f.Rows[i].Rank = row.Marked, row.Total, row.Grade, row.Rank
	}
	for _, key := range slices.Sorted(maps.Keys(results)) {
		if row := results[key]; row != nil && f.Branch(key) == nil {
			f.Rows = append(f.Rows, *row)
		}
	}
	f.Finalised = !s.Reopened[year]
	s.Years[year] = &f
}

func yearOf(p *model.Received, year int) *model.YearFigures {
	i := slices.IndexFunc(p.Years, func(f model.YearFigures) bool { return f.Year == year })
	if i < 0 {
		return nil
	}
	return &p.Years[i]
}

func nameOf(b *model.BranchFigures) string {
	if b == nil {
		return ""
	}
	return b.Name
}

// ResultText is a branch's result: 90.50 优秀.
func ResultText(b *model.BranchFigures) string {
	switch {
	case b == nil:
		return "没有这个支部"
	case !b.Marked:
		return "没有评分"
	case b.Grade == "":
		return b.Total.String()
	}
	return fmt.Sprintf("%s %s", b.Total, b.Grade)
}

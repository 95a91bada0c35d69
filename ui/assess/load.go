package assess

import (
	"context"
	"maps"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// reading is what one reading of the data file gives.
type reading struct {
	year     int
	at       int64 // the latest change set when the reading began
	facts    *model.YearFacts
	earlier  map[int64]string
	attached map[int64]map[string]int // see office.AttachedItems
	schemes  []office.SchemeRow       // that a year may begin with
	own      bool                     // the first of them is that of the committee's sector
}

// load reads the working year off the UI goroutine. A loud one says so when it takes long; a quiet one follows an
// edit and must not take the keyboard away.
func (s *Screen) load(loud bool) {
	edits := s.writes.edits
	edition, _ := s.d.Office.Edition()
	var got reading
	do := func(ctx context.Context, o *office.Office) (err error) {
		got, err = read(ctx, o)
		return err
	}
	done := func(err error) error {
		if err != nil {
			return err
		}
		if edits != s.writes.edits || s.writes.busy() { // a mark was typed meanwhile; read again when it is written
			s.writes.rereadYear = true
			return nil
		}
		s.seen = edition
		s.take(got)
		return nil
	}
	if loud {
		s.run(shell.Work{What: "正在读取考核数据", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error { return do(ctx, o) }, Done: done})
		return
	}
	o := s.d.Office
	s.writes.later(func() error { return do(context.Background(), o) }, func(err error) {
		if err = done(err); err != nil {
			s.d.Fail(err)
		}
	})
}

// rerank follows marks that were just written: only their branches are read anew, and all are ranked. When anything
// else changed meanwhile the whole year is read.
func (s *Screen) rerank(orgs []int64) {
	edits, at, shown, o := s.writes.edits, s.at, s.facts, s.d.Office
	before := *shown
	before.Results = maps.Clone(shown.Results) // marks typed meanwhile change the one that shows
	var after *model.YearFacts
	var latest int64
	s.writes.later(func() (err error) {
		after, latest, err = o.FactsAfter(context.Background(), &before, orgs)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.d.Fail(err)
		case s.facts != shown: // read meanwhile
		case edits != s.writes.edits || s.writes.busy():
			s.writes.orgs = append(s.writes.orgs, orgs...)
		case latest != at:
			s.load(false)
		default:
			for _, org := range orgs {
				if sheet := shown.Sheet(org); sheet != nil {
					sheet.Marks = after.Sheet(org).Marks
					s.marksChanged(org)
				}
			}
			shown.Results, shown.Ranking, shown.Standings = after.Results, after.Ranking, after.Standings
			if s.tab == rankTab {
				s.draw()
			}
		}
	})
}

func read(ctx context.Context, o *office.Office) (got reading, err error) {
	if got.at, err = o.LatestChange(ctx); err != nil {
		return got, err
	}
	if got.year, err = o.WorkingYear(ctx); err != nil {
		return got, err
	}
	got.facts, err = o.Facts(ctx, got.year)
	if model.CodeOf(err) == model.NotFound {
		got.facts = nil
		got.schemes, got.own, err = o.OfferedSchemes(ctx)
		return got, err
	}
	if err != nil {
		return got, err
	}
	if got.attached, err = o.AttachedItems(ctx, got.year); err != nil {
		return got, err
	}
	before, err := o.Facts(ctx, got.year-1)
	if model.CodeOf(err) == model.NotFound {
		return got, nil
	}
	if err != nil {
		return got, err
	}
	if before.Year.Finalised {
		got.earlier = map[int64]string{}
		for _, g := range before.All() {
			for _, row := range g.Ranking.Rows {
				got.earlier[row.OrgID] = row.Grade
			}
		}
	}
	return got, err
}

func (s *Screen) take(got reading) {
	if got.facts == nil && s.facts != nil || got.year != s.year {
		s.marks.forget()
		s.forms.forget()
		s.steps.forget()
	}
	if got.facts == nil && (s.year != got.year || s.schemes == nil) {
		s.tab = schemeTab
		s.tabs.SetChosen(schemeTab)
	}
	if got.year != s.year {
		s.group = 0
	}
	s.at, s.year, s.earlier, s.schemes, s.ownScheme, s.attached = got.at, got.year, got.earlier, got.schemes, got.own, got.attached
	s.setFacts(got.facts)
	s.draw()
	s.keysChanged()
	s.soon(s.focusGrid)
}

// setFacts takes the facts of a year over, those of the group that shows; the branch that is wanted is in its own group.
func (s *Screen) setFacts(f *model.YearFacts) {
	s.facts = f
	if f != nil {
		if of := f.Of(s.wantBranch); s.wantBranch != 0 && of != nil {
			s.group = of.Year.Group
		}
		s.facts = f.In(s.group)
		s.group = s.facts.Year.Group
	}
	s.progress, s.unreasoned = map[int64]scoring.Progress{}, map[int64]map[unreasonedAt][]scoring.Unreasoned{}
	s.marks.evidence.forget()
	s.marks.evidence = newEvidence(s)
	clear(s.rank.detail.records)
	s.groups.show()
}

// focusGrid gives the grid the keyboard when nothing else has it, so that marks can be typed at once.
func (s *Screen) focusGrid() {
	if s.facts != nil && len(s.facts.Sheets) > 0 && s.tab == marksTab && !s.marks.list && s.d.Window.Canvas().Focused() == nil {
		s.marks.table.Focus()
	}
}

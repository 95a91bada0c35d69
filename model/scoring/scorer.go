package scoring

import (
	"runtime"
	"strconv"
	"sync"

	"github.com/shuangbai/shuangbai/model"
)

// Scorer computes and explains results by one scheme. It keeps what is the same for all branches, so that a year of them takes
// little; it is for one goroutine at a time, and for as long as the scheme stays as it is.
type Scorer struct {
	scheme *model.Scheme
	items  []preparedItem // in the order of the scheme
	at     map[string]int // the place of each item by its identity
	titles []string       // of the categories, in the order of the scheme
	words  map[markWords]string

	given []stageMarks // of the branch at hand, by item
	stray [3]int       // its marks whose item the scheme no longer has, by stage
}

// preparedItem is what is known of an item whatever its marks.
type preparedItem struct {
	title string
	fits  map[model.Points]string // Misfit of points asked for before
}

// stageMarks are the marks of an item at each stage.
type stageMarks struct {
	has  [3]bool
	mark [3]heldMark
}

// heldMark is of a mark what its result depends on.
type heldMark struct {
	Points        model.Points
	NotApplicable bool
	Reason        string
}

func (m *heldMark) same(other *heldMark) bool {
	return m.NotApplicable == other.NotApplicable && (m.NotApplicable || m.Points == other.Points)
}

// NewScorer prepares the results by a scheme.
func NewScorer(scheme *model.Scheme) *Scorer {
	s := &Scorer{scheme: scheme, at: make(map[string]int, scheme.ItemCount()), words: map[markWords]string{}}
	for p := range scheme.Parts {
		for c := range scheme.Parts[p].Categories {
			category := &scheme.Parts[p].Categories[c]
			s.titles = append(s.titles, category.Title())
			for i := range category.Items {
				if _, twice := s.at[category.Items[i].ID]; !twice {
					s.at[category.Items[i].ID] = len(s.items)
				}
				s.items = append(s.items, preparedItem{title: category.Items[i].Title()})
			}
		}
	}
	s.given = make([]stageMarks, len(s.items))
	return s
}

// Score is the result of one branch at a stage, as the function Score gives it.
func (s *Scorer) Score(sheet *model.MarkSheet, stage model.Stage) *model.BranchResult {
	s.take(sheet)
	return s.score(sheet, stage)
}

// All are the results of one branch at all stages.
func (s *Scorer) All(sheet *model.MarkSheet) (all [3]*model.BranchResult) {
	s.take(sheet)
	for _, stage := range model.Stages() {
		all[stage] = s.score(sheet, stage)
	}
	return all
}

// ScoreAll are the results of branches at all stages, in their order; many are computed at once.
func ScoreAll(scheme *model.Scheme, sheets []*model.MarkSheet) [][3]*model.BranchResult {
	all := make([][3]*model.BranchResult, len(sheets))
	workers := max(1, min(runtime.GOMAXPROCS(0), len(sheets)/fewBranches))
	var work sync.WaitGroup
	for w := range workers {
		work.Go(func() {
			s := NewScorer(scheme)
			for i := w * len(sheets) / workers; i < (w+1)*len(sheets)/workers; i++ {
				all[i] = s.All(sheets[i])
			}
		})
	}
	work.Wait()
	return all
}

// fewBranches are so few that a second goroutine for them is not worth it.
const fewBranches = 32

// take sorts the marks of a branch by item and stage.
func (s *Scorer) take(sheet *model.MarkSheet) {
	clear(s.given)
	s.stray = [3]int{}
	for key, mark := range sheet.Marks {
		i, ok := s.at[key.Item]
		if !ok {
			s.stray[key.Stage]++
			continue
		}
		g := &s.given[i]
		g.has[key.Stage], g.mark[key.Stage] = true, heldMark{mark.Points, mark.NotApplicable, mark.Reason}
	}
}

// misfit is Misfit of item number i.
func (s *Scorer) misfit(i int, item *model.Item, points model.Points) string {
	p := &s.items[i]
	fit, known := p.fits[points]
	if !known {
		if p.fits == nil {
			p.fits = map[model.Points]string{}
		}
		fit = Misfit(item, points)
		p.fits[points] = fit
	}
	return fit
}

// markWords is what the sentence of a mark without a reason depends on.
type markWords struct {
	given         model.Stage // at which stage the mark was given
	points        model.Points
	self, checked model.Points // of the other marks, where they are compared
	compared      [2]bool      // with the self mark, with the checked one
}

// sentence says at which stage a mark was given and how it differs from the others.
func (s *Scorer) sentence(w markWords) string {
	if why, ok := s.words[w]; ok {
		return why
	}
	b := make([]byte, 0, 64)
	number := func(before string, p model.Points) {
		b = append(append(append(b, before...), p.String()...), " 分"...)
	}
	number(w.given.Label()+" ", w.points)
	if w.compared[1] {
		number("，复核 ", w.checked)
	}
	switch {
	case w.compared[0] && w.self == w.points:
		b = append(b, "，与自评相同"...)
	case w.compared[0]:
		number("，自评 ", w.self)
	}
	s.words[w] = string(b)
	return s.words[w]
}

// itemKey numbers what has no identity of its own, such as the entries of a bonus: bonus.1.
func itemKey(of string, n int) string { return of + "." + strconv.Itoa(n) }

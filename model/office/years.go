package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// YearColumn is one year among several.
type YearColumn struct {
	Year      int
	Scheme    string // its title
	Finalised bool
	Branches  int // with a total
}

// YearLine is a part, a category, an item or the total over several years. In each year it is what the scheme of then calls so:
// the line of the same name, else that of the same number and a like name.
type YearLine struct {
	Section scoring.Section // part, category, item; "" for the total
	ID      string          // as the latest year with it has it
	Depth   int
	Name    string // in the latest year with it
	Gone    bool   // the latest year has no such line any more
	Cells   []YearCell
}

// YearCell is what a line came to in one year: the mean over the branches, or one branch's own.
type YearCell struct {
	There bool         // the scheme of the year has the line, and somebody was marked on it
	Mean  model.Points // in the year's own points
	Max   model.Points // of the year's scheme; 0 for the total where nothing bounds it
	Rate  int64        // Mean of Max in hundredths of a percent, which compares years of different points
	Name  string       // what the year called it, where that differs
}

// YearsTable is several years side by side, the earliest first.
type YearsTable struct {
	Years []YearColumn
	Lines []YearLine
}

// YearsSideBySide compares up to most of the latest years: the means of a group, or with org not 0 one branch alone. The group
// (0 is the first) is one of the latest year; of the earlier years it is the group of the same name, else the first.
func (o *Office) YearsSideBySide(ctx context.Context, org int64, group, most int) (*YearsTable, error) {
	var facts []*model.YearFacts
	err := o.db.Read(ctx, func(r *store.Reader) error {
		years, err := r.AssessmentYears()
		if err != nil {
			return err
		}
		for _, y := range years[max(0, len(years)-most):] {
			f, err := o.keptFacts(r, y.Year)
			if err != nil {
				return err
			}
			facts = append(facts, f)
		}
		return nil
	})
	if err != nil || len(facts) == 0 {
		return &YearsTable{}, err
	}
	name := facts[len(facts)-1].In(group).Year.GroupName
	for i, f := range facts {
		facts[i] = f.Like(name)
		if of := f.Of(org); of != nil {
			facts[i] = of
		}
	}
	return sideBySide(facts, org), nil
}

// sideBySide lays the lines of the latest scheme out, and after them those that only earlier ones had.
func sideBySide(facts []*model.YearFacts, org int64) *YearsTable {
	t := &YearsTable{}
	sums := make([]map[string]*yearSum, len(facts))
	for i, f := range facts {
		sums[i] = sumsOf(f, org)
		t.Years = append(t.Years, YearColumn{Year: f.Year.Year, Scheme: f.Year.Scheme.Title, Finalised: f.Year.Finalised, Branches: sums[i][totalLine].count()})
	}
	for last := len(facts) - 1; last >= 0; last-- {
		for _, line := range yearLinesOf(&facts[last].Year.Scheme) {
			if last < len(facts)-1 && t.has(facts, line, last) {
				continue
			}
			line.Gone = last < len(facts)-1
			for i, f := range facts {
				line.Cells = append(line.Cells, cellOf(&f.Year.Scheme, line, sums[i]))
			}
			t.Lines = append(t.Lines, line)
		}
	}
	return t
}

const totalLine = "total"

// has reports whether a later year has the line, so that it is in the table already.
func (t *YearsTable) has(facts []*model.YearFacts, line YearLine, year int) bool {
	return slices.ContainsFunc(facts[year+1:], func(f *model.YearFacts) bool {
		_, ok := sameLine(&f.Year.Scheme, line)
		return ok
	})
}

// yearLinesOf are the lines of a scheme, the total first.
func yearLinesOf(s *model.Scheme) []YearLine {
	lines := []YearLine{{Name: "总分"}}
	for _, p := range s.Parts {
		lines = append(lines, YearLine{Section: scoring.PartSection, ID: p.ID, Name: p.Name})
		for c := range p.Categories {
			category := &p.Categories[c]
			lines = append(lines, YearLine{Section: scoring.CategorySection, ID: category.ID, Depth: 1, Name: category.Title()})
			for i := range category.Items {
				lines = append(lines, YearLine{Section: scoring.ItemSection, ID: category.Items[i].ID, Depth: 2, Name: category.Items[i].Title()})
			}
		}
	}
	return lines
}

// sameLine finds the line in the scheme of another year. The name decides before the number, because numbers move when a line is
// put in before others, and schemes of other sectors count other things by the same numbers: a line of the same number is taken for
// the same only where no other has its name and the two names are alike.
func sameLine(s *model.Scheme, line YearLine) (found YearLine, ok bool) {
	if line.Section == "" {
		return line, true
	}
	var byID *YearLine
	for _, other := range yearLinesOf(s) {
		if other.Section != line.Section {
			continue
		}
		if bareName(other) == bareName(line) {
			return other, true
		}
		if other.ID == line.ID && alike(bareName(other), bareName(line)) {
			byID = &other
		}
	}
	if byID == nil {
		return YearLine{}, false
	}
	return *byID, true
}

// alike reports whether two names share at least half of their pairs of neighbouring characters.
func alike(a, b string) bool {
	pairs := func(s string) (all []string) {
		runes := []rune(s)
		for i := 1; i < len(runes); i++ {
			all = append(all, string(runes[i-1:i+1]))
		}
		return all
	}
	of, left := pairs(a), pairs(b)
	total, shared := len(of)+len(left), 0
	for _, pair := range of {
		if at := slices.Index(left, pair); at >= 0 {
			left = slices.Delete(left, at, at+1)
			shared++
		}
	}
	return 2*2*shared >= total && shared > 0
}

// bareName is a line's name without its number.
func bareName(l YearLine) string {
	for i, r := range l.Name {
		if r == ' ' && i > 0 && l.Name[0] < 0x80 {
			return l.Name[i+1:]
		}
	}
	return l.Name
}

func cellOf(s *model.Scheme, line YearLine, sums map[string]*yearSum) YearCell {
	own, ok := sameLine(s, line)
	if !ok {
		return YearCell{}
	}
	sum := sums[own.key()]
	if sum.count() == 0 {
		return YearCell{}
	}
	c := YearCell{There: true, Mean: model.Points(sum.points).MulDiv(1, int64(sum.n)), Max: sum.max}
	if bareName(own) != bareName(line) {
		c.Name = own.Name
	}
	if c.Max > 0 {
		c.Rate = int64(model.Points(sum.points).MulDiv(10000, int64(sum.max)*int64(sum.n)))
	}
	return c
}

func (l YearLine) key() string {
	if l.Section == "" {
		return totalLine
	}
	return string(l.Section) + " " + l.ID
}

// yearSum adds a line up over the branches of a year.
type yearSum struct {
	points int64
	n      int
	max    model.Points
}

func (s *yearSum) count() int {
	if s == nil {
		return 0
	}
	return s.n
}

// sumsOf adds the results of a year up by line, from the explained trees: what does not apply or is not marked counts for nothing.
func sumsOf(f *model.YearFacts, org int64) map[string]*yearSum {
	sums := map[string]*yearSum{}
	add := func(key string, points, limit model.Points) {
		s := sums[key]
		if s == nil {
			s = &yearSum{}
			sums[key] = s
		}
		s.points, s.n, s.max = s.points+int64(points), s.n+1, limit
	}
	for _, sheet := range f.Sheets {
		r := f.Result(sheet.OrgID, model.FinalMark)
		if org != 0 && sheet.OrgID != org || r == nil || r.Tree == nil {
			continue
		}
		if r.Ready && !r.NoTotal {
			add(totalLine, r.Total, r.Tree.Max)
		}
		walkTree(r.Tree, func(n *model.Result) {
			if n.Ready && !n.NA {
				switch n.Kind {
				case model.PartNode, model.CategoryNode, model.ItemNode:
					add(string(n.Kind)+" "+n.ID, n.Score, n.Max)
				}
			}
		})
	}
	return sums
}

func walkTree(n *model.Result, visit func(*model.Result)) {
	visit(n)
	for _, c := range n.Children {
		walkTree(c, visit)
	}
}

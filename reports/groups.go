package reports

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// byGroup makes a paper of the assessment a paper of each of the year's groups (考核组别), one after the other under their names; a
// group about which there is nothing to print is left out. A year of one group is printed as the paper prints it.
func byGroup(p Paper) Paper {
	whole, one, empty := p.Whole, p.One, p.Empty
	if whole != nil {
		p.Whole = func(f *paper.Facts, o Options) []maker {
			var all []maker
			for _, g := range groupsOf(f) {
				if of := f.In(g); printed(f, g) && !empty(of).Is() {
					for _, make := range whole(of, o) {
						all = append(all, func() document.Document { return ofGroup(make(), g.Year.Label()) })
					}
				}
			}
			return all
		}
	}
	if one != nil {
		p.One = func(f *paper.Facts, org int64, o Options) document.Document { return one(f.For(org), org, o) }
	}
	p.Empty = func(f *paper.Facts) Lack {
		if f.Year == nil {
			return empty(f)
		}
		why := noAssessment(f)
		for _, g := range groupsOf(f) {
			if !printed(f, g) {
				continue
			}
			if why = empty(f.In(g)); !why.Is() {
				return why
			}
		}
		return why
	}
	return p
}

// yearWords name the year of an assessment on a paper with its marks; until the result is decided, also after it was opened again,
// they say so.
func yearWords(y *model.AssessmentYear) string {
	words := fmt.Sprintf("%d年度", y.Year)
	if !y.Finalised {
		words += "，未核定"
	}
	return words
}

// printed reports whether papers tell of a group: of several, those with somebody in them.
func printed(f *paper.Facts, group *model.YearFacts) bool {
	return len(f.Year.All()) == 1 || len(group.Sheets) > 0
}

// groupsOf are the groups of the year, none while it is not open.
func groupsOf(f *paper.Facts) []*model.YearFacts {
	if f.Year == nil {
		return nil
	}
	return f.Year.All()
}

// ofGroup sets the name of a group under the title of a document.
func ofGroup(d document.Document, label string) document.Document {
	if label == "" {
		return d
	}
	name := "（" + label + "）"
	d.Title += name
	if d.Running.Left != "" {
		d.Running.Left += name
	}
	for i, part := range d.Parts {
		if title, ok := part.(document.Title); ok {
			title.Text += "\n" + name
			d.Parts = append(append([]document.Part{}, d.Parts[:i]...), append([]document.Part{title}, d.Parts[i+1:]...)...)
			break
		}
	}
	return d
}

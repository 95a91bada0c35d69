package reports

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// salutation is the line of those to whom a letter or an official text is addressed.
func salutation(names ...string) document.Paragraph {
	return document.Paragraph{Flush: true, Spans: []document.Span{{Text: strings.Join(names, "、") + "："}}}
}

// addresseesOf are those who get a paper about a branch of the assessment, which goes by the name that it has there; nobody for a unit, which
// has no superiors of this kind.
func addresseesOf(f *paper.Facts, name string, s *model.MarkSheet) model.Addressees {
	b := f.Branch(s.OrgID)
	if f.Year.Year.Units || b == nil {
		return model.Addressees{}
	}
	org := b.Org
	org.Name = s.Branch
	return f.Governance.Addressees(name, &org, f.Committee.Name)
}

// addresseesAt is the line of addressees at the end of a form about a branch; nil where it goes to nobody.
func addresseesAt(f *paper.Facts, name string, s *model.MarkSheet) []document.Part {
	a, words := addresseesOf(f, name, s), ""
	if len(a.To) > 0 {
		words = "主送：" + strings.Join(a.To, "，") + "。"
	}
	if len(a.Copies) > 0 {
		words += document.Closing{Copies: a.Copies}.CopiesText()
	}
	if words == "" {
		return nil
	}
	return []document.Part{document.Note{Text: words}}
}

// addresseesOfAll are those who get a paper about all branches of the assessment: the branches together, as all, and everybody else who gets
// it for one of them.
func addresseesOfAll(f *paper.Facts, name, all string) (together model.Addressees) {
	for _, s := range f.Year.Sheets {
		of := addresseesOf(f, name, s)
		for _, p := range []struct {
			into *[]string
			from []string
		}{{&together.To, of.To}, {&together.Copies, of.Copies}} {
			for _, who := range p.from {
				if who == s.Branch {
					who = all
				}
				if !slices.Contains(*p.into, who) {
					*p.into = append(*p.into, who)
				}
			}
		}
	}
	if len(together.To) == 0 { // units
		together.To = []string{all}
	}
	together.Copies = slices.DeleteFunc(together.Copies, func(c string) bool { return slices.Contains(together.To, c) })
	return together
}

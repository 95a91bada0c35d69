package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// A reason of hundreds of characters made a row as high as a page in its narrow column, and the sheet of a branch with twelve of
// them had seventeen pages.
func TestLongReasonsStandUnderTheTables(t *testing.T) {
	f := batch(1)
	s := f.Sheets[0]
	long := strings.Repeat("支委会12次中有2次记录不完整，", 30) + "到此为止"
	n := 0
	for key, m := range s.Marks {
		if key.Stage == model.FinalMark {
			delete(s.Marks, key)
		} else if key.Stage == model.CheckedMark && n < 12 {
			m.Reason = long
			s.Marks[key] = m
			n++
		}
	}
	d := BranchSheet(f, s, Options{})
	cells, notes := strings.Join(cellTexts(d.Parts), "\n"), 0
	for _, p := range d.Parts {
		if note, ok := p.(document.Note); ok && strings.Contains(note.Text, "到此为止。") {
			notes++
		}
	}
	if notes != 12 || strings.Contains(cells, "到此为止") || !strings.Contains(cells, "见附注12") {
		t.Errorf("%d notes; cells: %s", notes, cells)
	}
	if pages := len(typeset.Typeset(document.Single(d, ""), typeset.Embedded()).Pages); pages > 6 {
		t.Errorf("the sheet has %d pages", pages)
	}
}

// Two reasons of five hundred characters cost a page that was nearly empty: the notes began on a page of their own.
func TestTwoLongReasonsTakeNoPageOfTheirOwn(t *testing.T) {
	f := batch(1)
	s := f.Sheets[0]
	long := strings.Repeat("支委会12次中有2次记录不完整，", 30) + "到此为止"
	for _, l := range lostMarks(f, s.OrgID)[:2] {
		for _, stage := range []model.Stage{model.CheckedMark, model.FinalMark} {
			key := model.MarkKey{Item: l.item.ID, Stage: stage}
			if m, ok := s.Marks[key]; ok {
				m.Reason = long
				s.Marks[key] = m
			}
		}
	}
	pages := typeset.Typeset(document.Single(BranchSheet(f, s, Options{}), ""), typeset.Embedded()).Pages
	first := -1
	for i, p := range pages {
		for _, text := range p.Texts {
			if strings.HasPrefix(text.String(), "附注1") && first < 0 {
				first = i
			}
		}
	}
	if first != 1 || len(pages) > 4 {
		t.Errorf("the notes begin on page %d of %d", first+1, len(pages))
	}
	all := sampleFacts()
	all.Year = f
	d := rectify(all, s.OrgID, Options{})
	if cells := strings.Join(cellTexts(d.Parts), "\n"); strings.Contains(cells, "到此为止") || !strings.Contains(cells, "见附注") {
		t.Errorf("the list of problems says %s", cells)
	}
}

package typeset

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
)

// A name of two parts is set smaller until it stands on one line, so that a search finds it.
func TestNamesAreNotTornWithin(t *testing.T) {
	for _, tc := range []struct {
		name  string
		width float64
		want  []string
	}{
		{"阿卜杜拉·买买提", 27, []string{"阿卜杜拉·买买提"}},
		{"阿依古丽·吐尔逊江", 24, []string{"阿依古丽·吐尔逊江"}},
		{"卓玛·央金措", 16, []string{"卓玛·央金措"}},
	} {
		for _, align := range []document.Align{document.Name, document.NameLeft} {
			page := pagesOf(false, document.Table{Columns: []document.Column{{Head: "姓名", Width: tc.width, Align: align}}, Rows: []document.Row{{Cells: document.Cells(tc.name)}}})[0]
			if len(page) < 2 || !slices.Equal(page[1:], tc.want) {
				t.Errorf("%s in %.0f mm: %q", tc.name, tc.width, page)
			}
		}
	}
}

// In a column that is too narrow for it the name takes the room of a column of text; a figure keeps its sign and unit.
func TestNamesTakeRoomAndFiguresKeepTheirUnit(t *testing.T) {
	page := pagesOf(false, document.Table{Columns: []document.Column{{Head: "党支部", Width: 50}, {Head: "书记", Width: 14.5, Align: document.Name}, {Head: "限值", Width: 10, Align: document.Centre}},
		Rows: []document.Row{{Cells: document.Cells("甲党支部", "阿依古丽·吐尔逊江", "≤3个月")}}})[0]
	for _, want := range []string{"阿依古丽·吐尔逊江", "≤3个月"} {
		if !slices.Contains(page, want) {
			t.Errorf("%s is parted: %q", want, page)
		}
	}
}

// The running line of a branch with a name of forty characters stood in the head of the table under it.
func TestALongRunningLineIsClearOfTheTable(t *testing.T) {
	name := strings.Repeat("江城区新时代高质量发展", 5)
	r := Typeset(document.Single(document.Document{Title: "表", Running: document.Running{Left: "（续）问题整改清单　" + name}, Parts: []document.Part{grid(80, 0, false)}}, ""), Embedded())
	p := r.Pages[1]
	frame, lowest := 1000.0, 0.0
	for _, rule := range p.Rules {
		frame = min(frame, rule.Y1, rule.Y2)
	}
	for _, text := range p.Texts {
		if y := text.Runs[0].Y; strings.Contains(name, text.String()) && len(text.String()) > 3 {
			lowest = max(lowest, y)
		}
	}
	if lowest == 0 || frame-lowest < 1.2 { // the descenders of 9 points need 0.9 mm
		t.Errorf("the last line stands on %.2f mm, the frame at %.2f", lowest, frame)
	}
}

// A page with nothing but a title came before a table whose second row is as high as a page.
func TestATableBeginsUnderItsTitle(t *testing.T) {
	tall := strings.Repeat("很长的说明", 200)
	table := document.Table{Columns: []document.Column{{Head: "项目", Width: 60}, {Head: "说明", Width: 33.5, Small: true}}, Rows: []document.Row{
		{Kind: document.Band, Cells: []document.Cell{{Text: "党建工作", Span: 2, Head: true}}},
		{Group: 1, Cells: document.Cells("类", "短")}, {Group: 1, Cells: document.Cells("类", tall)}, {Group: 1, Cells: document.Cells("类", "短")}}}
	table.Columns = append([]document.Column{{Head: "类别", Width: 20}}, table.Columns...)
	for i := 1; i < 4; i++ {
		table.Rows[i].Cells = append(table.Rows[i].Cells[:1:1], document.Cell{Text: "项"}, table.Rows[i].Cells[1])
	}
	pages := pagesOf(false, document.Title{Text: "考核表"}, table)
	if !has(pages[0], "党建工作") || len(pages) > 4 {
		t.Errorf("%d pages, the first says %q", len(pages), pages[0])
	}
}

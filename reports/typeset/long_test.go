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

// The name of an issuer of more characters than a line holds ran out of the type area, over the right edge of the sheet.
func TestALongIssuerStaysInTheTypeArea(t *testing.T) {
	st := House()
	for _, name := range []string{"示例党委", strings.Repeat("江城区新时代", 5) + "综合党委", strings.Repeat("江城区新时代", 7) + "教育行业综合党委", strings.Repeat("江城区新时代", 12) + "综合党委"} {
		page := Typeset(document.Single(document.Document{Title: "通报", Numbers: document.NoNumbers, Parts: []document.Part{document.Closing{Issuer: name, Date: "2026年12月15日"}}}, ""), Embedded()).Pages[0]
		said, middles := "", []float64{}
		for _, text := range page.Texts {
			left, right := extentOf(text)
			if left < st.Left-0.1 || right > st.Left+st.AreaWidth+0.1 {
				t.Errorf("%s: %q stands from %.1f to %.1f", name, text.String(), left, right)
			}
			if s := text.String(); strings.HasPrefix(s, "党委") || strings.HasPrefix(s, "合") {
				t.Errorf("%s: parted before %q", name, s)
			}
			said += text.String()
			middles = append(middles, (left+right)/2)
		}
		if said != name+"2026年12月15日" {
			t.Errorf("the page says %q", said)
		}
		for _, m := range middles {
			if abs(m-middles[0]) > 0.3 {
				t.Errorf("%s: the lines are centred on %.1f", name, middles)
			}
		}
	}
}

// extentOf is where a text begins and ends, mm.
func extentOf(text Text) (left, right float64) {
	left, right = text.Runs[0].X, 0
	for _, r := range text.Runs {
		x := r.X
		for _, c := range r.Text {
			em, _ := r.Face.Advance(c)
			x += em*r.Size*MM + r.Spacing
		}
		right = max(right, x-r.Spacing)
	}
	return left, right
}

// A letterhead of more characters than one line holds in a size that can be read takes two.
func TestALongLetterheadTakesTwoLines(t *testing.T) {
	for name, want := range map[string]int{"江城区教育行业综合党委": 1, strings.Repeat("江城区新时代", 4): 2, strings.Repeat("江城区新时代", 8) + "综合党委": 2} {
		page := pagesOf(false, document.Letterhead{Issuer: name})[0]
		if len(page) != want || strings.Join(page, "") != name {
			t.Errorf("%q", page)
		}
	}
}

// The last line of a cell held one character, and 党支部 was parted.
func TestACellDoesNotEndInOneCharacter(t *testing.T) {
	s, st := newSetter(Embedded()), House()
	for text, want := range map[string]string{"支部委员会会议": "支部委员|会会议", "思想政治建设": "思想政治|建设", "思想政治建\n（15分）": "思想政|治建|（15分）",
		"科技培训联合党支部": "科技培训|联合|党支部", "已任2年10个月": "已任|2年10个月", "至2026年12月": "至2026年|12月"} {
		width := 4.2
		if strings.ContainsAny(text, "2") {
			width = 6.2
		}
		var lines []string
		for _, l := range s.cell(cellKey{text: text, width: width*st.SizeCell*MM + 2*narrowPad, pad: narrowPad, align: document.Centre}, st).lines {
			lines = append(lines, l.text.String())
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s is set as %s, want %s", text, got, want)
		}
	}
}

// A word as wide as the cell is not cut to give a last character company.
func TestAWideWordIsNotCutForALastCharacter(t *testing.T) {
	s, st := newSetter(Embedded()), House()
	for width := 8.0; width < 40; width += 0.5 {
		for _, text := range []string{"2026-06-30前", "规定ABCDEFGHIJ，改", "“一肩挑”ABCDEFGHIJKLMNOP的人"} {
			said := ""
			for _, l := range s.cell(cellKey{text: text, width: width, pad: narrowPad}, st).lines {
				said += l.text.String()
			}
			if said != text {
				t.Errorf("%.1f mm: %q is set as %q", width, text, said)
			}
		}
	}
}

// Long notes begin under what they belong to and go on over the page; so does the text of a box without signature.
func TestLongNotesAndTextsLeaveNoPageHalfEmpty(t *testing.T) {
	long := strings.Repeat("支委会记录不完整，", 60)
	note := document.Note{Text: long}
	pages := pagesOf(false, document.Title{Text: "表"}, document.Gap{Height: 190}, note, document.Note{Text: "短"})
	if len(pages) != 2 || len(pages[0]) < 3 || len(pages[1]) < 3 {
		t.Errorf("%d pages: %q", len(pages), pages)
	}
	box := func(label string, n int) document.Box {
		return document.Box{Label: label, NoDate: true, Height: 26, Text: []document.Paragraph{document.Text(strings.Repeat(long, n))}}
	}
	boxes := document.Boxes{Parted: true, Shrink: true, Items: []document.Box{box("成绩", 1), box("问题", 1), {Label: "意见", Height: 52, Seal: "（盖章）"}}}
	said := ""
	pages = pagesOf(false, document.Title{Text: "表"}, document.Gap{Height: 20}, boxes)
	for _, p := range pages {
		said += strings.Join(p, "")
	}
	if len(pages) != 2 || !has(pages[0], "问") || !has(pages[1], "问") || strings.Count(said, "支委会记录不完整，") < 115 {
		t.Errorf("%d pages: %q", len(pages), pages)
	}
}

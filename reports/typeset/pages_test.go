package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
)

// grid is a table of n rows, in groups where size is not 0, with a sum row at the end when sum is set.
func grid(n, size int, sum bool) document.Table {
	t := document.Table{Columns: []document.Column{{Head: "类别", Width: 30, Align: document.Centre}, {Head: "项目", Width: 60}}}
	for i := range n {
		r := document.Row{Cells: document.Cells(fmt.Sprintf("第%d类", i), fmt.Sprintf("第%d行", i+1))}
		if size > 0 {
			r.Group = i/size + 1
			r.Cells[0].Text = fmt.Sprintf("第%d类", r.Group)
		}
		t.Rows = append(t.Rows, r)
	}
	if sum {
		t.Rows = append(t.Rows, document.Row{Kind: document.Sum, Cells: document.Cells("", "合计")})
	}
	return t
}

// pagesOf sets parts and returns the texts of each page.
func pagesOf(landscape bool, parts ...document.Part) [][]string {
	r := Typeset(document.Single(document.Document{Title: "表", Landscape: landscape, Numbers: document.NoNumbers,
		Running: document.Running{Left: "（续）表", Right: "2026年度"}, Parts: parts}, ""), Embedded())
	out := make([][]string, len(r.Pages))
	for i, p := range r.Pages {
		for _, t := range p.Texts {
			out[i] = append(out[i], t.String())
		}
	}
	return out
}

func has(page []string, text string) bool {
	for _, t := range page {
		if t == text {
			return true
		}
	}
	return false
}

// A heading under a group that takes two lines or three makes its storey higher: it does not stand over its borders.
func TestHighHeadsStayInTheirCells(t *testing.T) {
	heads := document.Table{Columns: []document.Column{{Head: "项目", Width: 30}, {Group: "年龄", Head: "三十五岁以下的", Width: 12}, {Group: "年龄", Head: "其他", Width: 12}},
		Rows: []document.Row{{Cells: document.Cells("人数", "1", "2")}}}
	page := Typeset(document.Single(document.Document{Title: "表", Parts: []document.Part{heads}}, ""), Embedded()).Pages[0]
	var across []float64 // of the rules under the group and under the head
	for _, r := range page.Rules {
		if r.Y1 == r.Y2 {
			across = append(across, r.Y1)
		}
	}
	slices.Sort(across)
	across = slices.Compact(across)
	found := 0
	for _, text := range page.Texts {
		if strings.ContainsAny(text.String(), "三十五岁以下的") {
			found++
			if y := text.Runs[0].Y; y-10.5*MM*0.8 < across[1] || y > across[2] {
				t.Errorf("%s stands at %.1f mm, its cell from %.1f to %.1f", text.String(), y, across[1], across[2])
			}
		}
	}
	if found < 3 || len(across) < 4 {
		t.Errorf("the heading is on %d lines, there are rules at %v", found, across)
	}
}

func TestHeadAndRunningLineRepeat(t *testing.T) {
	pages := pagesOf(false, grid(80, 0, false))
	if len(pages) != 3 {
		t.Fatalf("%d pages, want 3", len(pages))
	}
	for i, p := range pages {
		if !has(p, "项目") {
			t.Errorf("page %d has no table head", i+1)
		}
		if has(p, "（续）表") != (i > 0) {
			t.Errorf("page %d: running line wrong", i+1)
		}
	}
}

func TestNoRowIsLostOrDoubled(t *testing.T) {
	for n := range 120 {
		count := map[string]int{}
		for _, p := range pagesOf(n%2 == 0, grid(n, n%7, n%3 == 0)) {
			for _, text := range p {
				count[text]++
			}
		}
		for i := range n {
			if c := count[fmt.Sprintf("第%d行", i+1)]; c != 1 {
				t.Fatalf("%d rows: row %d is printed %d times", n, i+1, c)
			}
		}
	}
}

func TestSumTakesRowsAlong(t *testing.T) {
	for n := 30; n < 45; n++ {
		pages := pagesOf(false, grid(n, 0, true))
		last := pages[len(pages)-1]
		if !has(last, "合计") || !has(last, fmt.Sprintf("第%d行", n)) || !has(last, fmt.Sprintf("第%d行", n-1)) {
			t.Errorf("%d rows: the sum stands without the last two rows: %v", n, last)
		}
	}
}

func TestCategoriesAreTornGently(t *testing.T) {
	for n := 36; n < 60; n++ {
		pages := pagesOf(false, grid(n, 6, false))
		if len(pages) < 2 {
			continue
		}
		category := map[int][]int{} // rows of each category on each page
		for p, page := range pages {
			for i := range n {
				if has(page, fmt.Sprintf("第%d行", i+1)) {
					g := i / 6
					for len(category[g]) <= p {
						category[g] = append(category[g], 0)
					}
					category[g][p]++
				}
			}
		}
		for g, counts := range category {
			whole := min(6, n-6*g)
			for p, c := range counts {
				if c == 1 && whole > 1 {
					t.Errorf("%d rows: one row of category %d alone on page %d", n, g+1, p+1)
				}
				if p > 0 && c > 0 && counts[p-1] > 0 && !has(pages[p], "（续）") {
					t.Errorf("%d rows: category %d runs over without saying so", n, g+1)
				}
			}
		}
	}
}

func TestNotesAndSignaturesStayWithTheLastRows(t *testing.T) {
	for n := 15; n < 30; n++ {
		table := grid(n, 0, true)
		table.Tail = []document.Part{document.Note{Text: "注：说明。"}, document.Signatures{Labels: []string{"填表人："}, AtFoot: true}}
		pages := pagesOf(true, table)
		last := pages[len(pages)-1]
		for _, want := range []string{"注：说明。", "填表人：", "合计", fmt.Sprintf("第%d行", n)} {
			if !has(last, want) {
				t.Errorf("%d rows: %q is not on the last page: %v", n, want, last)
			}
		}
	}
}

func TestRowTallerThanAPageIsSplit(t *testing.T) {
	table := grid(3, 0, false)
	long := strings.Repeat("这一条理由写得很长，", 400)
	table.Rows[1].Cells[1].Text = long
	var all strings.Builder
	pages := pagesOf(false, table)
	for _, p := range pages {
		for _, text := range p {
			if strings.Contains(long, text) {
				all.WriteString(text)
			}
		}
	}
	if all.String() != long {
		t.Errorf("of %d characters %d are printed", len([]rune(long)), len([]rune(all.String())))
	}
	if !has(pages[len(pages)-1], "第3行") {
		t.Error("the row after the long one is missing")
	}
}

func TestLongCellsWrapAndGetSmaller(t *testing.T) {
	s := newSetter(Embedded())
	for _, tc := range []struct {
		chars, lines int
		size         float64
	}{{10, 1, 10.5}, {30, 3, 10.5}, {31, 3, 9}, {80, 8, 9}} {
		text := strings.Repeat("字", tc.chars)
		c := s.cell(cellKey{text: text, width: 10*10.5*MM + 0.1, align: document.Left}, House())
		if len(c.lines) != tc.lines || c.size != tc.size {
			t.Errorf("%d characters: %d lines at %g pt, want %d at %g", tc.chars, len(c.lines), c.size, tc.lines, tc.size)
		}
	}
}

func TestBoxesAreNeverSplit(t *testing.T) {
	boxes := document.Boxes{}
	for i := range 6 {
		boxes.Items = append(boxes.Items, document.Box{Label: fmt.Sprintf("意见%d", i), Height: 70, Signers: []string{fmt.Sprintf("签字%d：", i)},
			Text: []document.Paragraph{document.Text(fmt.Sprintf("内容%d", i))}})
	}
	pages := pagesOf(false, boxes)
	if len(pages) != 2 {
		t.Fatalf("%d pages, want 2", len(pages))
	}
	for i := range 6 {
		for p, page := range pages {
			if has(page, fmt.Sprintf("内容%d", i)) != has(page, fmt.Sprintf("签字%d：", i)) {
				t.Errorf("box %d is torn on page %d", i, p+1)
			}
		}
	}
}

func TestLongOpinionMakesTheBoxGrow(t *testing.T) {
	box := document.Box{Label: "意见", Height: 50, Seal: "（盖章）", Text: []document.Paragraph{document.Text(strings.Repeat("意见很长，", 60))}}
	f := &flow{set: newSetter(Embedded()), st: House(), doc: &document.Document{}, width: 156, wider: 1}
	lines := len(f.boxText(box))
	if h := f.boxHeight(box, lines); h < boxTop+boxPitch*float64(lines)+sealHeight {
		t.Errorf("%d lines and a seal in %.1f mm", lines, h)
	}
}

func TestPageNumbersAndOddStarts(t *testing.T) {
	docs := []document.Document{{Title: "甲", Parts: []document.Part{grid(3, 0, false)}}, {Title: "乙", Parts: []document.Part{grid(3, 0, false)}}}
	for _, tc := range []struct {
		odd, run bool
		want     string
	}{
		{false, false, "1甲 1乙"},
		{false, true, "1甲 2乙"},
		{true, false, "1甲 0- 1乙"},
		{true, true, "1甲 0- 3乙"},
	} {
		r := Typeset(document.Collection{Documents: docs, OddStart: tc.odd, Continuous: tc.run}, Embedded())
		var got []string
		for _, p := range r.Pages {
			name := p.Bookmark
			if p.Blank {
				name = "-"
				if len(p.Texts)+len(p.Rules) > 0 {
					t.Error("the filler page is not blank")
				}
			}
			got = append(got, fmt.Sprint(p.Number)+name)
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("odd %v, running %v: %q, want %q", tc.odd, tc.run, s, tc.want)
		}
	}
}

func TestNothingLeavesTheSheet(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		r := Typeset(document.Single(document.Document{Title: "表", Landscape: landscape, Parts: []document.Part{
			document.Title{Text: strings.Repeat("很长的标题", 12)}, grid(90, 5, true)}}, ""), Embedded())
		for i, p := range r.Pages {
			for _, x := range p.Rules {
				if min(x.X1, x.X2) < 0 || max(x.X1, x.X2) > p.Width || min(x.Y1, x.Y2) < 0 || max(x.Y1, x.Y2) > p.Height {
					t.Errorf("page %d: rule off the sheet: %+v", i+1, x)
				}
			}
			for _, text := range p.Texts {
				if x := text.Runs[0]; x.X < 5 || x.X > p.Width-5 || x.Y < 5 || x.Y > p.Height-5 {
					t.Errorf("page %d: %q starts at %.1f, %.1f", i+1, text, x.X, x.Y)
				}
			}
		}
	}
}

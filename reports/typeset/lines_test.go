package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/resources/linebreak"
)

// setLines sets a text in a measure of so many characters and returns what the lines say.
func setLines(text string, chars float64, justify bool) []string {
	const size = 12
	s := newSetter(Embedded())
	var out []string
	for _, l := range s.lines([]document.Span{{Text: text}}, setting{size: size, width: chars * size * MM, justify: justify}) {
		out = append(out, l.text.String())
	}
	return out
}

func TestLineBreaks(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		chars      float64
		justify    bool
		want       string
	}{
		{"fits", "党支部考核", 5, false, "党支部考核"},
		{"plain break", "党支部年度考核表", 5, false, "党支部年度|考核表"},
		{"no mark begins a line", "考核结果，公示", 4, false, "考核结|果，公示"},
		{"no mark begins a line, squeezed in", "党建，结果，公示", 5, true, "党建，结果，|公示"},
		{"no opening mark ends a line", "按照《考核方案》", 3, false, "按照|《考核|方案》"},
		{"number and unit stay whole", "参加会议的有53张票", 7, false, "参加会议的有|53张票"},
		{"rate stays whole", "占全体的98.02%以上", 5, false, "占全体的|98.02%以|上"},
		{"date parts stay whole", "于今年2026年12月15日", 4.5, false, "于今年|2026年|12月15日"},
		{"ISO date stays whole", "日期是2026-12-15前", 6, false, "日期是|2026-12-15前"},
		{"rule id stays whole", "依据ORG-04规定", 4, false, "依据|ORG-04|规定"},
		{"Latin words stay whole", "使用WPS Office软件", 4, false, "使用|WPS|Office软|件"},
		{"document number stays whole", "见某民教党〔2026〕18号文", 9, false, "见某民教|党〔2026〕18号文"},
		{"line end kept", "甲\n乙", 9, false, "甲|乙"},
		{"a word wider than the line is cut, not lost", "ABCDEFGHIJKLMNOPQRST", 5, false, "ABCDEFG|HIJKLMN|OPQRST"},
		{"middle dot keeps to the name", "古丽·买买提", 3, false, "古丽·|买买提"},
		{"lone last character pulled back", "党支部书记抓基层党建工作述职评议考核会议", 19, true, "党支部书记抓基层党建工作述职评议考核会议"},
	} {
		got := strings.Join(setLines(tc.text, tc.chars, tc.justify), "|")
		if got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// The code of a rule is never cut in a cell: in a narrow one it is set smaller. A word of letters may still be.
func TestACodeInACellStaysWhole(t *testing.T) {
	s := newSetter(Embedded())
	st := House()
	for text, want := range map[string]string{"PRIOR-01": "PRIOR-01", "LIFE-09b": "LIFE-09b", "2年10个月": "2年10个月", "ABCDEFGHIJ": "ABCD|EFGHI|J"} {
		c := s.cell(cellKey{text: text, width: 13, pad: narrowPad, align: document.Centre}, st)
		var lines []string
		for _, l := range c.lines {
			lines = append(lines, l.text.String())
			if l.width > 13 {
				t.Errorf("%s is %.1f mm wide", text, l.width)
			}
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s is set as %s", text, got)
		}
	}
}

func TestMarksInARowShareOneCharacter(t *testing.T) {
	s := newSetter(Embedded())
	width := func(text string) float64 {
		return s.lines([]document.Span{{Text: text}}, setting{size: 10, width: 1e6})[0].width / (10 * MM)
	}
	for text, want := range map[string]float64{"甲）。": 2.5, "《“甲": 2.5, "》《": 1.5, "甲。乙": 3} {
		if got := width(text); abs(got-want) > 0.01 {
			t.Errorf("%s is %.2f characters wide, want %.2f", text, got, want)
		}
	}
}

func TestJustifiedLinesEndTogether(t *testing.T) {
	text := strings.Repeat("经支部自评、资料复核、述职测评和党委会议核定，现将53张测评票的情况通报如下。", 4)
	s := newSetter(Embedded())
	lines := s.lines([]document.Span{{Text: text}}, setting{size: 12, width: 120, indent: 2 * 12 * MM, justify: true})
	if len(lines) < 4 {
		t.Fatalf("only %d lines", len(lines))
	}
	for i, l := range lines[:len(lines)-1] {
		if abs(l.width-120) > 0.05 {
			t.Errorf("line %d ends at %.2f mm, want 120", i+1, l.width)
		}
	}
}

// TestLineBreakingKeepsEveryCharacter: whatever the text and the measure, nothing is dropped (a fault of the PDF
// library's own line breaking) and no line begins with a forbidden mark, unless there is nothing else it could begin with.
func TestLineBreakingKeepsEveryCharacter(t *testing.T) {
	alphabet := []rune("党支部考核一二三，。、；：？！）》」』】〕”’％%…·—（《「『【〔“‘0123456789.ABCabc-/ 年月日分名𬱖䶮个")
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 80).Draw(t, "text"))
		chars := rapid.Float64Range(1.2, 40).Draw(t, "chars")
		lines := setLines(text, chars, rapid.Bool().Draw(t, "justify"))
		if got, want := strip(strings.Join(lines, "")), strip(text); got != want {
			t.Fatalf("set %q, read back %q", want, got)
		}
		for i, l := range lines {
			if i == 0 || l == "" || !linebreak.NeverFirst([]rune(l)[0]) {
				continue
			}
			if before := []rune(lines[i-1]); chars >= 8 && len(before) > 0 && hasPlace(lines[i-1]) {
				t.Fatalf("line %d begins with a mark: %q", i+1, lines)
			}
		}
	})
}

// A Latin word may begin with a mark that no line begins with.
func TestWordThatBeginsWithAMark(t *testing.T) {
	for _, l := range setLines("一二三四五六七八九十%0", 10, false) {
		if strings.HasPrefix(l, "%") {
			t.Errorf("a line begins with %q", l)
		}
	}
}

// hasPlace tells whether a line could have been broken earlier, between two plain Chinese characters.
func hasPlace(line string) bool {
	runes := []rune(line)
	plain := func(r rune) bool {
		return r > 0x2e80 && !linebreak.NeverFirst(r) && !linebreak.NeverLast(r) && !strings.ContainsRune(unitMarks, r)
	}
	for i := 1; i < len(runes); i++ {
		if plain(runes[i-1]) && plain(runes[i]) {
			return true
		}
	}
	return false
}

func strip(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestPointsStandUnderEachOther(t *testing.T) {
	for _, figures := range [][]string{{"88.88", "11.11", "71.17", "7.10", "0.50", "91.20"}, {"100.00", "7.10", "91.20"}, {"-12.50", "7.10"}} {
		table := document.Table{Columns: []document.Column{{Head: "分", Width: 13, Align: document.Figures}}}
		for _, v := range figures {
			table.Rows = append(table.Rows, document.Row{Cells: document.Cells(v)})
		}
		r := Typeset(document.Single(document.Document{Numbers: document.NoNumbers, Parts: []document.Part{table}}, ""), Embedded())
		want := -1.0
		for _, text := range r.Pages[0].Texts[1:] {
			from, point, end := placeOfPoint(text)
			if want < 0 {
				want = point
			}
			if abs(point-want) > 0.005 {
				t.Errorf("%v: the point of %s is at %.3f mm, others at %.3f", figures, text, point, want)
			}
			if from < 28.2 || end > 28+13-0.2 {
				t.Errorf("%v: %s reaches from %.2f to %.2f mm, out of its column", figures, text, from, end)
			}
		}
	}
}

// placeOfPoint is where a figure begins, where its point stands and where it ends.
func placeOfPoint(text Text) (from, point, end float64) {
	for _, r := range text.Runs {
		x := r.X
		for _, c := range r.Text {
			adv, _ := r.Face.Advance(c)
			if c == '.' {
				point = x
			}
			end = x + adv*r.Size*MM
			x = end + r.Spacing
		}
	}
	return text.Runs[0].X, point, end
}

func TestCharactersWithoutGlyphAreNamed(t *testing.T) {
	d := document.Document{Title: "样张", Parts: []document.Part{document.Text("王\U0002ffff\U0002ffff明\u200b")}}
	r := Typeset(document.Single(d, ""), Embedded())
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "U+2FFFF") {
		t.Errorf("warnings: %q", r.Warnings)
	}
	line := r.Pages[0].Texts[0]
	if line.String() != "王\U0002ffff\U0002ffff明" {
		t.Errorf("the line says %q", line)
	}
	printed := ""
	for _, run := range line.Runs {
		printed += run.Text
	}
	if printed != "王U+2FFFFU+2FFFF明" {
		t.Errorf("printed %q", printed)
	}
}

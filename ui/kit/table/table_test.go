package table

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

func TestClickOnHeaderSortsAndTurnsAround(t *testing.T) {
	table, _ := pupilTable(t, 50, nil)
	clickHead(table.head, 1)
	if got := table.Shown()[0].score; got != 0 {
		t.Errorf("first click: first score %d, want 0", got)
	}
	clickHead(table.head, 1)
	if got := table.Shown()[0].score; got != 49 {
		t.Errorf("second click: first score %d, want 49", got)
	}
	if id, desc := table.Sorted(); id != "score" || !desc {
		t.Errorf("sorted by %s desc %v", id, desc)
	}
	clickHead(table.head, 3)
	if id, _ := table.Sorted(); id != "score" {
		t.Error("a column without an order must not be sorted by")
	}
}

func TestSortingCutsNoTitle(t *testing.T) {
	for _, align := range []fyne.TextAlign{look.Left, look.Center, look.Right} {
		table, _ := pupilTable(t, 5, func(s *Spec[*pupil]) {
			s.Columns[1].Title, s.Columns[1].Width, s.Columns[1].Align = "党员人数", 40, align
			s.Columns[1].ID, s.Columns[1].Flex = "score", false
		})
		table.SortBy("score", true)
		title, arrow := table.head.views[1].title, table.head.views[1].arrow
		if title.Text != "党员人数" {
			t.Errorf("aligned %d: the title became %q", align, title.Text)
		}
		end := table.head.x(1) + table.layer.columns[1].width
		if arrow.Position().X+arrow.Size().Width > end+0.5 || arrow.Position().X < table.head.x(1)+text.Width(title.Text, look.SizeSmall, false) {
			t.Errorf("aligned %d: the arrow stands at %v, the column ends at %v", align, arrow.Position().X, end)
		}
	}
}

func TestRowsAreDrawnForTheVisiblePartOnly(t *testing.T) {
	table, win := pupilTable(t, 5000, func(s *Spec[*pupil]) { s.SortBy = "score" })
	if n := len(table.layer.rows); n > 14 {
		t.Errorf("%d rows are drawn in a window of 400", n)
	}
	if got := table.texts()[0]; !strings.Contains(got, "|0|") {
		t.Errorf("first line %q", got)
	}
	table.layer.scroll.ScrollToOffset(fyne.NewPos(0, 32*1000))
	table.layer.sync(false)
	if got := table.texts()[0]; !strings.Contains(got, "|1000|") {
		t.Errorf("after scrolling the first line is %q", got)
	}
	win.Resize(fyne.NewSize(600, 800))
	if n := len(table.layer.rows); n < 20 {
		t.Errorf("only %d rows are drawn after the window grew to 800", n)
	}
}

func TestKeysMoveTheCurrentRow(t *testing.T) {
	var seen string
	table, win := pupilTable(t, 100, func(s *Spec[*pupil]) { s.OnRow = func(p *pupil) { seen = p.id } })
	win.Canvas().Focus(table.layer)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "p0"}, {fyne.KeyDown, "p1"}, {fyne.KeyEnd, "p99"}, {fyne.KeyUp, "p98"}, {fyne.KeyHome, "p0"}, {fyne.KeyUp, "p0"}, {fyne.KeyPageDown, "p9"}} {
		kittest.Press(table.layer, step.key)
		if seen != step.want {
			t.Errorf("after %s the current row is %s, want %s", step.key, seen, step.want)
		}
	}
	first, end := table.layer.visible()
	if table.current < first || table.current >= end {
		t.Error("the current row is out of sight")
	}
}

func TestEnterAndDoubleClickOpen(t *testing.T) {
	var opened []string
	table, _ := pupilTable(t, 10, func(s *Spec[*pupil]) { s.OnOpen = func(p *pupil) { opened = append(opened, p.id) } })
	kittest.Press(table.layer, fyne.KeyDown, fyne.KeyReturn)
	at := fyne.NewPos(40, 100)
	test.TapAt(table.layer, at)
	test.TapAt(table.layer, at)
	if got := strings.Join(opened, " "); got != "p0 p3" {
		t.Errorf("opened %q", got)
	}
}

func TestSelectionByKeysAndClicks(t *testing.T) {
	table, _ := pupilTable(t, 20, func(s *Spec[*pupil]) { s.Checks = true })
	l := table.layer
	check := func(what, want string) {
		t.Helper()
		if got := names(table.Selected()); got != want {
			t.Errorf("%s: selected %q, want %q", what, got, want)
		}
	}
	kittest.Press(l, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	check("Space", "p0 p2")
	clickCell(l, 4, 0, 0)
	check("click on the box", "p0 p2 p4")
	clickCell(l, 5, 1, 0)
	check("click on the row keeps what is ticked", "p0 p2 p4")
	clickCell(l, 7, 1, fyne.KeyModifierShift)
	check("Shift+click", "p5 p6 p7")
	clickCell(l, 6, 1, fyne.KeyModifierControl)
	check("Ctrl+click", "p5 p7")
	kittest.Press(l, fyne.KeyEscape)
	check("Esc", "")
	clickHead(table.head, 0)
	if len(table.Selected()) != 20 {
		t.Error("a click on the box of the header selects all")
	}
	table.SetFilter(func(p *pupil) bool { return p.score < 5 })
	if len(table.Selected()) != 5 {
		t.Errorf("%d rows are selected although only 5 show", len(table.Selected()))
	}
}

func TestShiftArrowsExtendTheSelection(t *testing.T) {
	table, _ := pupilTable(t, 20, nil)
	kittest.Press(table.layer, fyne.KeyDown)
	table.layer.shift = true
	kittest.Press(table.layer, fyne.KeyDown, fyne.KeyDown)
	if got := names(table.Selected()); got != "p0 p1 p2" {
		t.Errorf("selected %q", got)
	}
}

// A total whose column is scrolled under the columns that stay is left out: it would be read with what stands there.
func TestTotalsScrollUnderTheFrozenColumns(t *testing.T) {
	table, win := pupilTable(t, 20, func(s *Spec[*pupil]) { s.Frozen = 1 })
	win.Resize(fyne.NewSize(190, 300))
	total := func() bool {
		table.foot.arrange()
		return slices.ContainsFunc(table.foot.inner.Objects, func(o fyne.CanvasObject) bool { return o.(*canvas.Text).Text == "190" })
	}
	if !total() {
		t.Fatal("the total does not show")
	}
	table.layer.scroll.Offset = fyne.NewPos(60, 0)
	if total() {
		t.Error("the total shows over the column that stays")
	}
}

func TestFooterBecomesTheBarOfActions(t *testing.T) {
	table, _ := pupilTable(t, 20, func(s *Spec[*pupil]) {
		s.Unit = "人"
		s.Actions = func([]*pupil) []fyne.CanvasObject { return []fyne.CanvasObject{kit.NewButton("转移", nil)} }
	})
	if table.foot.picked != nil {
		t.Fatal("no bar before anything is selected")
	}
	if got := table.foot.totals[1]; got != "190" {
		t.Errorf("total %s, want 190", got)
	}
	table.SetSelected("p1", "p2")
	if table.foot.picked == nil {
		t.Error("two rows are selected but the footer still shows totals")
	}
	table.SetSelected()
	if table.foot.picked != nil {
		t.Error("the bar stays although nothing is selected")
	}
}

func TestCopyIsTabSeparatedWithTitlesAndStaysMasked(t *testing.T) {
	table, win := pupilTable(t, 5, nil)
	table.SetSelected("p1", "p3")
	clip := test.NewClipboard()
	table.layer.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	want := "姓名\t得分\t分\t编号\r\n甲002\t3\t1.00\t***\r\n甲001\t4\t1.00\t***\r\n"
	if clip.Content() != want {
		t.Errorf("clipboard %q\nwant %q", clip.Content(), want)
	}
	table.SetSelected()
	win.Canvas().Focus(table.layer)
	kittest.Press(table.layer, fyne.KeyDown)
	if got := table.CopyText(); !strings.Contains(got, "甲000\t0") || strings.Count(got, "\n") != 2 {
		t.Errorf("without a selection the current row is copied, got %q", got)
	}
	if got := table.Export()[1][3]; got != "p0" {
		t.Errorf("an export holds the full value, got %q", got)
	}
}

func TestCopiedTextNeverBecomesAFormula(t *testing.T) {
	table, _ := pupilTable(t, 2, nil)
	table.SetSelected("p0")
	table.Selected()[0].name = "=HYPERLINK(1)"
	text := table.CopyText()
	if !strings.Contains(text, "\r\n'=HYPERLINK(1)\t") {
		t.Errorf("the clipboard holds %q", text)
	}
	if got := ParseTSV(text)[1][0]; got != "=HYPERLINK(1)" {
		t.Errorf("pasted back it is %q", got)
	}
}

func TestBandsStandBetweenRowsAndAreSkipped(t *testing.T) {
	table, _ := pupilTable(t, 6, func(s *Spec[*pupil]) {
		s.Break = func(before *(*pupil), p *pupil) *Band {
			if p.id == "p3" {
				return &Band{Text: "需确认的 3 行", Tone: look.ToneWarn}
			}
			return nil
		}
	})
	if table.ShownCount() != 6 || table.rowCount() != 7 {
		t.Fatalf("%d rows, %d lines", table.ShownCount(), table.rowCount())
	}
	kittest.Press(table.layer, fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if p, _ := table.Current(); p.id != "p3" {
		t.Errorf("the arrow stops at %s", p.id)
	}
	table.SortBy("score", false)
	if table.rowCount() != 6 {
		t.Error("a band has no place in a list sorted by a column")
	}
}

func TestNewRowsKeepTheCurrentOne(t *testing.T) {
	table, _ := pupilTable(t, 30, nil)
	table.SetCurrent("p7")
	rows := pupils(30)
	table.SetRows(rows[5:])
	if p, ok := table.Current(); !ok || p.id != "p7" {
		t.Errorf("current row after new rows: %v", p)
	}
	table.SetRows(rows[10:])
	if _, ok := table.Current(); ok {
		t.Error("the current row is gone and so must its mark be")
	}
}

type memoryPrefs map[string]string

func (m memoryPrefs) Get(k string) string { return m[k] }
func (m memoryPrefs) Set(k, v string)     { m[k] = v }

func TestColumnChoiceIsKept(t *testing.T) {
	prefs := memoryPrefs{}
	with := func(s *Spec[*pupil]) { s.Prefs = prefs }
	table, _ := pupilTable(t, 3, with)
	table.ShowColumn("score", false)
	table.ShowColumn("name", false)
	table.SortBy("name", true)
	again, _ := pupilTable(t, 3, with)
	if got := strings.Join(again.VisibleColumnIDs(), " "); got != "name mark id" {
		t.Errorf("columns %q: score was left out, name always shows", got)
	}
	if id, desc := again.Sorted(); id != "name" || !desc {
		t.Errorf("order %s %v", id, desc)
	}
}

// A dragged border moves at each step; the width is kept once, when it is let go: keeping writes a file.
func TestTheWidthOfADraggedColumnIsKeptOnce(t *testing.T) {
	prefs := memoryPrefs{}
	table, _ := pupilTable(t, 3, func(s *Spec[*pupil]) { s.Prefs = prefs })
	h := table.head
	h.drag, h.dragW = 0, 80
	for range 3 {
		h.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(10, 0)})
	}
	if len(prefs) != 0 {
		t.Errorf("written while it is dragged: %v", prefs)
	}
	if h.DragEnd(); len(prefs) == 0 {
		t.Error("the width is not kept")
	}
}

func TestHundredThousandRowsDoNotHoldUpTheWindow(t *testing.T) {
	table, _ := pupilTable(t, 1, nil)
	rows := pupils(100000)
	table.sortID = "name"
	began := time.Now()
	table.SetRows(rows)
	if held := time.Since(began); held > 200*time.Millisecond {
		t.Errorf("the call held the window for %v", held)
	}
	mainloop.Until(t, "the rows", func() bool { return table.ShownCount() == 100000 })
	if got := table.Shown()[0].name; got != "甲000" {
		t.Errorf("first row %s", got)
	}
}

func TestEmptyTableSaysWhy(t *testing.T) {
	empty := kit.NewEmptyState("没有符合条件的党员", "566 人中没有人满足", nil)
	table, _ := pupilTable(t, 3, func(s *Spec[*pupil]) { s.Empty = empty })
	if empty.Visible() {
		t.Error("there are rows")
	}
	table.SetFilter(func(*pupil) bool { return false })
	if !empty.Visible() {
		t.Error("no row shows and nothing says why")
	}
}

func BenchmarkScroll(b *testing.B) {
	mainloop.NewApp(b)
	table := New(Spec[*pupil]{Columns: pupilColumns(), Key: func(p *pupil) string { return p.id }})
	win := test.NewTempWindow(b, table.Object())
	win.Resize(fyne.NewSize(900, 700))
	table.SetRows(pupils(5000))
	b.ResetTimer()
	for i := range b.N {
		table.layer.scroll.Offset.Y = float32(i%4000) * 37
		table.layer.sync(false)
	}
}

// Rows that have the keyboard while none of them is current show it by a ring round them all.
func TestRowsWithoutACurrentOneShowTheKeyboard(t *testing.T) {
	table, win := pupilTable(t, 5, nil)
	if table.layer.ring.Visible() {
		t.Error("the ring is there without the keyboard")
	}
	win.Canvas().Focus(table.layer)
	if !table.layer.ring.Visible() {
		t.Error("nothing shows that the rows have the keyboard")
	}
	kittest.Press(table.layer, fyne.KeyDown)
	if table.layer.ring.Visible() {
		t.Error("the ring stays round all rows when one is current")
	}
	table.ClearCurrent()
	if win.Canvas().Unfocus(); table.layer.ring.Visible() {
		t.Error("the ring stays when the keyboard went")
	}
}

package intake

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

var applyAll = office.ApplyOptions{GoodOnly: true}

// bench is the import screen in a window over a real data file.
type bench struct {
	*testing.T
	office *office.Office
	window fyne.Window
	screen *Screen
}

func newBench(t *testing.T) *bench {
	t.Helper()
	theme.Use(mainloop.NewApp(t))
	now := func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local) }
	o, err := office.Create(context.Background(), filepath.Join(t.TempDir(), "委员会.sbd"),
		model.Committee{Name: "某区律师行业综合党委", Sector: model.Law, District: "某区", Year: 2026}, office.Options{Who: "周敏", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	w := test.NewTempWindow(t, kit.Space(0, 0))
	d := &shell.Desk{Office: o, Window: w, Toasts: kit.NewToasts()}
	s := New(d)
	s.run = func(x shell.Work) { // at once and on this goroutine
		err := x.Do(context.Background(), d.Office, func(string, int, int) {})
		if x.Done != nil {
			err = x.Done(err)
		}
		if err != nil {
			d.Fail(err)
		}
	}
	w.SetPadded(false)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1222, 621))
	kit.SetKeys(w.Canvas(), s.Shortcuts())
	s.Shown(nil)
	return &bench{T: t, office: o, window: w, screen: s}
}

// roster writes a roster with these rows under the usual header and returns its path.
func roster(t *testing.T, name string, rows ...[]any) string {
	t.Helper()
	return workbook(t, name, append([][]any{{"姓名", "性别", "公民身份号码", "出生日期", "民族", "所在党支部", "入党日期"}}, rows...)...)
}

func workbook(t *testing.T, name string, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// idOf makes a sound ID number from its first 17 digits.
func idOf(first17 string) string { return first17 + string(model.IDCheckDigit(first17)) }

// settle waits until no background work runs. What looks at the window settles first.
func (b *bench) settle() {
	b.Helper()
	mainloop.Until(b.T, "the end of background work", b.screen.desk.Idle)
}

// texts are all words that can be seen, dialogs included.
func (b *bench) texts() []string {
	b.settle()
	return strings.Split(uitest.WindowText(b.window), "\n")
}

func (b *bench) sees(words ...string) {
	b.Helper()
	all := strings.Join(b.texts(), "\n")
	for _, w := range words {
		if !strings.Contains(all, w) {
			b.Errorf("%q is not to be seen in:\n%s", w, all)
		}
	}
}

func (b *bench) seesNot(words ...string) {
	b.Helper()
	all := strings.Join(b.texts(), "\n")
	for _, w := range words {
		if strings.Contains(all, w) {
			b.Errorf("%q is to be seen", w)
		}
	}
}

// tap clicks the innermost thing that bears these words; what lies on top comes first.
func (b *bench) tap(words string) {
	b.Helper()
	tops := uitest.Tops(b.window)
	slices.Reverse(tops)
	for _, top := range tops {
		var hit fyne.Tappable
		uitest.Each(top, func(o fyne.CanvasObject) {
			if x, ok := o.(fyne.Tappable); ok && slices.Contains(strings.Split(uitest.Text(o), "\n"), words) {
				hit = x
			}
		})
		if hit != nil {
			hit.Tapped(&fyne.PointEvent{})
			return
		}
	}
	b.Fatalf("nothing to click bears %q; to be seen:\n%s", words, strings.Join(b.texts(), "\n"))
}

// typeValue types into the field for the right value and presses Enter.
func (b *bench) typeValue(text string) {
	b.Helper()
	e := b.screen.review.pane.entry
	if e == nil {
		b.Fatal("there is no field to type into")
	}
	e.SetText(text)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (b *bench) press(key fyne.KeyName) {
	b.Helper()
	for _, s := range b.screen.Shortcuts() {
		if s.Key == key {
			s.Do()
			return
		}
	}
	b.Fatalf("%s does nothing here", key)
}

func (b *bench) members() map[string]office.MemberRow {
	b.Helper()
	all, err := b.office.Members(context.Background(), false)
	if err != nil {
		b.Fatal(err)
	}
	byName := map[string]office.MemberRow{}
	for _, m := range all {
		byName[m.Name] = m
	}
	return byName
}

func (b *bench) summary() intake.Summary { return b.screen.at.plan().Summary }

// goToRow goes to the open row of a number.
func (b *bench) goToRow(row int) {
	b.Helper()
	for range b.screen.review.issues {
		if ref, ok := b.screen.review.current(); ok && ref.Row == row {
			return
		}
		b.press(fyne.KeyF8)
	}
	if ref, _ := b.screen.review.current(); ref.Row != row {
		b.Fatalf("F8 never came to row %d", row)
	}
}

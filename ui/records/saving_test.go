package records

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

type note struct {
	id   int64
	text string
}

// notes is a list of notes that counts what is written to it. Nothing that is written shows before the rig settles: until
// then it is being saved.
type notes struct {
	*Screen[note]
	writes atomic.Int32
	fail   error
}

func open(t *testing.T) (*uitest.Rig, *notes) {
	t.Helper()
	tr, n := uitest.New(t), &notes{}
	kind := &record.Kind[note]{Name: "note", Label: "便条", Fields: []record.Field[note]{record.Str("text", "内容", func(v *note) *string { return &v.text })}}
	fields := Fields[note, note]{Kind: kind, Of: func(v *note) *note { return v }}
	n.Screen = New(tr.Desk, Spec[note]{ID: "notes", Unit: "张", Title: "便条", AddWords: "新增便条", Columns: []table.Column[note]{fields.Column("text", 200)},
		Key: func(v note) int64 { return v.id }, Name: func(v note) string { return v.text },
		Read: func(context.Context, *office.Office, bool) ([]note, func(), error) {
			return []note{{1, "买墨水"}, {2, "订会议室"}}, nil, nil
		},
		Search: func(v note, words string) bool { return strings.Contains(v.text, words) },
		Empty:  func() *fyne.Container { return kit.NewEmptyState("没有便条", "", nil) }, PaneWide: 320,
		Pane: Plain(func(v note) kit.PaneSpec { return kit.PaneSpec{Title: v.text} }),
		Form: func(_ context.Context, _ *office.Office, r *note) (func() *Form, error) {
			return func() *Form {
				v := note{}
				if r != nil {
					v = *r
				}
				e := form.For(kind.Fields, &v, tr.Office.Now(), nil)
				f := &Form{New: r == nil, Title: "便条", Subject: "便条", Body: e.All(), Fields: e.Form, Said: func() string { return "已保存便条" }}
				e.Start()
				f.Read = func() (Write, bool) { return n.write, true }
				return f
			}, nil
		}})
	tr.Show(n.Object())
	n.Shown(nil)
	tr.Settle()
	return tr, n
}

func (n *notes) write(context.Context, *office.Office) (id, change int64, err error) {
	return 1, int64(n.writes.Add(1)), n.fail
}

func TestASecondPressWhileSavingDoesNothing(t *testing.T) {
	tr, n := open(t)
	n.Edit()
	tr.Type("内容", "买墨水和纸")
	n.Save()
	n.Save()
	left := false
	n.Leave(func() { left = true })
	n.Edit()
	if left || !n.Stepping() || n.UndoStep() != "" {
		t.Error("the form is left or stepped back while it is saved")
	}
	tr.Settle()
	if !left || n.Stepping() || n.writes.Load() != 1 {
		t.Errorf("left: %v, written %d times", left, n.writes.Load())
	}
	tr.SeesNot("修改还没有保存")
}

func TestAFailureKeepsTheForm(t *testing.T) {
	tr, n := open(t)
	n.fail = model.FieldErrorf("text", "写不下")
	tr.Press("新增便条")
	tr.Type("内容", "很长的便条")
	n.Save()
	left := false
	n.Leave(func() { left = true })
	tr.Settle()
	tr.Sees("写不下")
	if left || !n.Stepping() || tr.Entry("内容").Text != "很长的便条" {
		t.Errorf("left: %v, typed %q", left, tr.Entry("内容").Text)
	}
	n.fail = nil
	n.Save()
	tr.Settle()
	if n.Stepping() || n.writes.Load() != 2 {
		t.Errorf("written %d times", n.writes.Load())
	}
}

func TestAQuestionStaysUntilItsAnswerIsWritten(t *testing.T) {
	tr, n := open(t)
	fields := form.New()
	n.Ask(Question{Title: "撕掉便条", Fields: fields, Content: fields.Add("why", "原因", kit.NewEntry("")), Safe: "不撕", Act: "撕掉",
		Read: func() (Write, bool) { return n.write, true }, Said: func(int64) string { return "已撕掉" }})
	tr.Type("原因", "办完了")
	n.fail = model.FieldErrorf("why", "再说清楚些")
	tr.Press("撕掉")
	tr.Sees("再说清楚些")
	if tr.Entry("原因").Text != "办完了" {
		t.Error("what was typed is gone")
	}
	n.fail = nil
	tr.PressTwice("撕掉")
	if n.writes.Load() != 2 {
		t.Errorf("written %d times, want once after the failure", n.writes.Load())
	}
	tr.SeesNot("撕掉便条")
}

func TestWhatIsShownFollowsSearchAndWhoAsks(t *testing.T) {
	tr, n := open(t)
	n.Find("会议")
	if shown := n.Table.Shown(); len(shown) != 1 || shown[0].id != 2 {
		t.Fatalf("found %v", shown)
	}
	n.Shown(int64(1))
	tr.Settle()
	if r, ok := n.Table.Current(); !ok || r.id != 1 || len(n.Table.Shown()) != 2 {
		t.Error("a record that the search hides is not shown when it is asked for")
	}
	n.Escape()
	tr.Settle()
	n.FocusRows()
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	tr.Settle()
	if n.Stepping() {
		t.Error("Enter opens the form before the pane")
	}
}

// The pane that Esc closed comes back by a click, also on the row that is current already.
func TestAClickOpensThePaneAgain(t *testing.T) {
	tr, n := open(t)
	tr.Sees("买墨水")
	for _, y := range []float32{5, look.ListRow + 5} {
		n.Escape()
		tr.Settle()
		if !n.pane.Hidden {
			t.Fatal("Esc leaves the pane")
		}
		tr.Window.Canvas().Focused().(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, y)})
		tr.Settle()
		if n.pane.Hidden || n.Stepping() {
			t.Errorf("after a click at %v the pane is hidden: %v, the form open: %v", y, n.pane.Hidden, n.Stepping())
		}
	}
}

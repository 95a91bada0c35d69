package intake

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
)

func TestReviewIsUndoneStepByStep(t *testing.T) {
	b := newBench(t)
	if _, _, err := b.office.SaveMember(context.Background(), model.Member{Name: "早先的人"}); err != nil {
		t.Fatal(err)
	}
	before, err := b.office.History(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	b.screen.Shown(mixed(t))
	s := b.screen
	if !s.Stepping() {
		t.Fatal("the review has no steps of its own")
	}
	untouched := s.at.opts

	s.review.grid.table.SetCurrentCell("0:4", "0")
	b.press(fyne.KeyF2)
	for _, r := range "林一" {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.goToRow(5)
	b.tap("入党日期先留空，其余照常导入")
	s.review.grid.menus[6].choose(optionOf(intake.FieldNone))
	all := s.at.opts
	summary := b.summary()

	steps := []string{"列的对应", "第 5 行怎么处理", "第 4 行的“姓名”"}
	for _, want := range steps {
		if got := s.UndoStep(); got != want {
			t.Errorf("undid %q, want %q", got, want)
		}
	}
	if got := s.UndoStep(); got != "" {
		t.Errorf("there was %q left to undo", got)
	}
	if !same(s.at.opts, untouched) || len(s.at.settled) != 0 {
		t.Errorf("after all steps the choices are %+v", s.at.opts)
	}
	b.seesNot("林一")
	b.sees("导入合格的 1 人")
	for i := range steps {
		if got, want := s.RedoStep(), steps[len(steps)-1-i]; got != want {
			t.Errorf("did %q again, want %q", got, want)
		}
	}
	if s.RedoStep() != "" || !same(s.at.opts, all) || !reflect.DeepEqual(b.summary(), summary) {
		t.Errorf("after doing all again the choices are %+v", s.at.opts)
	}
	s.UndoStep()
	s.review.jump(issue{ref: intake.RowRef{Row: 5}})
	s.review.showPane()
	b.tap("恢复成文件里的样子")
	if s.RedoStep() != "" {
		t.Error("a new step does not end what could be done again")
	}
	after, err := b.office.History(context.Background(), 0)
	if err != nil || !reflect.DeepEqual(before, after) {
		t.Errorf("the data file changed: %v", err)
	}
	s.goTo(stepChoose)
	if s.Stepping() {
		t.Error("outside of the review Ctrl+Z is about the data file")
	}
}

func TestUndoOfAnswersAndOfTheReading(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	s := b.screen
	untouched := s.at.opts
	s.review.change(func(o *intake.Options) { o.Policy = intake.Fill })
	s.review.change(func(o *intake.Options) { chooseHidden(o, false) })
	s.review.change(func(o *intake.Options) {
		setValue(o, intake.ValueKey{Field: intake.Ethnicity, Text: "汗"}, intake.ValueChoice{Action: intake.MapTo, To: "汉族"})
	})
	s.review.change(func(o *intake.Options) { setNoHeader(o, 0) })
	s.review.change(func(o *intake.Options) {})
	var undone []string
	for step := s.UndoStep(); step != ""; step = s.UndoStep() {
		undone = append(undone, step)
	}
	if got := strings.Join(undone, "，"); got != "怎样读这份文件，不认识的值怎么写，隐藏的内容导不导入，已经有的怎么办" {
		t.Errorf("undid %s", got)
	}
	if !same(s.at.opts, untouched) {
		t.Errorf("the choices are %+v", s.at.opts)
	}
	b.sees("导入合格的 1 人")
}

// same compares choices; an empty map is none.
func same(a, b intake.Options) bool {
	return len(differing(a.Edits, b.Edits))+len(differing(a.Decisions, b.Decisions))+len(differing(a.Values, b.Values)) == 0 &&
		sheetWords(a, b) == "" && sheetWords(b, a) == "" && a.Kind == b.Kind && a.Policy == b.Policy && a.HiddenChosen == b.HiddenChosen
}

func optionOf(f intake.Field) kit.Option { return kit.Option{ID: fieldID(f)} }

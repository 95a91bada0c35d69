package assess

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// reach selects cells from the current one with Shift and the arrows.
func (r *rig) reach(keys ...fyne.KeyName) {
	r.t.Helper()
	focused := r.win.Canvas().Focused()
	keyed := focused.(desktop.Keyable)
	keyed.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for _, k := range keys {
		focused.TypedKey(&fyne.KeyEvent{Name: k})
	}
	keyed.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestSelectedCellsAreFilledClearedAndCopied(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	r.reach(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	if !r.says("已选 3 行 × 2 列") {
		t.Error("nothing says how much is selected")
	}
	r.marks.fillDown()
	for _, item := range []string{"A1", "A2"} {
		first, _ := r.kept(0, item, model.CheckedMark)
		if third, _ := r.kept(2, item, model.CheckedMark); third.Points != first.Points {
			t.Errorf("%s of the third row is %s, want %s", item, third.Points, first.Points)
		}
	}
	if got := r.marks.table.CopyText(); strings.Count(got, "\r\n") != 3 || strings.Count(got, "\t") != 3 {
		t.Errorf("copied %q", got)
	}
	r.key(fyne.KeyDelete)
	for n := range 3 {
		if m, ok := r.kept(n, "A2", model.CheckedMark); ok {
			t.Errorf("row %d still has %s", n, m.Points)
		}
	}
	if got := r.d.Toasts.Text(); got != "已清除 6 格" {
		t.Errorf("the toast says %q", got)
	}
}

func TestMenusOfTheGridAndTheRanking(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	rows, _ := r.marks.table.Range()
	var words []string
	for _, o := range r.marks.menu(rows, "A1") {
		words = append(words, o.Text)
	}
	if got, want := strings.Join(words, " "), "粘贴 向下填充 清除 这个分怎么来的 展开三栏分数 打开这个支部 打印本支部明细"; got != want {
		t.Errorf("the grid offers %s", got)
	}
	r.open(rankTab)
	words = nil
	for _, o := range r.rank.rowMenu(r.facts.Ranking.Rows[0]) {
		words = append(words, o.Text)
	}
	if got, want := strings.Join(words, " "), "填写考核意见 改定等次 看打分 打印本支部明细"; got != want {
		t.Errorf("the ranking offers %s", got)
	}
}

func TestTheTitleOfAColumnTellsItsItem(t *testing.T) {
	r := open(t, sample(t, true))
	_, _, item, _ := r.facts.Year.Scheme.ItemByID("A1")
	if got := itemTip(item); !strings.HasPrefix(got, item.Title()+"，满分 5 分　") {
		t.Errorf("the tip says %q", got)
	}
}

func TestCollectingBeginsAnImportOfScores(t *testing.T) {
	r := open(t, sample(t, true))
	r.collect(intake.Scores)
	if r.went != shell.Intake || r.target != (shell.ImportOf{Kind: "scores"}) {
		t.Errorf("went to %s with %+v", r.went, r.target)
	}
}

package members

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the roster of the filled trial committee.
func open(t *testing.T) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	ids := tr.Fill()
	s := New(tr.Desk)
	tr.Open(s, nil)
	return tr, s, ids
}

func (s *Screen) shownNames() string {
	var names []string
	for _, r := range s.Table.Shown() {
		names = append(names, r.Name)
	}
	return strings.Join(names, " ")
}

func TestEmptyRosterSaysWhatToDoFirst(t *testing.T) {
	tr := uitest.New(t)
	s := New(tr.Desk)
	tr.Open(s, nil)
	tr.Sees("花名册还是空的", "还没有人")
	tr.SeesNot("NaN", "0 人：")
}

func TestRosterShowsMaskedNumbersOnly(t *testing.T) {
	tr, s, _ := open(t)
	tr.Sees("6 人：正式 5，预备 1", "320100********2784", "未分支部")
	if strings.Contains(tr.Texts(), "19930712") || strings.Contains(tr.Texts(), "13800002746") {
		t.Error("a whole ID or phone number can be seen")
	}
	if text := s.Table.CopyText(); strings.Contains(text, "19930712") {
		t.Errorf("a whole number is copied: %s", text)
	}
}

func TestSearchByNameInitialsAndTail(t *testing.T) {
	_, s, _ := open(t)
	for typed, want := range map[string]string{
		"青禾": "段青禾 林知衡 热依汗·艾力", "热依汗艾力": "热依汗·艾力", "sxl": "单雪琳", "2784": "段青禾", "123x": "张𬱖", "松溪": "张𬱖", "没有": "",
	} {
		s.Find(typed)
		if got := s.shownNames(); got != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	s.Find("")
	if len(s.Table.Shown()) != 6 {
		t.Error("an empty search does not show everybody")
	}
}

func TestNothingFoundOffersToClear(t *testing.T) {
	tr, s, _ := open(t)
	s.Find("没有这个人")
	tr.Sees("没有符合条件的党员")
	tr.Press("清除筛选")
	if len(s.Table.Shown()) != 6 {
		t.Error("clearing does not show everybody")
	}
}

func TestChipsFilterAndCanBeTakenAway(t *testing.T) {
	tr, s, ids := open(t)
	tr.Press("预备 1")
	if got := s.shownNames(); got != "热依汗·艾力" {
		t.Errorf("预备 shows %q", got)
	}
	tr.Sees("显示 1 / 6")
	tr.Press("预备") // the active one, with its cross
	if len(s.Table.Shown()) != 6 {
		t.Error("taking the filter away does not show everybody")
	}
	s.Shown(InBranch(ids[0]))
	tr.Settle()
	if got := len(s.Table.Shown()); got != 3 {
		t.Errorf("one branch shows %d people, want 3", got)
	}
	s.Shown(WithoutBranch)
	tr.Settle()
	if got := s.shownNames(); got != "欧阳予墨" {
		t.Errorf("without a branch are %q", got)
	}
}

func TestShowingTheWholeNumberIsRecorded(t *testing.T) {
	tr, s, _ := open(t)
	s.Find("段青禾")
	s.Shown(nil)
	tr.Settle()
	tr.Press("显示全号")
	tr.Sees(uitest.Number("320100", "19930712", "278"))
	history, err := tr.Office.History(context.Background(), 1)
	if err != nil || len(history) == 0 || history[0].Kind != "reveal" {
		t.Errorf("the history ends with %+v (%v), want a record of the act", history, err)
	}
	tr.Press("隐去号码")
	tr.SeesNot(uitest.Number("320100", "19930712", "278"))
}

func TestTransferOfSeveral(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(InBranch(ids[0]))
	tr.Settle()
	s.Table.SelectAll()
	tr.Sees("已选 3 人")
	tr.Press("转移到支部")
	tr.Press("转移 3 人")
	tr.Sees("还没有选支部")
	tr.Choose("转到", strconv.FormatInt(ids[1], 10))
	tr.Press("转移 3 人")
	rows, err := tr.Office.Members(context.Background(), false)
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for _, r := range rows {
		if r.BranchID == ids[1] {
			moved++
		}
	}
	if moved < 3 {
		t.Errorf("%d people are in the new branch, want at least 3", moved)
	}
	if !strings.Contains(tr.Toasts.Text(), "已转移 3 人到") {
		t.Errorf("the toast says %q", tr.Toasts.Text())
	}
}

func TestClosingTakesOffTheRosterAndCanBeFoundAgain(t *testing.T) {
	tr, s, _ := open(t)
	s.Find("单雪琳")
	s.Shown(nil)
	tr.Settle()
	tr.Press("移出")
	tr.Press("移出单雪琳")
	s.Clear()
	tr.Sees("5 人：正式 4，预备 1")
	if m := member(t, tr, "单雪琳"); m.Status != model.StatusLeft || m.ClosedOn == "" {
		t.Errorf("kept as %+v", m)
	}
}

func TestExportIsMaskedUnlessAsked(t *testing.T) {
	for _, whole := range []bool{false, true} {
		tr, s, _ := open(t)
		path := filepath.Join(t.TempDir(), "花名册.xlsx")
		s.WriteRows(s.d.Office.Output(path, []string{".xlsx"}), s.Table.Shown(), whole)
		tr.Wait("the export", func() bool { return strings.Contains(tr.Toasts.Text(), "已导出 6 人") })
		found := strings.Contains(tr.Workbook(path), uitest.Number("320100", "19930712", "278")+"|")
		if found != whole {
			t.Errorf("whole numbers asked for: %v, written: %v", whole, found)
		}
	}
}

func TestKeysWorkWithoutAMouse(t *testing.T) {
	tr, s, _ := open(t)
	focus := tr.Window.Canvas().Focused()
	if focus == nil {
		t.Fatal("nothing has the keyboard")
	}
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if row, _ := s.Table.Current(); row.Name != "张𬱖" {
		t.Errorf("End goes to %s", row.Name)
	}
	tr.Sees("松溪艺术培训中心党支部")
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	tr.Sees("已选 1 人")
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	tr.Settle()
	if !s.Stepping() {
		t.Error("Enter does not open the form")
	}
	test.Type(s.Fields().Entry("name"), "甲")
	s.Escape()
	tr.Sees("修改还没有保存")
}

func TestAPaneThatCannotBeReadSaysSo(t *testing.T) {
	tr, s, _ := open(t)
	if err := tr.Office.Close(); err != nil {
		t.Fatal(err)
	}
	s.ShowPane()
	tr.Settle()
	tr.Sees("没有读出来", "再试")
}

package members

import (
	"context"
	"strconv"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// changes counts the change sets of the data file.
func changes(t *testing.T, tr *uitest.Rig) int {
	t.Helper()
	all, err := tr.Office.History(context.Background(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// What background work brings is shown once the rig settles: until then a form is being saved.
func TestWhileSavingASecondPressDoesNothing(t *testing.T) {
	tr, s, _ := open(t)
	tr.Press("新增党员")
	tr.Type("姓名", "何川")
	before := changes(t, tr)
	s.Save()
	s.Save()
	if step := s.UndoStep(); step != "" {
		t.Errorf("%q is taken back while it is saved", step)
	}
	left := false
	s.Leave(func() { left = true })
	if left || !s.Stepping() {
		t.Fatal("left before the form was saved")
	}
	tr.Settle()
	if !left || s.Stepping() || changes(t, tr) != before+1 {
		t.Errorf("left: %v, %d change sets, want one more than %d", left, changes(t, tr), before)
	}
	tr.SeesNot("修改还没有保存")
}

func TestAFailureKeepsWhatWasTypedAndWhoWantedToLeaveStays(t *testing.T) {
	tr, s, _ := open(t)
	tr.Press("新增党员")
	tr.Type("姓名", "何川")
	tr.Type("公民身份号码", uitest.Number("320100", "19930712", "278"))
	s.Save()
	left := false
	s.Leave(func() { left = true })
	tr.Settle()
	tr.Sees("段青禾 已经是这个身份证号")
	tr.SeesNot("修改还没有保存")
	if left || tr.Entry("姓名").Text != "何川" {
		t.Errorf("left: %v, the name holds %q", left, tr.Entry("姓名").Text)
	}
	tr.Type("公民身份号码", "")
	s.Save()
	tr.Settle()
	if member(t, tr, "何川").ID == 0 {
		t.Error("it cannot be saved after the failure")
	}
}

func TestATransferAndALookAtTheNumberAreWrittenOnce(t *testing.T) {
	tr, s, ids := open(t)
	s.Find("段青禾")
	s.Shown(nil)
	tr.Settle()
	r, _ := s.Table.Current()
	before := changes(t, tr)
	for range 2 {
		s.reveal(r.ID, func(string) {})
	}
	tr.Settle()
	if n := changes(t, tr); n != before+1 {
		t.Errorf("%d looks are recorded, want one", n-before)
	}
	tr.Press("转移")
	tr.Choose("转到", strconv.FormatInt(ids[1], 10))
	tr.PressTwice("转移 1 人")
	if n := changes(t, tr); n != before+2 {
		t.Errorf("%d change sets by the transfer, want one", n-before-1)
	}
	if m := member(t, tr, "段青禾"); m.BranchID != ids[1] || m.Status != model.StatusNormal {
		t.Errorf("kept as %+v", m)
	}
}

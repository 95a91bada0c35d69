package members

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func TestTheFormIsUndoneStepByStep(t *testing.T) {
	tr, s, _ := open(t)
	s.Find("段青禾")
	s.Shown(nil)
	tr.Settle()
	if s.Stepping() {
		t.Fatal("without a form Ctrl+Z is about the data file")
	}
	tr.Press("编辑")
	type state struct {
		job, education string
		floating       bool
	}
	now := func() state {
		return state{tr.Entry("工作岗位").Text, s.Fields().Choice("education"), floating(s).Checked()}
	}
	first := now()
	tr.Type("工作岗位", "语文教师")
	tr.Window.Canvas().Focus(s.Fields().Entry("remark"))
	second := now()
	sel := s.Fields().Field("education").Control.(*kit.Select)
	sel.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	third := now()
	test.Tap(floating(s))
	fourth := now()
	if first == second || second == third || third == fourth {
		t.Fatal("the form did not change")
	}
	for _, step := range []struct {
		do   func() string
		what string
		want state
	}{{s.UndoStep, "流动党员", third}, {s.UndoStep, "学历", second}, {s.UndoStep, "工作岗位", first}, {s.UndoStep, "", first},
		{s.RedoStep, "工作岗位", second}, {s.RedoStep, "学历", third}, {s.UndoStep, "学历", second}} {
		if what := step.do(); what != step.what || now() != step.want {
			t.Fatalf("%q, want %q: %+v, want %+v", what, step.what, now(), step.want)
		}
	}
	tr.Type("备注", "后来写的")
	if s.RedoStep() != "" {
		t.Error("a new change does not end what could be done again")
	}
	if s.UndoStep() != "备注" || tr.Entry("备注").Text != "" {
		t.Error("what is being typed is a step too")
	}
	for s.UndoStep() != "" {
	}
	if s.Fields().Touched() {
		t.Error("the form is not as it was opened")
	}
}

func TestWhatAStepBringsAboutBelongsToIt(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(InBranch(ids[1]))
	tr.Settle()
	tr.Press("新增党员")
	good := uitest.Number("320100", "20011017", "551")
	tr.Type("公民身份号码", good)
	tr.Window.Canvas().Focus(s.Fields().Entry("remark"))
	if tr.Entry("出生日期").Text != "2001-10-17" || s.Fields().Choice("sex") == "" {
		t.Fatal("the number does not fill in the birth date")
	}
	if what := s.UndoStep(); what != "公民身份号码" || tr.Entry("出生日期").Text != "" || s.Fields().Choice("sex") != "" {
		t.Errorf("after undoing %q the birth date is %q", what, tr.Entry("出生日期").Text)
	}
	if what := s.RedoStep(); what != "公民身份号码" || tr.Entry("公民身份号码").Text != good || tr.Entry("出生日期").Text != "2001-10-17" {
		t.Errorf("after doing %q again the number is %q", what, tr.Entry("公民身份号码").Text)
	}
	if s.RedoStep() != "" {
		t.Error("there was more to do again")
	}
}

func floating(s *Screen) *kit.Check { return s.Fields().Field("floating").Control.(*kit.Check) }

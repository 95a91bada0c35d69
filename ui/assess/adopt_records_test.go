package assess

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// The marks of the records are shown before they are taken over, in one step that is undone as one.
func TestMarksOfTheRecordsAreTakenOverFromTheGrid(t *testing.T) {
	o := sample(t, true)
	r := open(t, o)
	org := r.facts.Sheets[0].OrgID
	key := model.MarkKey{Item: "A1", Stage: model.CheckedMark}
	if _, err := o.SetMarks(t.Context(), office.SampleYear, []office.MarkChange{{OrgID: org, Key: key}}, "测试"); err != nil {
		t.Fatal(err)
	}
	r.marks.planRecords(r.marks.adoptAll(false))
	if !r.says("按记录打复核分：改 1 格") || !r.says("采用前的差异") {
		t.Fatalf("what would change is not told:\n%s", uitest.Text(r.Object()))
	}
	if _, had := r.kept(0, "A1", model.CheckedMark); had {
		t.Fatal("it was written before it was agreed to")
	}
	mainloop.Until(t, "the keyboard on the act", func() bool {
		b, ok := r.win.Canvas().Focused().(*kit.Button)
		return ok && b.Text() == "采用 1 个建议分"
	})
	r.tap("采用 1 个建议分")
	if m, had := r.kept(0, "A1", model.CheckedMark); !had || m.Reason == "" {
		t.Errorf("A1 is %+v", m)
	}
	if got := r.d.Toasts.Text(); got != "已采用 1 个建议分" {
		t.Errorf("the toast says %q", got)
	}
}

// Forms that are dropped on the window are read from every tab, and a form that is being filled in stays.
func TestFormsAreTakenFromEveryTab(t *testing.T) {
	o := sample(t, true)
	r := open(t, o)
	dir := t.TempDir()
	sent, err := o.SendForms(t.Context(), office.SampleYear, dir, nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	for tab := stepsTab; tab <= yearsTab; tab++ {
		r.Screen.open(tab)
		r.Dropped([]string{dir})
		if r.tab != formsTab || r.forms.plan == nil || len(r.forms.plan.c.Files) != len(sent) {
			t.Errorf("dropped on tab %d: tab %d, plan %v", tab, r.tab, r.forms.plan)
		}
		r.forms.plan = nil
	}
	r.Screen.open(marksTab)
	r.marks.planRecords(r.marks.adoptAll(true))
	plan := r.marks.plan
	r.Dropped([]string{dir})
	if r.marks.plan != plan || r.forms.plan == nil {
		t.Error("what was looked at in the grid is gone")
	}
	if text := uitest.Text(r.Object()); !strings.Contains(text, "份") {
		t.Errorf("%s", text)
	}
}

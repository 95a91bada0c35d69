package assess

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// tap taps the button of the window, or of the dialog over it, that bears the words.
func (r *rig) tap(words string) {
	r.t.Helper()
	var found *kit.Button
	from := r.win.Canvas().Content()
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		from = top
	}
	uitest.Each(from, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && strings.Contains(uitest.Text(b), words) {
			found = b
		}
	})
	if found == nil {
		r.t.Fatalf("no button %q in\n%s", words, uitest.WindowText(r.win))
	}
	test.Tap(found)
}

// branch is the place of a branch in the ledger.
func (r *rig) branch(name string) int {
	r.t.Helper()
	n := slices.IndexFunc(r.facts.Sheets, func(s *model.MarkSheet) bool { return s.Branch == name })
	if n < 0 {
		r.t.Fatalf("no branch %s", name)
	}
	return n
}

func TestTheRecordsProposeAMark(t *testing.T) {
	r := open(t, sample(t, true))
	n := r.branch("正谊高级中学党支部")
	r.at(n, "C1")
	for _, words := range []string{"按记录应为 8.89 分", "支委会", "/ 11", "4 月、9 月没有记录", "不适用：没有设党小组", "查看 16 条记录"} {
		if !r.says(words) {
			t.Errorf("the pane does not say %s", words)
		}
	}
	r.tap("按记录打 8.89 分")
	m, ok := r.kept(n, "C1", model.CheckedMark)
	if !ok || m.Points != 889 || !strings.Contains(m.Reason, "10 × 16 ÷ 18") || !strings.Contains(m.Reason, "4 月、9 月没有记录") {
		t.Fatalf("kept %+v", m)
	}
	if !r.says("由记录得出") || r.says("按记录应为") {
		t.Error("the mark does not say that it comes from the records")
	}
	l, item, _ := r.marks.current()
	r.marks.setMark(l, item, &model.Mark{Points: 700})
	if !r.says("和记录不同，在理由里写明为什么") {
		t.Error("no reason is asked for a mark against the records")
	}
	r.marks.setMark(l, item, &model.Mark{Points: 700, Reason: "两次支委会没有记录人"})
	if r.says("和记录不同，在理由里写明为什么") {
		t.Error("a reason is asked for again")
	}
	r.tap("查看 16 条记录")
	if r.went != shell.Branches || r.target != r.facts.Sheets[n].OrgID {
		t.Errorf("went to %s %v", r.went, r.target)
	}
	r.at(n, "A4") // nothing is recorded about it
	if r.says("按记录") || r.says("由记录得出") {
		t.Error("something is proposed where nothing is recorded")
	}
}

func TestAFinalisedYearOffersNothingToMark(t *testing.T) {
	r := open(t, sample(t, false))
	r.at(r.branch("正谊高级中学党支部"), "C1")
	if r.says("按记录打") {
		t.Error("a closed year offers a mark")
	}
}

func TestSameAsSelfOnlyWithASelfMark(t *testing.T) {
	o := sample(t, true)
	r := open(t, o)
	org := r.facts.Sheets[0].OrgID
	var gone []office.MarkChange
	for _, item := range r.facts.Year.Scheme.Parts[0].Categories[0].Items {
		for _, stage := range model.Stages() {
			gone = append(gone, office.MarkChange{OrgID: org, Key: model.MarkKey{Item: item.ID, Stage: stage}})
		}
	}
	if _, err := o.SetMarks(context.Background(), office.SampleYear, gone, "测试"); err != nil {
		t.Fatal(err)
	}
	r.at(0, "A4")
	if !r.says("还没有复核分") || r.says("还没有自评分") {
		t.Error("while 复核 is chosen the pane speaks of another stage")
	}
	r.typed("3")
	r.key(fyne.KeyReturn)
	r.at(0, "A4")
	if r.says("与自评相同") {
		t.Error("the mark is compared with a self mark that does not exist")
	}
}

func TestKeysFollowTheList(t *testing.T) {
	r := open(t, sample(t, true))
	asked := 0
	r.d.Keys = func() { asked++ }
	r.marks.choosePart(2)
	if got := strings.Join(r.Keys(), " "); asked == 0 || strings.Contains(got, "向下填充") || !strings.Contains(got, "Enter 修改") {
		t.Errorf("the status line was renewed %d times, keys %s", asked, got)
	}
	asked = 0
	r.marks.choosePart(0)
	if got := strings.Join(r.Keys(), " "); asked == 0 || !strings.Contains(got, "向下填充") {
		t.Errorf("the status line was renewed %d times, keys %s", asked, got)
	}
}

// held keeps the writing back until it is let go, as a slow disk does.
func (r *rig) held() (release func()) {
	var waiting []func()
	r.writes.later = func(do func() error, done func(error)) { waiting = append(waiting, func() { done(do()) }) }
	return func() {
		for len(waiting) > 0 {
			next := waiting[0]
			waiting = waiting[1:]
			next()
		}
	}
}

func TestLeavingWaitsForWhatWasTyped(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	release := r.held()
	r.typed("4.5")
	r.key(fyne.KeyReturn)
	r.at(0, "A2")
	r.typed("3.5")
	r.key(fyne.KeyReturn)
	left := false
	r.Leave(func() {
		left = true
		for item, want := range map[string]model.Points{"A1": 450, "A2": 350} {
			if m, ok := r.kept(0, item, model.CheckedMark); !ok || m.Points != want {
				t.Errorf("left with %s at %s", item, m.Points)
			}
		}
	})
	if left {
		t.Fatal("left before the marks were written")
	}
	release()
	if !left {
		t.Fatal("never left")
	}
}

func TestWhatCouldNotBeSavedIsNamed(t *testing.T) {
	r := open(t, sample(t, true))
	before, _ := r.kept(0, "A1", model.CheckedMark)
	release := r.held()
	fail := func(context.Context, *office.Office) (int64, error) { return 0, errors.New("disk") }
	r.writes.add("甲支部 复核 A1 打 4.00", fail, nil)
	r.at(0, "A1")
	r.typed("2.5")
	r.key(fyne.KeyReturn)
	left := false
	r.Leave(func() { left = true })
	release()
	for _, words := range []string{"这 2 处修改没有保存", "甲支部 复核 A1 打 4.00", "改为 2.50"} {
		if !strings.Contains(strings.ReplaceAll(uitest.WindowText(r.win), "\n", ""), words) {
			t.Errorf("does not say %q", words)
		}
	}
	if left {
		t.Error("left although the user has not been told")
	}
	if m, _ := r.facts.Sheets[0].Mark("A1", model.CheckedMark); m.Points != before.Points {
		t.Errorf("shows %s, kept is %s", m.Points, before.Points)
	}
}

package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// mending is how a finding of the sample committee is made to disappear in the window, from the record that its button opens,
// as its rule's “怎么办” says.
type mending struct {
	rule  string
	whom  string                               // part of whom or what the finding is about, "" for the first of the rule
	day   model.Date                           // of the checkup, "" for 26 November 2026
	plant func(t *testing.T, o *office.Office) // makes the finding; nil where the sample has it
	do    func(tr *uitest.Rig)                 // from what the finding's first button opened
	also  []string                             // rules of which findings go with it
	new   []string                             // rules of which findings come for it: it was the reason that they could not be judged
}

// Each finding leads by one press to the record that mends it, and is gone after what its rule says; Ctrl+Z brings it back.
func TestEveryFindingIsMendedFromItsButton(outer *testing.T) {
	var clock time.Time
	opts := Options{Now: func() time.Time { clock = clock.Add(10 * time.Millisecond); return clock }}
	var w *Window
	for _, m := range slices.Concat(mendings, plantedMendings) {
		outer.Run(m.rule+m.whom, func(t *testing.T) {
			day := time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local)
			if m.day != "" {
				day = time.Date(m.day.Year(), time.Month(m.day.Month()), m.day.Day(), 9, 0, 0, 0, time.Local)
			}
			if w == nil || day.YearDay() != clock.YearDay() {
				clock = day
				w = openWindow(outer, opts)
			}
			defer func() {
				if t.Failed() { // what it left open is not the next one's
					w = nil
				}
			}()
			walk(t, w, m)
		})
	}
}

// walk mends one finding and takes that back.
func walk(t *testing.T, w *Window, m mending) {
	tr := &uitest.Rig{Desk: w.desk, T: t}
	untouched := latest(t, w)
	if m.plant != nil {
		m.plant(t, w.office)
		w.changed()
	}
	planted := latest(t, w)
	before := findings(t, w)
	w.Go(shell.Home, nil)
	settle(t, w)
	w.Go(shell.Checkup, shell.FindingsOf{Rule: m.rule})
	settle(t, w)
	i := slices.IndexFunc(before, func(f checkup.Finding) bool { return f.Rule.ID == m.rule && strings.Contains(f.Whom(), m.whom) })
	if i < 0 {
		t.Fatal("the rule is kept")
	}
	mended := before[i]
	for n := 0; !strings.Contains(words(w), mended.Says) && n < 30; n++ {
		tr.Press("下一条")
	}
	tr.Sees(mended.Rule.Fix)
	m.do(tr)
	settle(t, w)
	compare(t, w, before, findings(t, w), mended, m)
	undoDownTo(t, w, planted)
	if keys(findings(t, w)) != keys(before) {
		t.Error("undone, the findings are not those of before")
	}
	undoDownTo(t, w, untouched)
	w.Go(shell.Home, nil)
	settle(t, w)
}

func latest(t *testing.T, w *Window) int64 {
	t.Helper()
	last, _, err := w.office.LastUndoable(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return last.ID
}

// undoDownTo presses Ctrl+Z until a change is the latest that can be undone.
func undoDownTo(t *testing.T, w *Window, change int64) {
	t.Helper()
	for n := 0; latest(t, w) != change; n++ {
		w.undoLast()
		if settle(t, w); strings.Contains(words(w), "撤销这次改动") { // which is asked where several records go back
			(&uitest.Rig{Desk: w.desk, T: t}).Press("撤销这次改动")
		}
		if n == 40 {
			t.Fatalf("nothing more is undone; the window says:\n%s", words(w))
		}
	}
}

// open presses the button that leads to the record.
func open(tr *uitest.Rig) {
	ways := []string{"打开党员", "查看党员", "去登记", "打开记录", "换届、延期", "填班子", "打开单位", "改覆盖单位", "打开党组织", "打开台账"}
	seen := strings.Split(tr.Texts(), "\n")
	i := slices.IndexFunc(ways, func(way string) bool { return slices.Contains(seen, way) })
	if i < 0 {
		tr.T.Fatal("the finding has no way to its record")
	}
	tr.Press(ways[i])
}

// findings are those that nobody gave a reason for.
func findings(t *testing.T, w *Window) []checkup.Finding {
	t.Helper()
	r, err := w.office.Checkup(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return r.Open()
}

func keys(all []checkup.Finding) string {
	var lines []string
	for _, f := range all {
		lines = append(lines, f.Key()+f.Says)
	}
	return strings.Join(lines, "\n")
}

// compare fails unless exactly the mended finding is gone.
func compare(t *testing.T, w *Window, before, after []checkup.Finding, mended checkup.Finding, m mending) {
	t.Helper()
	missing := func(what string, from, in []checkup.Finding, except []string) {
		for _, f := range from {
			if f.Key() == mended.Key() || slices.Contains(except, f.Rule.ID) {
				continue
			}
			if !slices.ContainsFunc(in, func(g checkup.Finding) bool { return g.Key() == f.Key() && g.Says == f.Says }) {
				t.Errorf("%s: %s %s", what, f.Rule.ID, f.Says)
			}
		}
	}
	if i := slices.IndexFunc(after, func(f checkup.Finding) bool { return f.Key() == mended.Key() }); i >= 0 {
		t.Errorf("it is still there: %s; the window says:\n%s", after[i].Says, words(w))
	}
	missing("gone with it", before, after, m.also)
	missing("came for it", after, before, m.new)
}

package assess

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Esc leaves every form of the assessment, asks first where something is filled in, and gives the keyboard back to the list.
func TestEscLeavesAFormOfTheAssessment(t *testing.T) {
	r := open(t, sample(t, true))
	row := r.facts.Ranking.Rows[0]
	rank := func(form string) func() {
		return func() {
			r.open(rankTab)
			r.rank.table.SetCurrent(rankKey(row))
			r.rank.form = form
			r.rank.showPane()
		}
	}
	ranked := func() bool { return r.rank.form != "" }
	for _, f := range []struct {
		name string
		show func()
		open func() bool
		fill func()
	}{
		{"加分", func() {
			r.open(marksTab)
			r.marks.list = true
			r.draw()
			r.marks.adjusts.edit(adjustEntry{sort: bonusEntry})
		}, func() bool { return r.marks.adjusts.form != nil }, func() {
			r.win.Canvas().Focus(r.marks.adjusts.form.title)
			r.typed("一")
		}},
		{"考核意见", rank("opinion"), ranked, func() { areas(r.rank.pane)[1].SetText("属实") }},
		{"改定等次", rank("lower"), ranked, func() { areas(r.rank.pane)[0].SetText("党委会议研究") }},
	} {
		f.show()
		if r.escape(); f.open() || r.win.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: Esc does not leave the empty form", f.name)
		}
		f.show()
		f.fill()
		if r.escape(); !f.open() || !r.says("还没有保存") {
			t.Errorf("%s: Esc throws away what is filled in", f.name)
		}
		r.tap("放弃修改")
		if f.open() || r.win.Canvas().Focused() == fyne.Focusable(nil) {
			t.Errorf("%s: the form stays, or the keyboard is nowhere", f.name)
		}
	}
}

package assess

import (
	"image/png"
	"os"
	"testing"
)

func (r *rig) dump(name string) {
	f, _ := os.Create("/tmp/assess/" + name + ".png")
	defer f.Close()
	_ = png.Encode(f, r.win.Canvas().Capture())
}

func TestDump(t *testing.T) {
	r := open(t, sample(t, true))
	r.dump("grid")
	r.marks.choosePart(1)
	r.dump("grid-business")
	r.marks.choosePart(2)
	r.dump("adjust")
	o := sample(t, true)
	tied(t, o)
	r = open(t, o)
	r.open(rankTab)
	r.dump("tie")
	r.rank.table.SetCurrent(rankKey(r.facts.Ranking.Rows[1]))
	r.dump("tie-other")
	r.rank.form = "lower"
	r.rank.showPane()
	r.dump("lower")
	r.rank.form = "opinion"
	r.rank.showPane()
	r.dump("opinion")
	e := open(t, empty(t))
	e.dump("empty-scheme")
	e.open(marksTab)
	e.dump("empty-marks")
	e.scheme.begin()
	e.dump("empty-branches")
	c := open(t, sample(t, false))
	c.dump("closed")
	c.open(rankTab)
	c.dump("closed-rank")
}

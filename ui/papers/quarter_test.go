package papers

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestTheQuarterIsChosen(t *testing.T) {
	r := open(t, true, "pioneer")
	if q := r.facts.Pioneer.Quarter; q != 3 {
		t.Fatalf("opened with quarter %d", q)
	}
	r.inQuarter(2)
	if q := r.facts.Pioneer.Quarter; q != 2 {
		t.Errorf("chosen 2, shown %d", q)
	}
	r.pick(paperNamed(t, "packet"))
	if q := r.facts.Pioneer.Quarter; q != 3 {
		t.Errorf("the packet has quarter %d", q)
	}
	r.pick(paperNamed(t, "pioneer"))
	r.inQuarter(4) // as after a change of the year
	if q := r.facts.Pioneer.Quarter; q != 3 || model.CodeOf(r.failed) != model.NotFound {
		t.Errorf("a quarter without an index shows %d, told %v", q, r.failed)
	}
}

package record

import (
	"github.com/shuangbai/shuangbai/model"
)

// SameYear reports whether a row with the key of a known entry is that entry, and not one of the same name in another year (see
// Years); changed says that it holds something else. Where sure is false somebody must say. What is over is only changed by a row
// that is over too; an end in another year may have been put off, a beginning may not.
func (r *Register) SameYear(row, known *Entry, changed bool, today model.Date) (same, sure bool) {
	if len(r.Years) == 0 {
		return true, true
	}
	over, dated, latest := r.Over(known), false, 0
	for at, name := range r.Years {
		x, y := yearIn(row.Values[name]), yearIn(known.Values[name])
		dated, latest = dated || x != 0, max(latest, y)
		switch {
		case x == 0 || y == 0:
		case x == y:
			return true, !changed || !over || r.Over(row)
		case at == 0 || over:
			return false, true
		default:
			return true, false
		}
	}
	earlier := latest != 0 && latest < today.Year()
	return true, !earlier && !(dated && latest != 0) && !(over && changed)
}

func yearIn(value string) int {
	d, err := model.ParseDate(value)
	if err != nil || d == "" {
		return 0
	}
	return d.Year()
}

package assess

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// The chips of the grid; at most one is on.
const (
	showAll = iota
	showUnchecked
	showDiffering
	showUnsent
)

// chooseChip turns a chip on, and the others off.
func (v *marksView) chooseChip(i int, on bool) {
	v.filter = showAll
	if on {
		v.filter = i
	}
	v.filterAgain = true
	v.show()
}

// passes reports whether a branch is one that a chip is for.
func (v *marksView) passes(chip int, sheet *model.MarkSheet) bool {
	f := v.s.facts
	switch chip {
	case showUnchecked:
		p := v.s.progressOf(sheet)
		return p.SelfDone() && !p.CheckedDone()
	case showUnsent:
		return !v.s.progressOf(sheet).SelfDone()
	case showDiffering:
		row := markRow{sheet: sheet, stage: max(v.stage, model.CheckedMark)}
		for _, c := range f.Year.Scheme.Parts[v.part].Categories {
			for _, item := range c.Items {
				if row.differs(item.ID) {
					return true
				}
			}
		}
		return false
	}
	return true
}

// fillBar writes the counts of the chips.
func (v *marksView) fillBar() {
	if v.list {
		return
	}
	words := []string{"只看待复核", "只看有差异", "只看未交"}
	for i, chip := range v.chips {
		n := 0
		for _, sheet := range v.s.facts.Sheets {
			if v.passes(showUnchecked+i, sheet) {
				n++
			}
		}
		chip.SetText(fmt.Sprintf("%s %d", words[i], n))
		chip.SetChosen(v.filter == showUnchecked+i)
	}
}

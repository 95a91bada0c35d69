package assess

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
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
		return v.s.progressOf(sheet).AwaitsCheck()
	case showUnsent:
		return !v.s.progressOf(sheet).SelfDone()
	case showDiffering:
		return scoring.AnyDiffers(&f.Year.Scheme.Parts[v.part], sheet, max(v.stage, model.CheckedMark))
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

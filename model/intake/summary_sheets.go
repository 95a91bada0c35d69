package intake

import (
	"fmt"
)

// dropRepeated takes summary sheets out of the plan whose rows all stand on other sheets too; a summary with rows of
// its own stays, so that none of them is lost.
func (b *builder) dropRepeated(tables []sheetTable) {
	kept := b.plan.Sheets[:0]
	for _, sp := range b.plan.Sheets {
		if n, repeated := onlyRepeats(sp, tables); repeated && len(b.plan.Sheets) > 1 {
			b.plan.Ignored = append(b.plan.Ignored, IgnoredSheet{Index: sp.Index, Name: sp.Name, Code: "summary",
				Why: fmt.Sprintf("汇总表，%d 行都在其他工作表里，不重复计数", n)})
			continue
		}
		kept = append(kept, sp)
	}
	b.plan.Sheets = kept
}

func onlyRepeats(sp *SheetPlan, tables []sheetTable) (n int, repeated bool) {
	for _, t := range tables {
		if t.index == sp.Index && !t.summary {
			return 0, false
		}
	}
	for i := range sp.Rows {
		switch {
		case sp.Rows[i].Kind != Skip:
			return 0, false
		case sp.Rows[i].Skip == SkipDuplicate:
			n++
		}
	}
	return n, n > 0
}

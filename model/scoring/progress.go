package scoring

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// Progress is how far the assessment of one branch is. Home, the lists, the grid, the papers and the command line all
// show this one. The zero value is that of a branch which is not assessed.
type Progress struct {
	Items     int  // of the scheme
	Self      int  // items with a self mark; 不适用 counts as one
	Checked   int  // items whose checked mark is there, or that the committee has marked itself
	Finalised bool // the year is, and not opened again since
}

// ProgressOf tells how far a branch is by its marks. Marks of items that the scheme does not have do not count.
func ProgressOf(scheme *model.Scheme, marks map[model.MarkKey]model.Mark, finalised bool) Progress {
	p := Progress{Finalised: finalised}
	sheet := model.MarkSheet{Marks: marks}
	for _, part := range scheme.Parts {
		for _, c := range part.Categories {
			for _, item := range c.Items {
				p.Items++
				if _, ok := sheet.Mark(item.ID, model.SelfMark); ok {
					p.Self++
				}
				if _, ok := sheet.Effective(item.ID, model.FinalMark); ok {
					p.Checked++
				}
			}
		}
	}
	return p
}

// State is where a branch stands in the course of the year.
type State int

// The states, in the order of the year.
const (
	NotAssessed State = iota
	Unsent
	PartlySent
	ToCheck
	Checking
	Checked
	Finalised
)

// State returns where the branch stands.
func (p Progress) State() State {
	switch {
	case p.Items == 0:
		return NotAssessed
	case p.Finalised:
		return Finalised
	case p.Checked == p.Items:
		return Checked
	case p.Checked > 0:
		return Checking
	case p.Self == p.Items:
		return ToCheck
	case p.Self > 0:
		return PartlySent
	}
	return Unsent
}

// Label is the Chinese term of the state, "" for a branch that is not assessed.
func (s State) Label() string {
	return [...]string{"", "未交", "自评未填完", "待复核", "复核中", "已复核", "已核定"}[s]
}

// Label is that of the branch's state.
func (p Progress) Label() string { return p.State().Label() }

// SelfDone reports whether the branch has marked every item itself.
func (p Progress) SelfDone() bool { return p.Items > 0 && p.Self == p.Items }

// AwaitsCheck reports whether it is the committee's turn: the branch has marked itself, and not every item is checked.
func (p Progress) AwaitsCheck() bool { return p.SelfDone() && !p.CheckedDone() }

// CheckedDone reports whether every item is checked, so that the branch has a total.
func (p Progress) CheckedDone() bool { return p.Items > 0 && p.Checked == p.Items }

// UnreadyWords says what keeps a branch from a total: 2 项未打分. Lists and papers all say this.
func UnreadyWords(r *model.BranchResult) string {
	return fmt.Sprintf("%d 项未打分", len(r.Missing))
}

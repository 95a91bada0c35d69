package scoring

import (
	"fmt"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// HandedInBranch is how far the self-assessment of a branch is.
type HandedInBranch struct {
	OrgID             int64
	Branch, Secretary string
	Given, Items      int
	At                time.Time // of its latest self mark; zero without one
	Total             string    // of what it gives itself, "" while an item is open
}

// HandedIn tells for each branch of a year how far its self-assessment is, in the order of the ledger.
func HandedIn(f *model.YearFacts) []HandedInBranch {
	all := make([]HandedInBranch, len(f.Sheets))
	for i, s := range f.Sheets {
		p := ProgressOf(&f.Year.Scheme, s.Marks, false)
		h := HandedInBranch{OrgID: s.OrgID, Branch: s.Branch, Secretary: s.Secretary, Given: p.Self, Items: p.Items}
		for key, m := range s.Marks {
			if key.Stage == model.SelfMark && m.At.After(h.At) {
				h.At = m.At
			}
		}
		if r := f.Result(s.OrgID, model.SelfMark); r != nil && r.Ready && !r.NoTotal {
			h.Total = r.Total.String()
		}
		all[i] = h
	}
	return all
}

// Complete reports whether the branch has marked every item.
func (h HandedInBranch) Complete() bool { return h.Items > 0 && h.Given == h.Items }

// Label says how far it is: 未交, 缺 3 项, 已交.
func (h HandedInBranch) Label() string {
	switch {
	case h.Complete():
		return "已交"
	case h.Given == 0:
		return "未交"
	}
	return fmt.Sprintf("缺 %d 项", h.Items-h.Given)
}

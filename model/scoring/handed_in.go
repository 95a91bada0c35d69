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
	At                time.Time       // of its latest self mark; zero without one
	Sent              *model.SentForm // nil when it was sent no form
	Forms             bool            // forms were sent to any branch this year
	Total             string          // of what it gives itself, "" while an item is open
}

// HandedIn tells for each branch of a year how far its self-assessment is, in the order of the ledger.
func HandedIn(f *model.YearFacts) []HandedInBranch {
	all := make([]HandedInBranch, len(f.Sheets))
	for i, s := range f.Sheets {
		p := ProgressOf(&f.Year.Scheme, s.Marks, false)
		h := HandedInBranch{OrgID: s.OrgID, Branch: s.Branch, Secretary: s.Secretary, Given: p.Self, Items: p.Items, Forms: len(f.Sent) > 0}
		for key, m := range s.Marks {
			if key.Stage == model.SelfMark && m.At.After(h.At) {
				h.At = m.At
			}
		}
		if sent, ok := f.Sent[s.OrgID]; ok {
			h.Sent = &sent
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

// Label says how far it is: 未下发, 旧方案, 未交, 缺 3 项, 已交. Where forms are not used, nobody is told that he was sent none.
func (h HandedInBranch) Label() string {
	switch {
	case h.Complete():
		return "已交"
	case h.Given == 0 && h.Forms && h.Sent == nil:
		return "未下发"
	case h.Given == 0 && h.Sent != nil && h.Sent.Stale:
		return "未交，要重新下发"
	case h.Given == 0:
		return "未交"
	}
	return fmt.Sprintf("缺 %d 项", h.Items-h.Given)
}

// SentLabel says which form the branch was sent last, and when: 2026-11-26 第 1 版; "" when it was sent none.
func (h HandedInBranch) SentLabel() string {
	if h.Sent == nil {
		return ""
	}
	label := fmt.Sprintf("%s 第 %d 版", model.When(h.Sent.At, time.DateOnly), h.Sent.Number)
	if h.Sent.Stale {
		label += "，方案已改"
	}
	return label
}

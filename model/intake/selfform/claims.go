package selfform

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// Claim is what a branch fills in on one line for a bonus or a deduction, as texts; Points is "2.00".
type Claim struct{ Title, Level, Points, Basis, Evidence string }

// ClaimedBy is a bonus or deduction as the form shows it.
func ClaimedBy(a *model.Adjustment) Claim {
	c := Claim{Title: tidy(a.Title), Level: tidy(a.Level), Basis: tidy(a.Basis), Evidence: tidy(a.Evidence)}
	if a.Self != nil {
		c.Points = a.Self.String()
	}
	return c
}

// ClaimRow is the place of one line for a bonus or a deduction, and what stood there when the form was made.
type ClaimRow struct {
	Row   int    // of the sheet, from 1
	Code  string // 加分1, 减分2: stays that of the line from form to form
	ID    int64  // of the entry that stood there, 0 for none
	Given Claim
}

// Deduction reports whether the line is for a deduction.
func (r ClaimRow) Deduction() bool { return strings.HasPrefix(r.Code, deductions) }

// ClaimEntry is what a branch filled in on one line for a bonus or a deduction.
type ClaimEntry struct {
	ClaimRow
	Claim
	Refused bool // a problem says why it cannot be taken
}

// Amount are the points claimed; ok is false where there are none.
func (c Claim) Amount() (p model.Points, ok bool) {
	p, err := model.ParsePoints(c.Points)
	return p, err == nil && c.Points != ""
}

// What the codes of the lines begin with, and how many lines a form has at least.
const (
	bonuses, deductions       = "加分", "减分"
	bonusLines, deductionRows = 6, 4
)

// section are the lines of a form for its bonuses or its deductions.
type section struct {
	name string // 加分, 减分
	rule *model.AdjustRule
	head int // its row
	rows []ClaimRow
}

func (s *section) last() int { return s.head + len(s.rows) }

// sectionsOf lays out the lines for bonuses and deductions of a branch, from a row on; a scheme that counts none has none.
// What the branch claimed before stands on its line again, and there are always two lines left.
func sectionsOf(scheme *model.Scheme, sheet *model.MarkSheet, row int) []section {
	var all []section
	for _, s := range []section{{name: bonuses, rule: &scheme.Bonus}, {name: deductions, rule: &scheme.Deduction}} {
		if s.rule.Cap <= 0 {
			continue
		}
		s.head = row
		s.rows = claimRows(s.name, sheet, row+1)
		row = s.last() + 1
		all = append(all, s)
	}
	return all
}

func claimRows(name string, sheet *model.MarkSheet, first int) []ClaimRow {
	n := bonusLines
	if name == deductions {
		n = deductionRows
	}
	var claimed []*model.Adjustment
	for i := range sheet.Adjustments {
		if a := &sheet.Adjustments[i]; a.Self != nil && a.Deduction == (name == deductions) {
			claimed = append(claimed, a)
			line := 0
			if _, err := fmt.Sscanf(a.Line, name+"%d", &line); err == nil && line <= mostLines {
				n = max(n, line)
			}
		}
	}
	rows := make([]ClaimRow, max(n, len(claimed)+2))
	at := map[string]*ClaimRow{}
	for i := range rows {
		rows[i] = ClaimRow{Row: first + i, Code: fmt.Sprint(name, i+1)}
		at[rows[i].Code] = &rows[i]
	}
	place := func(a *model.Adjustment, r *ClaimRow) { r.ID, r.Given = a.ID, ClaimedBy(a) }
	var others []*model.Adjustment
	for _, a := range claimed {
		if r := at[a.Line]; r != nil && r.ID == 0 {
			place(a, r)
		} else {
			others = append(others, a)
		}
	}
	for i := range rows {
		if len(others) > 0 && rows[i].ID == 0 {
			place(others[0], &rows[i])
			others = others[1:]
		}
	}
	return rows
}

// mostLines bounds the lines of a section, whatever number an entry says that it came from.
const mostLines = 40

// kindOf finds the kind of a level as it is written on a form.
func kindOf(rule *model.AdjustRule, level string) (model.AdjustKind, bool) {
	for _, k := range rule.Kinds {
		if cellvalue.Squeeze(k.Label) == cellvalue.Squeeze(level) {
			return k, true
		}
	}
	return model.AdjustKind{}, false
}

// worth is what a kind gives, in words: 3 分, 1 到 2 分.
func worth(k model.AdjustKind) string {
	if k.Max > k.Points {
		return k.Points.Short() + " 到 " + k.Max.Short() + " 分"
	}
	return k.Points.Short() + " 分"
}

// levels lists the kinds of a rule with their points: 国家级表彰 5 分；省级表彰 4 分.
func levels(rule *model.AdjustRule) string {
	words := make([]string, len(rule.Kinds))
	for i, k := range rule.Kinds {
		words[i] = k.Label + " " + worth(k)
	}
	return strings.Join(words, "；")
}

package office

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
)

// FormClaim is one bonus or deduction of a form: what the data file has, and what it would have.
type FormClaim struct {
	Code          string // 加分1
	Cell          string // the address of its points
	Kind          MarkKind
	Before, After selfform.Claim
	Note          string // what should be known of it, "" for nothing

	entry *model.Adjustment // as it would be written
	gone  int64             // the entry that goes away instead
}

// claim decides about one line for a bonus or deduction. As with marks, only what the branch changed since the form was made
// goes in; points that were checked stay whatever the branch claims.
func (p *collecting) claim(sheet *model.MarkSheet, e selfform.ClaimEntry) FormClaim {
	was := claimOf(sheet, e.ClaimRow)
	var before selfform.Claim
	if was != nil && was.Self != nil {
		before = selfform.ClaimedBy(was)
	}
	c := FormClaim{Code: e.Code, Cell: fmt.Sprintf("E%d", e.Row), Kind: MarkSame, Before: before, After: before}
	switch {
	case e.Refused:
		c.Kind, c.After = MarkRefused, e.Claim
		return c
	case e.Claim == before:
		return c
	case e.Claim == e.Given:
		c.Kind, c.Note = MarkKept, "表里没有动，下发后程序里改过，留着程序里的"
		return c
	}
	c.Kind, c.After = MarkChanges, e.Claim
	checked := was != nil && (was.Checked != nil || was.Final != nil)
	if checked {
		c.Note = "已复核，复核分不受影响"
	}
	amount, ok := e.Amount()
	if !ok { // cleared: problems name a claim without points
		c.Note = "支部把这一条清掉了"
		if !checked {
			c.gone = was.ID
			return c
		}
		entry := *was
		entry.Self, c.entry = nil, &entry
		c.Note += "，已复核，留着"
		return c
	}
	entry := model.Adjustment{OrgID: sheet.OrgID, Deduction: e.Deduction()}
	if was != nil {
		entry = *was
	}
	if !entry.Deduction && (was == nil || entry.Matter == was.Title) { // of one matter the highest only
		entry.Matter = e.Title
	}
	entry.Title, entry.Level, entry.Basis, entry.Evidence, entry.Line, entry.Self = e.Title, e.Level, e.Basis, e.Evidence, e.Code, &amount
	c.entry = &entry
	return c
}

// claimOf finds the entry that a line of a form is about: the one that stood there, or that an earlier copy put there.
func claimOf(sheet *model.MarkSheet, row selfform.ClaimRow) *model.Adjustment {
	at := slices.IndexFunc(sheet.Adjustments, func(a model.Adjustment) bool { return row.ID != 0 && a.ID == row.ID })
	if at < 0 && row.ID == 0 {
		at = slices.IndexFunc(sheet.Adjustments, func(a model.Adjustment) bool { return a.Line == row.Code && a.Deduction == row.Deduction() })
	}
	if at < 0 {
		return nil
	}
	return &sheet.Adjustments[at]
}

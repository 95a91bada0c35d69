package intake

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
)

// assessedUnits are the units that the scheme of a score table assesses, by name; nil where it assesses branches.
func (r *resolver) assessedUnits() map[string]*model.MarkSheet {
	if s := r.b.known.Scheme; r.b.plan.Kind != Scores || s == nil || s.AssessesBranches() {
		return nil
	}
	units := map[string]*model.MarkSheet{}
	for _, sheet := range r.b.known.Marks {
		if sheet.Unit != nil {
			units[orgKey(sheet.Branch)] = sheet
		}
	}
	return units
}

// unit is what a text means in a score table of units; one that is not assessed is asked for, never created. Party organisations keep
// their own names, so that marks of theirs are sent to their own group.
func (r *resolver) unit(key, name string, ref RowRef, units map[string]*model.MarkSheet) *branchAnswer {
	answer := func(s *model.MarkSheet) *branchAnswer {
		return &branchAnswer{ref: BranchRef{ID: s.OrgID, Name: s.Branch}, name: s.Branch}
	}
	if s := units[key]; s != nil {
		return answer(s)
	}
	if i, ok := r.b.index.orgByName[key]; ok {
		o := &r.b.known.Orgs[i]
		return &branchAnswer{ref: BranchRef{ID: o.ID, Name: o.Name}, name: o.Name}
	}
	u := Unknown{Field: Branch, Text: key, FirstRow: ref}
	for _, s := range units {
		if sure := names.Likeness(orgCore(key), orgCore(s.Branch)); sure >= 60 {
			u.Suggestions = append(u.Suggestions, Suggestion{Text: s.Branch, ID: s.OrgID, Sure: min(sure, 90)})
		}
	}
	slices.SortFunc(u.Suggestions, func(a, b Suggestion) int {
		if a.Sure != b.Sure {
			return b.Sure - a.Sure
		}
		return int(a.ID - b.ID)
	})
	u.Suggestions = u.Suggestions[:min(5, len(u.Suggestions))]
	choice, chosen := r.b.choiceFor(ValueKey{Branch, key})
	if !chosen {
		choice = ValueChoice{Action: AskFirst}
	}
	a := &branchAnswer{name: name, ofUnits: true, ask: true}
	switch choice.Action {
	case MapTo:
		for _, s := range units {
			if s.OrgID == choice.OrgID || orgKey(s.Branch) == orgKey(choice.To) {
				a = answer(s)
			}
		}
	case LeaveRows:
		a.ask, a.leave = false, true
	}
	u.Choice = choice
	r.b.unknowns = append(r.b.unknowns, u)
	a.unknown = len(r.b.unknowns)
	return a
}

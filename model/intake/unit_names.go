package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// unitAnswer is what the name of a work unit in the file means.
type unitAnswer struct {
	ref     UnitRef // zero: the words are kept with the post
	text    string  // as the file writes it
	leave   bool    // rows that hold it are left out
	unknown int     // 1 + index in builder.unknowns; 0 when the unit is known
}

// unitFinder finds work units by the text of a file, each text once.
type unitFinder struct {
	cache map[string]*unitAnswer
	open  []string // names that somebody may say what to do about
}

// unitsQuestion asks once for all units that the data file does not have.
const unitsQuestion = "units"

// unitNamedBy returns what the name of a work unit means and counts the row for the list of unknown values.
func (b *builder) unitNamedBy(text string, ref RowRef) *unitAnswer {
	key := orgKey(text)
	a := b.units.cache[key]
	if a == nil {
		if b.units.cache == nil {
			b.units.cache = map[string]*unitAnswer{}
		}
		a = b.resolveUnit(key, text, ref)
		b.units.cache[key] = a
	}
	if a.unknown > 0 {
		b.unknowns[a.unknown-1].Count++
	}
	return a
}

// resolveUnit settles a name: a known unit, what somebody chose for it, or words that are kept with the post until
// somebody says which unit it is.
func (b *builder) resolveUnit(key, text string, ref RowRef) *unitAnswer {
	a := &unitAnswer{text: text}
	if u := b.openUnit(key); u != nil {
		a.ref = UnitRef{u.ID, u.Name}
		return a
	}
	u := Unknown{Field: WorkUnit, Text: key, FirstRow: ref}
	similar := b.suggestUnits(&u, key)
	choice, chosen := b.choiceFor(ValueKey{WorkUnit, key})
	if !chosen {
		choice = ValueChoice{Action: KeepAsIs}
		if b.opts.Answers[QuestionKey{unitsQuestion, -1}] == "new" && !similar {
			choice = ValueChoice{Action: CreateIt, To: orgName(text)}
		}
		if !similar {
			b.units.open = append(b.units.open, orgName(text))
		}
	}
	switch choice.Action {
	case MapTo:
		if known := b.openUnit(orgKey(choice.To)); known != nil {
			a.ref = UnitRef{known.ID, known.Name}
		}
	case CreateIt:
		a.ref.Name = orgName(text)
		if choice.To != "" {
			a.ref.Name = choice.To
		}
	case LeaveRows:
		a.leave = true
	case LeaveBlank:
		a.text = ""
	}
	u.Choice = choice
	b.unknowns = append(b.unknowns, u)
	a.unknown = len(b.unknowns)
	return a
}

// openUnit is the unit of a name that is not closed, nil for none.
func (b *builder) openUnit(key string) *model.Unit {
	if i, ok := b.index.unitByName[key]; ok && b.known.Units[i].ClosedOn == "" {
		return &b.known.Units[i]
	}
	return nil
}

// suggestUnits fills the suggestions for an unknown unit, nearest first, and reports whether one has the same core, so
// that the name is likely another spelling of it.
func (b *builder) suggestUnits(u *Unknown, key string) (similar bool) {
	core := orgCore(key)
	i, ok := b.index.unitByCore[core]
	similar = ok && core != ""
	for at := range b.known.Units {
		known := &b.known.Units[at]
		sure := names.Likeness(core, orgCore(known.Name))
		if similar && int32(at) == i {
			sure = 95
		}
		if known.ClosedOn == "" && sure >= 60 {
			u.Suggestions = append(u.Suggestions, Suggestion{Text: known.Name, ID: known.ID, Sure: min(sure, 95)})
		}
	}
	slices.SortStableFunc(u.Suggestions, func(a, b Suggestion) int { return b.Sure - a.Sure })
	u.Suggestions = u.Suggestions[:min(len(u.Suggestions), 5)]
	return similar
}

// readWorkUnit reads a cell of the work unit.
func (r *reader) readWorkUnit(p *person, c sheet.Cell) string {
	t := cellvalue.Tidy(c.Text)
	if c.Kind != sheet.Text || cellvalue.IsBlank(t) {
		return ""
	}
	p.unit = r.b.unitNamedBy(t, p.ref)
	if p.unit.ref.Name != "" {
		return p.unit.ref.Name
	}
	return t
}

// settleWork finds the unit that a post begins with where no column names one, and keeps the words of a unit that is not
// known with the post.
func (r *reader) settleWork(p *person) {
	m := &p.m
	switch {
	case p.unit == nil && m.Job != "":
		r.partJob(p)
	case p.unit != nil && p.unit.ref.IsZero() && !strings.HasPrefix(m.Job, p.unit.text):
		m.Job = strings.TrimSpace(p.unit.text + " " + m.Job)
	}
	m.UnitID = p.unitRef().ID
}

// partJob finds the unit in a post. In a column of unit and post (单位及职务) it is any known unit, and the post is what is
// left; in a column of the post alone it is a unit that the row's branch covers, and the post stays as it is written.
func (r *reader) partJob(p *person) {
	i := r.sp.ColumnOf(Job)
	if i < 0 {
		return
	}
	x, both, key := r.b.index, strings.Contains(r.sp.Columns[i].Header, "单位"), orgKey(p.m.Job)
	best := int32(-1)
	look := func(at int32) {
		if u := &r.b.known.Units[at]; u.ClosedOn == "" && (best < 0 || len(x.unitKeys[at]) > len(x.unitKeys[best])) && beginsWithUnit(key, x.unitKeys[at]) {
			best = at
		}
	}
	if both {
		for _, at := range x.unitsBy[firstCharacter(key)] {
			look(at)
		}
	} else if p.branch != nil {
		for _, c := range x.coversOf[p.branch.ref.ID] {
			if at, ok := x.unitAt[r.b.known.Covers[c].UnitID]; ok {
				look(at)
			}
		}
	}
	if best < 0 {
		return
	}
	u := &r.b.known.Units[best]
	p.unit = &unitAnswer{ref: UnitRef{u.ID, u.Name}}
	if both {
		p.m.Job = strings.TrimLeft(strings.TrimPrefix(key, x.unitKeys[best]), "、，,/;；:：-—")
		p.row.Values[i] = u.Name + " " + p.m.Job
	}
}

// firstCharacter is the first character of a text, "" of none.
func firstCharacter(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// UnitOfPost is the one of some units with whose whole name a post begins, the longest where several fit; nil for none.
// Closed units are left out.
func UnitOfPost(post string, units []*model.Unit) *model.Unit {
	if len(units) == 0 {
		return nil
	}
	key := orgKey(post)
	var best *model.Unit
	for _, u := range units {
		if u.ClosedOn == "" && (best == nil || len(u.Name) > len(best.Name)) && beginsWithUnit(key, orgKey(u.Name)) {
			best = u
		}
	}
	return best
}

// SameUnit reports whether two names are spellings of one: blanks, the width of brackets and variants of characters do not
// count.
func SameUnit(a, b string) bool { return orgKey(a) == orgKey(b) }

// beginsWithUnit reports whether a post begins with the whole name of a unit: what follows is not a part of a longer name.
func beginsWithUnit(post, unit string) bool {
	rest, ok := strings.CutPrefix(post, unit)
	return ok && unit != "" && !slices.ContainsFunc(codes.InCells().LongerUnit, func(w string) bool { return strings.HasPrefix(rest, w) })
}

// unitRef is the unit of a row for applying.
func (p *person) unitRef() UnitRef {
	if p.unit == nil {
		return UnitRef{}
	}
	return p.unit.ref
}

// settleNewUnits lists the units that will be created, each with the branch to which most of its people belong.
func (b *builder) settleNewUnits() {
	at := map[string]int{}
	var branches []map[BranchRef]int
	for i := range b.plan.Members {
		op := &b.plan.Members[i]
		if op.Unit.ID != 0 || op.Unit.Name == "" {
			continue
		}
		n, ok := at[op.Unit.Name]
		if !ok {
			n = len(b.plan.NewUnits)
			at[op.Unit.Name] = n
			b.plan.NewUnits = append(b.plan.NewUnits, NewUnit{Name: op.Unit.Name})
			branches = append(branches, map[BranchRef]int{})
		}
		unit, branch := &b.plan.NewUnits[n], op.Branch
		unit.Rows++
		if branch.IsZero() && op.Member.BranchID != 0 {
			branch = BranchRef{op.Member.BranchID, b.orgName(op.Member.BranchID)}
		}
		if branch.IsZero() {
			continue
		}
		branches[n][branch]++
		if most := branches[n][branch]; unit.Branch.IsZero() || most > branches[n][unit.Branch] {
			unit.Branch, unit.Cover = branch, branch.Name
		}
	}
}

// askAboutUnits asks what is done about the units that the data file does not have, until somebody said it of each.
func (b *builder) askAboutUnits() {
	open := b.units.open
	if len(open) == 0 {
		return
	}
	names := strings.Join(open[:min(3, len(open))], "、")
	if len(open) > 3 {
		names += "等"
	}
	b.ask(Question{Code: unitsQuestion, Sheet: -1,
		Text:    fmt.Sprintf("数据文件里没有这 %d 家工作单位：%s", len(open), names),
		Answers: []Answer{{"new", "都新建，由党员所在的支部覆盖"}, {"text", "只写进工作岗位"}}})
}

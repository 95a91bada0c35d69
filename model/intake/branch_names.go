package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
)

// branchAnswer is what a branch text of the file means.
type branchAnswer struct {
	ref     BranchRef
	name    string     // as it would be stored
	leave   bool       // rows that hold it are left out
	ask     bool       // a person must choose first
	similar string     // the known name that it nearly is, for the sentence
	blank   bool       // rows go without a branch
	closed  model.Date // when the branch of that name was closed
	unknown int        // 1 + index in builder.unknowns; 0 when the branch is known
	newOrg  int        // 1 + index in Plan.NewOrgs
	ofUnits bool       // the table is about units, not about branches
}

// resolver finds branches by the text of a file, each text once.
type resolver struct {
	b      *builder
	cache  map[string]*branchAnswer
	cores  map[string]string // of the organisations to be created: core -> name
	create map[string]int    // orgKey of a new organisation -> index in Plan.NewOrgs
}

func newResolver(b *builder) *resolver {
	return &resolver{b: b, cache: map[string]*branchAnswer{}, cores: map[string]string{}, create: map[string]int{}}
}

// find returns what a branch text means and counts the row for the list of unknown values.
func (r *resolver) find(text string, ref RowRef) *branchAnswer {
	a := r.cache[text]
	if a == nil {
		a = r.resolve(text, ref)
		r.cache[text] = a
	}
	if a.unknown > 0 {
		r.b.unknowns[a.unknown-1].Count++
	}
	return a
}

func (r *resolver) resolve(text string, ref RowRef) *branchAnswer {
	key := orgKey(text)
	if other, ok := r.cache["\x00"+key]; ok {
		return other
	}
	name := orgName(text)
	if _, known := r.b.index.orgByName[key]; !known {
		if rest := r.b.withoutCommittee(name); rest != name {
			a := r.resolve(rest, ref)
			r.cache["\x00"+key] = a
			return a
		}
	}
	a := r.resolveKey(key, name, ref)
	r.cache["\x00"+key] = a
	return a
}

// withoutCommittee takes the committee's own name off the front of a branch's: 某某区民办教育行业综合党委甲党支部 is 甲党支部.
func (b *builder) withoutCommittee(name string) string {
	for _, end := range [...]string{"党委", "委员会"} {
		i := strings.Index(name, end)
		if i < 0 {
			continue
		}
		own, rest := name[:i+len(end)], strings.TrimLeft(name[i+len(end):], "-—－–/\\>→、，,:：·")
		if utf8.RuneCountInString(own) >= 4 && looksLikeOrg(rest) && utf8.RuneCountInString(orgCore(rest)) >= 2 && b.isCommittee(own) {
			return rest
		}
	}
	return name
}

// isCommittee reports whether a text is the committee's name, whole or its end, with 中共 before it or without.
func (b *builder) isCommittee(text string) bool {
	if b.committeeNamed(orgKey(text)) >= 0 {
		return true
	}
	bare := func(name string) string { return strings.TrimSuffix(orgCore(name), "党委") }
	core := bare(text)
	for i := range b.known.Orgs {
		if o := &b.known.Orgs[i]; o.Kind == model.CommitteeOrg && o.ParentID == 0 && core != "" && (strings.HasSuffix(bare(o.Name), core) || strings.HasSuffix(core, bare(o.Name))) {
			return true
		}
	}
	return false
}

func (r *resolver) resolveKey(key, name string, ref RowRef) *branchAnswer {
	if units := r.assessedUnits(); units != nil {
		return r.unit(key, name, ref, units)
	}
	x := r.b.index
	closed := model.Date("")
	if i, ok := x.orgByName[key]; ok {
		o := &r.b.known.Orgs[i]
		if o.ClosedOn == "" {
			return &branchAnswer{ref: BranchRef{ID: o.ID, Name: o.Name}, name: o.Name}
		}
		closed = o.ClosedOn
	}
	if other := r.b.ledger[key]; other != "" { // another row of the same ledger
		return &branchAnswer{ref: BranchRef{Name: other}, name: other}
	}
	u := Unknown{Field: Branch, Text: key, FirstRow: ref}
	similar := r.suggest(&u, key)
	choice, chosen := r.b.choiceFor(ValueKey{Branch, key})
	if !chosen {
		switch {
		case closed != "" || similar != "" || !namesOrg(key) || formulaLike(key), (r.b.plan.Kind == Scores || r.b.plan.Kind == Activities) && r.b.hasBranches():
			choice = ValueChoice{Action: AskFirst}
		default:
			choice = ValueChoice{Action: CreateIt, To: name}
		}
	}
	a := &branchAnswer{name: name, similar: similar, closed: closed}
	switch choice.Action {
	case MapTo:
		a.ref, a.name = r.mapped(choice)
		switch {
		case a.ref.IsZero():
			a.ask = true
		case a.ref.ID == 0:
			a.newOrg = 1 + r.newOrg(a.name)
		}
	case CreateIt:
		if choice.To != "" {
			name = choice.To
		}
		a.ref, a.name = BranchRef{Name: name}, name
		a.newOrg = 1 + r.newOrg(name)
	case LeaveRows:
		a.leave = true
	case LeaveBlank:
		a.blank = true
	default:
		a.ask = true
	}
	u.Choice = choice
	r.b.unknowns = append(r.b.unknowns, u)
	a.unknown = len(r.b.unknowns)
	return a
}

// mapped finds the organisation that a choice names, by its number or its name.
func (r *resolver) mapped(c ValueChoice) (BranchRef, string) {
	x := r.b.index
	if i, ok := x.orgAt[c.OrgID]; ok && c.OrgID != 0 {
		o := &r.b.known.Orgs[i]
		return BranchRef{ID: o.ID, Name: o.Name}, o.Name
	}
	if i, ok := x.orgByName[orgKey(c.To)]; ok {
		o := &r.b.known.Orgs[i]
		return BranchRef{ID: o.ID, Name: o.Name}, o.Name
	}
	if c.To != "" {
		return BranchRef{Name: c.To}, c.To
	}
	return BranchRef{}, ""
}

// newOrg enters an organisation that will be created.
func (r *resolver) newOrg(name string) int {
	key := orgKey(name)
	if i, ok := r.create[key]; ok {
		return i
	}
	i := len(r.b.plan.NewOrgs)
	r.b.plan.NewOrgs = append(r.b.plan.NewOrgs, NewOrg{Name: name, Kind: guessOrgKind(name)})
	r.create[key] = i
	r.cores[orgCore(name)] = name
	return i
}

// suggest fills the suggestions for an unknown branch, nearest first, and returns the name that has the same core,
// "" when none has.
func (r *resolver) suggest(u *Unknown, key string) (similar string) {
	x, core := r.b.index, orgCore(key)
	if i, ok := x.orgByCore[core]; ok && core != "" {
		if i >= 0 {
			o := &r.b.known.Orgs[i]
			u.Suggestions = append(u.Suggestions, Suggestion{Text: o.Name, ID: o.ID, Sure: 95})
			similar = o.Name
		}
	} else if name, ok := r.cores[core]; ok && core != "" && name != key {
		u.Suggestions = append(u.Suggestions, Suggestion{Text: name, Sure: 95})
		similar = name
	}
	if i := r.b.committeeNamed(key); similar == "" && i >= 0 {
		o := &r.b.known.Orgs[i]
		u.Suggestions = append(u.Suggestions, Suggestion{Text: o.Name, ID: o.ID, Sure: 90})
		similar = o.Name
	}
	for i := range r.b.known.Orgs {
		o := &r.b.known.Orgs[i]
		if o.ClosedOn != "" || o.Kind == model.CommitteeOrg || o.Name == similar {
			continue
		}
		if sure := names.Likeness(core, orgCore(o.Name)); sure >= 60 {
			u.Suggestions = append(u.Suggestions, Suggestion{Text: o.Name, ID: o.ID, Sure: min(sure, 90)})
		}
	}
	slices.SortStableFunc(u.Suggestions, func(a, b Suggestion) int { return b.Sure - a.Sure })
	if len(u.Suggestions) > 5 {
		u.Suggestions = u.Suggestions[:5]
	}
	return similar
}

// NearestNames are at most three of the names that are like a text, the nearest first.
func NearestNames(text string, among []string) []string {
	var near []Suggestion
	for _, n := range among {
		if sure := names.Likeness(orgCore(text), orgCore(n)); sure >= 50 {
			near = append(near, Suggestion{Text: n, Sure: sure})
		}
	}
	slices.SortStableFunc(near, func(a, b Suggestion) int { return b.Sure - a.Sure })
	var out []string
	for _, s := range near[:min(3, len(near))] {
		out = append(out, s.Text)
	}
	return out
}

// hasBranches reports whether the data file has branches. Marks and activities of one that it does not have are then a
// slip of the pen more likely than a new branch.
func (b *builder) hasBranches() bool {
	for i := range b.known.Orgs {
		if b.known.Orgs[i].Kind.IsBranch() {
			return true
		}
	}
	return false
}

// choiceFor finds what was chosen for an unknown value, now or at an earlier import.
func (b *builder) choiceFor(k ValueKey) (ValueChoice, bool) {
	if c, ok := b.opts.Values[k]; ok {
		c.Chosen = true
		return c, true
	}
	if c, ok := b.known.Values[k]; ok {
		c.Chosen = true
		return c, true
	}
	return ValueChoice{}, false
}

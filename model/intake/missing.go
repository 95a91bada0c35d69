package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Missing is a member of the data file of whom a full roster says nothing: has he left, moved, or been forgotten? The
// import changes nothing about him.
type Missing struct {
	Member int64  `json:"member"`
	Name   string `json:"name"`
	Branch string `json:"branch"`
}

// fullPercent is the share of a branch's members from which a roster that names the branch is taken for all of it.
const fullPercent = 50

// findMissing lists the members of whom the rows say nothing although the roster is a full one of their branch.
func (b *builder) findMissing() {
	known := b.known.Members
	if b.plan.Kind != Roster || len(known) == 0 || len(b.plan.Blocking) > 0 {
		return
	}
	matched, names := b.saidOfMembers()
	if len(matched) == 0 {
		return
	}
	party, named := b.kindsNamed()
	present, all := map[int64]int{}, map[int64]int{}
	counts := func(m *model.Member) bool {
		return m.ClosedOn == "" && (m.Kind == model.FullMember || m.Kind == model.Probationary || m.Kind == model.KindNotRecorded) == party
	}
	for i := range known {
		if m := &known[i]; counts(m) {
			all[m.BranchID]++
			if matched[m.ID] {
				present[m.BranchID]++
			}
		}
	}
	for i := range known {
		m := &known[i]
		full := m.BranchID != 0 && named[m.BranchID] && present[m.BranchID]*100 >= fullPercent*all[m.BranchID]
		if counts(m) && full && !matched[m.ID] && !names[model.FoldSpelling(m.Name)] {
			b.plan.Missing = append(b.plan.Missing, Missing{m.ID, m.Name, b.orgName(m.BranchID)})
		}
	}
	slices.SortStableFunc(b.plan.Missing, func(x, y Missing) int { return strings.Compare(x.Branch, y.Branch) })
}

// saidOfMembers are the members whom rows are about, and the names of rows of which that is not known.
func (b *builder) saidOfMembers() (matched map[int64]bool, names map[string]bool) {
	matched, names = map[int64]bool{}, map[string]bool{}
	for _, s := range b.plan.Sheets {
		name := s.ColumnOf(Name)
		for i := range s.Rows {
			r := &s.Rows[i]
			if r.Match != 0 {
				matched[r.Match] = true
				continue
			}
			for _, rival := range r.Rivals {
				matched[rival.Member] = rival.Member != 0
			}
			if (r.Kind == ErrorRow || r.Kind == ConflictRow || r.Kind == Skip) && name >= 0 && name < len(r.Values) && r.Values[name] != "" {
				names[model.FoldSpelling(r.Values[name])] = true
			}
		}
	}
	return matched, names
}

// kindsNamed reports whether the roster lists members of the Party, and which branches it names.
func (b *builder) kindsNamed() (party bool, named map[int64]bool) {
	named = map[int64]bool{}
	listed := 0
	for _, s := range b.plan.Sheets {
		branch, kind := s.ColumnOf(Branch), s.ColumnOf(KindField)
		for i := range s.Rows {
			r := &s.Rows[i]
			if r.Kind == Skip || r.Values == nil {
				continue
			}
			listed++
			if kind < 0 || r.Values[kind] == "" || strings.Contains(r.Values[kind], "党员") {
				party = true
			}
			if branch >= 0 && r.Values[branch] != "" {
				if at, ok := b.index.orgByName[orgKey(r.Values[branch])]; ok {
					named[b.known.Orgs[at].ID] = true
				}
			} else if at, ok := b.index.memberAt[r.Match]; ok && r.Match != 0 {
				named[b.known.Members[at].BranchID] = true
			}
		}
	}
	return party || listed == 0, named
}

// MissingText says in one sentence how many members the roster leaves out; "" when it leaves out none.
func (p *Plan) MissingText() string {
	if len(p.Missing) == 0 {
		return ""
	}
	return fmt.Sprintf("数据文件里有、这份名册没有的有 %d 人，是转出了还是漏写了，请核对；导入不改动这些人", len(p.Missing))
}

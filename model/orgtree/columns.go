package orgtree

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Sort says what a line is.
type Sort int

// The sorts of lines.
const (
	Heading Sort = iota
	LeadNode
	HubNode
	SelfNode // this committee among the sector committees
	SectorNode
	StreetNode
	OrgNode
	UnitNode
	NameNode // somebody or something that is only a name: a member of a hub that the data file does not have
	FoldNode // a group: Enter unfolds it
	Empty    // a sentence on what is not there, and what to do
)

// Tone says how the count of a line is meant.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Warn
	Bad
)

// Line is one line of a column.
type Line struct {
	Sort   Sort
	Key    string // of a node, unique in the tree: org:5, unit:7, body:3, street:江南街道, self, fold:alone
	ID     int64  // of the organisation, unit or entry; 0 for none
	Mark   string // of a heading: 1, 2, N
	Name   string
	Second string // a second line of the node, or the note of a heading
	Count  string // at the right
	Tone   Tone   // of the count
	Depth  int    // 0, or 1 for what stands under the node before it
	Chosen bool   // the node whose children the next column shows
	Faded  bool   // it does not meet the chip
	Open   bool   // of a fold: unfolded
	Local  string // of an organisation under two superiors: the key of the street
	Bold   bool
	Act    string // of an Empty line: what a press does, see the screen
}

// IsNode reports whether the line can be chosen.
func (l *Line) IsNode() bool { return l.Sort != Heading && l.Sort != Empty }

// View is what is chosen and unfolded.
type View struct {
	ByStreet bool
	Chosen   [4]string       // the key of the node of each column, "" for the first that has something
	Open     map[string]bool // folds that are unfolded, by key
	Chip     string          // Chip.ID, "" for none
}

// Most is how many children stand unfolded; more are grouped by kind, and the groups folded.
const Most = 12

// Columns are the lines of the four columns. It settles what of v.Chosen no longer exists.
func (t *Tree) Columns(v *View) [4][]Line {
	var all [4][]Line
	all[0] = t.leads()
	if all[1] = t.level(v); v.Chosen[1] == "" || !has(all[1], v.Chosen[1]) {
		v.Chosen[1] = firstOf(all[1], v.ByStreet)
	}
	if !has(all[0], v.Chosen[0]) {
		v.Chosen[0] = firstOf(all[0], true)
	}
	all[2] = t.organisations(v)
	if v.Chosen[2] != "" && !has(all[2], v.Chosen[2]) {
		v.Chosen[2] = ""
	}
	all[3] = t.covered(v)
	if !has(all[3], v.Chosen[3]) {
		v.Chosen[3] = ""
	}
	chip := t.chip(v.Chip)
	for c := range all {
		for i := range all[c] {
			l := &all[c][i]
			l.Chosen = l.Key != "" && l.Key == v.Chosen[c]
			l.Faded = chip != nil && l.IsNode() && c >= 2 && !t.meets(chip, l)
		}
	}
	return all
}

func (t *Tree) chip(id string) *Chip {
	all := t.Chips()
	i := slices.IndexFunc(all, func(c Chip) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// meets reports whether a node meets a condition, or has something folded up in it that does.
func (t *Tree) meets(c *Chip, l *Line) bool {
	switch l.Sort {
	case OrgNode:
		o := t.orgs[l.ID]
		return c.org(o) || slices.ContainsFunc(o.children, c.org)
	case UnitNode:
		return c.unit(t.units[l.ID])
	case FoldNode:
		return slices.ContainsFunc(t.foldOrgs(l.Key), c.org) || slices.ContainsFunc(t.foldUnits(l.Key), c.unit)
	}
	return true
}

func has(lines []Line, key string) bool {
	return key != "" && slices.ContainsFunc(lines, func(l Line) bool { return l.Key == key })
}

// firstOf is the first node of a column; of the second column the committee itself, where it is there.
func firstOf(lines []Line, whichever bool) string {
	first := ""
	for _, l := range lines {
		if l.Sort == SelfNode && !whichever {
			return l.Key
		}
		if l.IsNode() && first == "" {
			first = l.Key
		}
	}
	return first
}

// leads is the first column.
func (t *Tree) leads() []Line {
	role := t.Governance.Role(model.LeadBody)
	lines := []Line{{Sort: Heading, Mark: role.Mark, Name: role.Heading}}
	for _, b := range t.bodiesOf(role.ID) {
		lines = append(lines, Line{Sort: LeadNode, Key: bodyKey(b), ID: b.ID, Name: b.Called, Second: b.Subtitle})
	}
	switch {
	case len(lines) > 1:
	case t.Superior != "":
		lines = append(lines, Line{Sort: LeadNode, Key: "superior", Name: t.Superior})
	default:
		lines = append(lines, Line{Sort: Empty, Name: "没有登记领导机构", Second: "登记领导机构", Act: model.LeadBody})
	}
	return lines
}

func bodyKey(b *model.Body) string { return "body:" + strconv.FormatInt(b.ID, 10) }

func counted(n int, unit string) string {
	if n < 0 {
		return "—"
	}
	return fmt.Sprintf("%d %s", n, unit)
}

// level is the second column: hubs, sector committees and streets, or streets alone.
func (t *Tree) level(v *View) []Line {
	var lines []Line
	heading := func(id string, n int) {
		role := t.Governance.Role(id)
		l := Line{Sort: Heading, Mark: role.Mark, Name: role.Heading, Second: role.Note}
		if n > 0 && role.ID != model.HubBody {
			l.Count = strconv.Itoa(n)
		}
		lines = append(lines, l)
	}
	if v.ByStreet {
		heading(model.StreetBody, len(t.streets))
		for i := range t.streets {
			s := &t.streets[i]
			lines = append(lines, t.streetLine(s, counted(len(s.Units), "家")))
		}
		if left := t.without(); len(left.Orgs)+len(left.Units) > 0 {
			lines = append(lines, Line{Sort: StreetNode, Key: "street:", Name: left.Name, Count: counted(len(left.Units), "家")})
		}
		return lines
	}
	if hubs := t.bodiesOf(model.HubBody); len(hubs) > 0 {
		heading(model.HubBody, len(hubs))
		for _, b := range hubs {
			lines = append(lines, Line{Sort: HubNode, Key: bodyKey(b), ID: b.ID, Name: b.Called, Count: counted(t.hubSize(b), "家")})
		}
	}
	others := slices.DeleteFunc(t.bodiesOf(model.SectorBody), t.isSelf)
	heading(model.SectorBody, len(others)+1)
	lines = append(lines, Line{Sort: SelfNode, Key: "self", Name: cmp.Or(t.Sector, t.Committee), Count: counted(t.Branches(), "支部"), Bold: true})
	for _, b := range others {
		lines = append(lines, Line{Sort: SectorNode, Key: bodyKey(b), ID: b.ID, Name: sectorShort(b.Called), Count: counted(b.Branches, "支部")})
	}
	var streets []*Street
	for i := range t.streets {
		if s := &t.streets[i]; s.Body != nil || len(s.Orgs) > 0 {
			streets = append(streets, s)
		}
	}
	if len(streets) > 0 {
		heading(model.StreetBody, len(streets))
		if n := t.Unplaced(); n > 0 {
			lines[len(lines)-1].Second = fmt.Sprintf("%d 个双重的没写属地", n)
		}
	}
	for _, s := range streets {
		words := "—"
		switch {
		case s.linked > 0:
			words = fmt.Sprintf("双重 %d", s.linked)
		case len(s.Orgs) > 0:
			words = fmt.Sprintf("属地 %d", len(s.Orgs))
		}
		lines = append(lines, t.streetLine(s, words))
	}
	if len(lines) == 2 {
		lines = append(lines, Line{Sort: Empty, Name: "还没有枢纽、别的行业党委和街道", Second: "登记组织体系", Act: model.HubBody})
	}
	return lines
}

// Unplaced counts the organisations under two superiors of which the second is not recorded.
func (t *Tree) Unplaced() int {
	n := 0
	for i := range t.Orgs {
		if o := &t.Orgs[i]; o.Management == model.ManagedByBoth && o.Local == "" {
			n++
		}
	}
	return n
}

// sectorShort is what stands at a sector committee under the heading that says what it is: 律师 of 律师行业综合党委.
func sectorShort(name string) string {
	for _, ending := range []string{"行业综合党委", "行业党委", "综合党委"} {
		if short, ok := strings.CutSuffix(name, ending); ok && short != "" {
			return short
		}
	}
	return name
}

func (t *Tree) hubSize(b *model.Body) int {
	if names := splitNames(b.Members); b.Units < 0 && len(names) > 0 {
		return len(names)
	}
	return b.Units
}

func (t *Tree) streetLine(s *Street, count string) Line {
	l := Line{Sort: StreetNode, Key: streetKey(s.Name), Name: s.Name, Count: count}
	if s.Body != nil {
		l.ID = s.Body.ID
	}
	return l
}

func streetKey(name string) string { return "street:" + model.PlaceName(name) }

// Street finds a street by the key of its node, nil for none.
func (t *Tree) Street(key string) *Street {
	if key == "street:" {
		s := t.without()
		return &s
	}
	for i := range t.streets {
		if streetKey(t.streets[i].Name) == key {
			return &t.streets[i]
		}
	}
	return nil
}

// without are the units and branches of which no street is recorded.
func (t *Tree) without() Street {
	s := Street{Name: "没有写街道的"}
	for i := range t.Units {
		if t.Units[i].District == "" {
			s.Units = append(s.Units, &t.Units[i])
		}
	}
	for i := range t.Orgs {
		o := &t.Orgs[i]
		if o.Kind.IsBranch() && o.Local == "" && !slices.ContainsFunc(t.Covered(o), func(u *Unit) bool { return u.District != "" }) {
			s.Orgs = append(s.Orgs, o)
		}
	}
	return s
}

func splitNames(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) })
}

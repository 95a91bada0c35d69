package model

import (
	"encoding/json"
	"slices"
	"strings"
)

// Governance says, as data, what the organisations above and beside a committee are called, who is responsible for what of an
// organisation, and whom papers go to. It ships in resources/tree.
type Governance struct {
	Roles   []BodyRole   `json:"roles"`
	Sides   []DutySide   `json:"sides"`
	Matters []DutyMatter `json:"matters"`
	Papers  []PaperRoute `json:"papers"`
}

// BodyRole is a level of the tree "1+2+N".
type BodyRole struct {
	ID      string `json:"id"`      // LeadBody …
	Label   string `json:"label"`   // as the register of bodies has it: 枢纽
	Mark    string `json:"mark"`    // 1, 2, N, "" for streets
	Heading string `json:"heading"` // over the bodies of the level
	Note    string `json:"note"`    // behind the heading
}

// The levels.
const (
	LeadBody   = "lead"   // 领导机构
	HubBody    = "hub"    // 枢纽
	SectorBody = "sector" // 行业党委
	StreetBody = "street" // 街道
)

// DutySide is who is responsible for a matter.
type DutySide struct {
	ID    string `json:"id"`    // LineSide …
	Label string `json:"label"` // 行业党委
	Short string `json:"short"` // 垂直
}

// The sides.
const (
	LineSide  = "line"  // the committee
	PlaceSide = "place" // the street
	BothSides = "both"
)

// DutyMatter is something to be managed, with who does so under each line of management.
type DutyMatter struct {
	Label string `json:"label"`
	Line  string `json:"line"`
	Both  string `json:"both"`
	Place string `json:"place"`
}

// ParseGovernance reads the data and checks it; what is wrong there is a mistake in the program's own data.
func ParseGovernance(raw []byte) (*Governance, error) {
	var g Governance
	if err := json.Unmarshal(raw, &g); err != nil {
		return nil, Wrap(err, Invalid, "组织体系的定义读不懂，重新安装程序")
	}
	side := func(id string) bool {
		return slices.ContainsFunc(g.Sides, func(s DutySide) bool { return s.ID == id })
	}
	for _, m := range g.Matters {
		if m.Label == "" || !side(m.Line) || !side(m.Both) || !side(m.Place) {
			return nil, Errorf(Invalid, "管理分工“%s”不完整，重新安装程序", m.Label)
		}
	}
	for i := range g.Papers {
		if !g.Papers[i].valid() {
			return nil, Errorf(Invalid, "公文往来“%s”不完整，重新安装程序", g.Papers[i].Label)
		}
	}
	return &g, nil
}

// Role finds a level by its ID or label, the zero value for none.
func (g *Governance) Role(word string) BodyRole {
	for _, r := range g.Roles {
		if r.ID == word || r.Label == word {
			return r
		}
	}
	return BodyRole{}
}

// Side finds a side by its ID or label, the zero value for none.
func (g *Governance) Side(word string) DutySide {
	for _, s := range g.Sides {
		if s.ID == word || s.Label == word {
			return s
		}
	}
	return DutySide{}
}

// Assigned is a matter with who manages it of one organisation. Usual is who does by the line of management alone.
type Assigned struct {
	Matter      string
	Side, Usual string // DutySide.ID
}

// Assign says who manages what of an organisation: by its line of management, and by what was agreed otherwise of it. An
// organisation whose line of management is not recorded is the committee's.
func (g *Governance) Assign(o *Org) []Assigned {
	own := ParseDuties(o.Duties)
	var all []Assigned
	for _, m := range g.Matters {
		a := Assigned{Matter: m.Label, Usual: m.Line}
		switch o.Management {
		case ManagedByBoth:
			a.Usual = m.Both
		case ManagedByPlace:
			a.Usual = m.Place
		}
		a.Side = a.Usual
		if s := g.Side(own[m.Label]); s.ID != "" {
			a.Side = s.ID
		}
		all = append(all, a)
	}
	return all
}

// DutiesText writes what of some matters differs from the usual, as Org.Duties keeps it: 活动阵地：共同；走访：行业党委.
func (g *Governance) DutiesText(all []Assigned) string {
	var parts []string
	for _, a := range all {
		if a.Side != a.Usual {
			parts = append(parts, a.Matter+"："+g.Side(a.Side).Label)
		}
	}
	return strings.Join(parts, "；")
}

// ParseDuties reads Org.Duties: the words for who manages, by matter.
func ParseDuties(text string) map[string]string {
	all := map[string]string{}
	for _, part := range strings.Split(text, "；") {
		if matter, side, ok := strings.Cut(part, "："); ok {
			all[strings.TrimSpace(matter)] = strings.TrimSpace(side)
		}
	}
	return all
}

// Superior is one of those above an organisation, with what it manages there.
type Superior struct {
	Name    string
	Side    string   // LineSide, PlaceSide
	Matters []string // 活动阵地（共同）
}

// Superiors are the committee, and the street where the line of management names it, each with what it manages.
func (g *Governance) Superiors(o *Org, committee string) []Superior {
	line, place := Superior{Name: committee, Side: LineSide}, Superior{Name: o.Local, Side: PlaceSide}
	if o.Local == "" {
		place.Name = "属地党组织，没有写是哪个"
	}
	for _, a := range g.Assign(o) {
		words := a.Matter
		if a.Side == BothSides {
			words += "（" + g.Side(BothSides).Label + "）"
		}
		if a.Side != PlaceSide {
			line.Matters = append(line.Matters, words)
		}
		if a.Side != LineSide {
			place.Matters = append(place.Matters, words)
		}
	}
	if o.Management == ManagedByBoth || o.Management == ManagedByPlace {
		return []Superior{line, place}
	}
	return []Superior{line}
}

// Body is an organisation above or beside the committee (组织体系), as the register of these has it.
type Body struct {
	EntryRef
	Called          string // its name
	Role            string // BodyRole.Label
	Subtitle        string // 又称
	Branches, Units int    // -1 where they are not stated
	Members         string // names of units, as they are written
	General         string // 轮值秘书长
	Until           Date   // of the rotation
	Contact         string
}

// PlaceName is what a street is called without the kind of its Party organisation: 江南街道 of 江南街道党工委. Districts of units
// and streets that manage branches are the same place where these are equal.
func PlaceName(name string) string {
	name = strings.TrimSpace(name)
	for _, ending := range []string{"党工委", "工委", "党委", "委员会", "办事处"} {
		if short, ok := strings.CutSuffix(name, ending); ok && short != "" {
			return short
		} else if ok {
			break
		}
	}
	return name
}

package model

import (
	"bytes"
	"encoding/json"
)

// Scheme is an assessment scheme (考核方案): parts of 100, their categories and items, and how they become a grade.
// Defaults live in resources/schemes as data; a year keeps its own copy, so that a closed year never changes.
type Scheme struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Sector    Sector       `json:"sector"`
	Source    string       `json:"source"`          // where the numbers come from, shown to the user
	Effective Date         `json:"effective"`       // from when
	Object    string       `json:"object"`          // branch, unit, sector-unit: what is assessed
	Covers    Scope        `json:"covers,omitzero"` // which branches are assessed by it
	Parts     []Part       `json:"parts"`
	Combine   Combine      `json:"combine"`
	Bonus     AdjustRule   `json:"bonus"`
	Deduction AdjustRule   `json:"deduction"`
	Vetoes    []VetoRule   `json:"vetoes"`
	Grades    []GradeRule  `json:"grades"` // best first
	Quotas    []Quota      `json:"quotas"`
	Ranking   RankRule     `json:"ranking,omitzero"`
	NewBranch ProRata      `json:"new_branch"`
	Opinion   OpinionField `json:"opinion"` // 上级行业主管单位意见
}

// AssessesBranches reports whether the scheme assesses Party branches, not units.
func (s *Scheme) AssessesBranches() bool { return s.Object == "" || s.Object == BranchObject }

// ObjectLabel names what the scheme assesses: 党支部, 单位, 行业系统主管单位.
func (s *Scheme) ObjectLabel() string {
	switch s.Object {
	case UnitObject:
		return "单位"
	case SectorUnitObject:
		return "行业系统主管单位"
	}
	return "党支部"
}

// Counter is the word by which those whom the scheme assesses are counted: 24 个支部, 8 个单位.
func (s *Scheme) Counter() string {
	if s.AssessesBranches() {
		return "支部"
	}
	return "单位"
}

// AuthorityLabel is the heading of the box for the opinion of the superior sector authority, "" where there is none: a scheme of
// units has it always.
func (s *Scheme) AuthorityLabel() string {
	if s.Opinion.Label == "" && !s.AssessesBranches() {
		return "上级行业主管单位意见"
	}
	return s.Opinion.Label
}

// What a scheme assesses. "" means BranchObject.
const (
	BranchObject     = "branch"
	UnitObject       = "unit"
	SectorUnitObject = "sector-unit"
)

// The IDs of the parts that the gate and multiplier combinations speak of.
const (
	PartyPart    = "party"    // 党建工作
	BusinessPart = "business" // 业务工作
	SinglePart   = "single"   // a scheme with one hundred only
)

// Part is one of the hundreds: 党建工作 or 业务工作. ID is PartyPart, BusinessPart or SinglePart.
type Part struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`  // 党建工作
	Short      string     `json:"short"` // 党建
	Max        Points     `json:"max"`
	Categories []Category `json:"categories"`
}

// Category groups items: A 政治引领 20. Code is the letter printed before the name, "" where categories have none.
type Category struct {
	ID    string `json:"id"`
	Code  string `json:"code,omitempty"`
	Name  string `json:"name"`
	Max   Points `json:"max"`
	Items []Item `json:"items"`
}

// Item is what is marked. ID is unique in the scheme: "A1", "Y03".
type Item struct {
	ID       string   `json:"id"`
	Code     string   `json:"code"` // as printed: A1, or 1 for the business part
	Name     string   `json:"name"`
	Max      Points   `json:"max"`
	Method   Method   `json:"method"`
	Evidence []string `json:"evidence,omitempty"` // the rules and records that propose the mark, those answered today
	Auto     string   `json:"auto,omitempty"`     // yes; part where no record tells a tier; "" without evidence
	Veto     bool     `json:"veto,omitempty"`     // ★ item: a mark of 0 or less vetoes
	Hint     string   `json:"hint,omitempty"`     // what to look at
	Proof    string   `json:"proof,omitempty"`    // 佐证材料: what the branch hands in with its mark
	Scope    Scope    `json:"scope,omitzero"`     // the branches it is for; it does not apply to others
}

// Scope says for which branches a scheme or an item is. Its zero value is all; of several conditions all must hold.
type Scope struct {
	Kinds       []OrgKind    `json:"kinds,omitempty"`
	Formations  []Formation  `json:"formations,omitempty"`
	Managements []Management `json:"managements,omitempty"`
	UnitKinds   []string     `json:"unit_kinds,omitempty"` // in the committee's words: it covers such a unit, or is one
	Sectors     []Sector     `json:"sectors,omitempty"`
	MinMonths   int          `json:"min_months,omitempty"` // whole months of the year that the branch must have existed, 0 to 12
}

// All reports whether every branch is within it.
func (s Scope) All() bool {
	return len(s.Kinds) == 0 && len(s.Formations) == 0 && len(s.Managements) == 0 && len(s.UnitKinds) == 0 && len(s.Sectors) == 0 && s.MinMonths == 0
}

// MethodKind names how an item's points are found.
type MethodKind string

// The methods seen in real schemes.
const (
	Deduct MethodKind = "deduct" // start at max, minus Unit for each finding, not below 0 (扣完为止)
	Step   MethodKind = "step"   // named tiers, each with its points
	Ratio  MethodKind = "ratio"  // done ÷ due × max
	Count  MethodKind = "count"  // Unit for each, capped at Cap
	Level  MethodKind = "level"  // 100/80/60/0 percent of max
	Judged MethodKind = "judged" // the scorer's mark
	Survey MethodKind = "survey" // satisfaction rate -> points by thresholds
)

// Method is a method with its parameters; only those of its Kind are set.
type Method struct {
	Kind  MethodKind `json:"kind"`
	Unit  Points     `json:"unit,omitempty"`  // deduct, count: points for each
	Units []Tier     `json:"units,omitempty"` // deduct: several sorts of finding with points each
	Cap   Points     `json:"cap,omitempty"`   // count
	Due   int        `json:"due,omitempty"`   // ratio: what a whole year asks of everyone, 32 学时; 0 where that differs
	Tiers []Tier     `json:"tiers,omitempty"` // step, level, survey: best first
	Floor Points     `json:"floor,omitempty"` // deduct: lowest mark, may be negative (倒扣)
}

// Tier is one step: a label and the points it gives. AtLeast is a rate in hundredths of a percent (90 % = 9000)
// for survey and rate steps. In the units of a deduction, Points is what each finding costs and Rules names the
// rules of the checkup whose findings it is for.
type Tier struct {
	Label   string   `json:"label"`
	Points  Points   `json:"points"`
	AtLeast int64    `json:"at_least,omitempty"`
	Rules   []string `json:"rules,omitempty"`
}

// CombineMode says how the hundreds become a total.
type CombineMode string

// The combinations seen in real schemes.
const (
	GateMode   CombineMode = "gate"         // 前置: below the bar no good grade, total = business
	Weighted   CombineMode = "weighted"     // Σ part × weight
	Multiplier CombineMode = "multiplier"   // business × party ÷ party max
	BothNeeded CombineMode = "both"         // graded by the lower of the two
	SideBySide CombineMode = "side-by-side" // two ranks, no total
	Sum        CombineMode = "sum"          // plain sum
	Nested     CombineMode = "nested"       // 嵌入: business is a line of a few points inside the Party table
)

// CombineModes lists the combinations in the order in which they are offered.
func CombineModes() []CombineMode {
	return []CombineMode{GateMode, Weighted, Multiplier, BothNeeded, SideBySide, Sum, Nested}
}

// Combine is how parts become a total, and the gate that may go with it.
type Combine struct {
	Mode      CombineMode      `json:"mode"`
	Weights   map[string]int64 `json:"weights,omitempty"` // by part ID, in hundredths of a percent; they add up to 10000
	Nested    Points           `json:"nested,omitempty"`  // what business counts for inside the Party table, of the Party part's points
	Gate      Points           `json:"gate,omitempty"`    // bar for each part in GateParts; 0 means no gate
	GateParts []string         `json:"gate_parts,omitempty"`
	GateGrade string           `json:"gate_grade,omitempty"` // best grade below the bar
	GradeCap  Points           `json:"grade_cap,omitempty"`  // the total is cut to this for grading only; 0 means not cut
}

// AdjustRule bounds bonus or deduction entries.
type AdjustRule struct {
	Cap   Points       `json:"cap"`
	Kinds []AdjustKind `json:"kinds,omitempty"`
}

// AdjustKind is one sort of bonus or deduction with its points.
type AdjustKind struct {
	Label  string `json:"label"`
	Points Points `json:"points"`
	Max    Points `json:"max,omitempty"` // upper end where a range is given
}

// VetoRule is a 一票否决 case.
type VetoRule struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Grade string `json:"grade"` // the grade it leads to
}

// GradeRule is a grade with its cut-off on the total.
type GradeRule struct {
	Name string `json:"name"`
	From Points `json:"from"`
}

// Rounding says how a quota's count is rounded.
type Rounding string

// The roundings of a quota.
const (
	RoundDown Rounding = "floor" // 只舍不入
	RoundHalf Rounding = "round" // 四舍五入
	RoundUp   Rounding = "ceil"  // 只入不舍
)

// Quota limits a grade to a share of the assessed (优秀 ≤ 30 %). Percent is in hundredths of a percent.
type Quota struct {
	Grade    string   `json:"grade"`
	Percent  int64    `json:"percent"`
	Rounding Rounding `json:"rounding"`
	Overflow string   `json:"overflow"` // the grade given beyond the quota
}

// RankRule says how the order of totals becomes ranks. Its zero value is the default.
type RankRule struct {
	Ties   TieRank    `json:"ties,omitempty"`
	Vetoed VetoedRank `json:"vetoed,omitempty"`
}

// TieRank says which rank follows equal totals.
type TieRank string

// The two ways used in China.
const (
	TiesSkip TieRank = "skip" // 并列占位: 1, 1, 3; also the default, ""
	TiesNext TieRank = "next" // 并列不占位: 1, 1, 2
)

// VetoedRank says where a branch with a 一票否决 stands.
type VetoedRank string

// The places of vetoed branches: below all others in either case.
const (
	VetoedLast     VetoedRank = "last"     // with the last ranks; also the default, ""
	VetoedUnranked VetoedRank = "unranked" // without a rank
)

// ProRata says what is done with a branch set up during the year: items counted by period are due only for the
// months it existed.
type ProRata struct {
	MinMonths int    `json:"min_months"`       // fewer whole months: not graded
	Policy    string `json:"policy,omitempty"` // "expected": scale what is due
}

// OpinionField asks for the opinion of the superior sector authority.
type OpinionField struct {
	Label    string `json:"label,omitempty"`
	Required bool   `json:"required,omitempty"`
}

// Title is the name as lists print it, with the code where the code is a letter and a number: "A1 党建写入学校章程",
// but "年检结论" for the second item of a part that is only numbered.
func (i *Item) Title() string { return titled(i.Code, i.Name) }

// Title is the name as lists print it: "A 政治引领".
func (c *Category) Title() string { return titled(c.Code, c.Name) }

func titled(code, name string) string {
	if code == "" || code[0] >= '0' && code[0] <= '9' {
		return name
	}
	return code + " " + name
}

// ItemByID finds an item with its part and category; ok is false when there is none.
func (s *Scheme) ItemByID(id string) (part *Part, category *Category, item *Item, ok bool) {
	for p := range s.Parts {
		for c := range s.Parts[p].Categories {
			for i := range s.Parts[p].Categories[c].Items {
				if s.Parts[p].Categories[c].Items[i].ID == id {
					return &s.Parts[p], &s.Parts[p].Categories[c], &s.Parts[p].Categories[c].Items[i], true
				}
			}
		}
	}
	return nil, nil, nil, false
}

// Clone returns a copy that shares nothing with the scheme.
func (s *Scheme) Clone() *Scheme {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err) // only plain values: it cannot fail
	}
	var c Scheme
	if err := json.Unmarshal(raw, &c); err != nil {
		panic(err)
	}
	return &c
}

// Same reports whether two schemes say the same.
func (s *Scheme) Same(other *Scheme) bool {
	a, errA := json.Marshal(s)
	b, errB := json.Marshal(other)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// ItemCount is the number of items in the scheme.
func (s *Scheme) ItemCount() int {
	n := 0
	for _, p := range s.Parts {
		for _, c := range p.Categories {
			n += len(c.Items)
		}
	}
	return n
}

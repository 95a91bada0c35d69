package model

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Stage is one of the three marks of an item.
type Stage int

// The stages, in the order of the year.
const (
	SelfMark    Stage = iota // 自评
	CheckedMark              // 复核
	FinalMark                // 核定
)

// Stages lists the stages in order.
func Stages() []Stage { return []Stage{SelfMark, CheckedMark, FinalMark} }

// Label is the Chinese term of the stage.
func (s Stage) Label() string { return [...]string{"自评", "复核", "核定"}[s] }

// AssessmentYear is one year's assessment in the data file, with its own copy of the scheme.
//
// Who is assessed by one scheme and ranked together is a group (考核组别). A year has one or several; Scheme, Group and
// GroupName are those of the group that is spoken of, the first where none was asked for.
type AssessmentYear struct {
	Year        int
	Scheme      Scheme
	Group       int    // the number of the group in its year, from 1; 0 means 1
	GroupName   string // "" for a group that was never named
	Units       bool   // the group assesses units
	Groups      []AssessmentGroup
	OpenedAt    time.Time
	Finalised   bool // the year, with all its groups
	FinalisedAt time.Time
	DecidedOn   Date // 核定日期, printed on the papers
	ArchivedOn  Date // 归档日期, "" until nothing of the year changes any more
}

// AssessmentGroup is one group of a year (考核组别). Who belongs to it is what its scheme covers; a group that asks for nothing
// takes those that no other has.
type AssessmentGroup struct {
	Number   int // in its year, from 1: the one that the year was opened with
	Name     string
	Scheme   Scheme
	Units    bool // it assesses units: what its scheme calls so. Groups of earlier programs assess organisations, whatever they call them
	OpenedAt time.Time
}

// NewGroup is a group that takes whom a scheme says that it assesses.
func NewGroup(number int, name string, scheme *Scheme, openedAt time.Time) AssessmentGroup {
	return AssessmentGroup{Number: number, Name: name, Scheme: *scheme, Units: !scheme.AssessesBranches(), OpenedAt: openedAt}
}

// In returns the year as its group of that number has it, 0 meaning the first; ok is false when there is none.
func (y AssessmentYear) In(group int) (of AssessmentYear, ok bool) {
	for i := range y.Groups {
		if g := &y.Groups[i]; g.Number == max(group, 1) {
			y.Group, y.GroupName, y.Scheme, y.Units = g.Number, g.Name, g.Scheme, g.Units
			return y, true
		}
	}
	return y, false
}

// GroupLabel is what a group is called among those of its year: its name, else 支部, or 其他支部 where others take branches too, because
// one that was never named takes the rest.
func (g *AssessmentGroup) GroupLabel(among []AssessmentGroup) string {
	if g.Name != "" {
		return g.Name
	}
	for i := range among {
		if other := &among[i]; other.Number != g.Number && other.Scheme.AssessesBranches() == g.Scheme.AssessesBranches() {
			return "其他" + g.Scheme.Counter()
		}
	}
	return g.Scheme.Counter()
}

// Label is what the group is called, "" in a year that has only one.
func (y *AssessmentYear) Label() string {
	if len(y.Groups) < 2 {
		return ""
	}
	g := AssessmentGroup{Number: max(y.Group, 1), Name: y.GroupName, Scheme: y.Scheme}
	return g.GroupLabel(y.Groups)
}

// Mark is one mark of one item at one stage. A missing mark is the absence of a Mark, never zero.
type Mark struct {
	Points        Points
	NotApplicable bool   // 不适用: the item leaves the computation, the rest is scaled
	Reason        string // 扣分理由, or the source
	Evidence      string // 佐证材料: what it rests on, as written by whoever gave it
	By            string
	At            time.Time
}

// Same reports whether two marks say the same, whoever gave them and why.
func (m Mark) Same(other Mark) bool {
	return m.NotApplicable == other.NotApplicable && (m.NotApplicable || m.Points == other.Points)
}

// MarkKey names a mark within a branch's sheet.
type MarkKey struct {
	Item  string
	Stage Stage
}

// Adjustment is a bonus or a deduction (加分、减分).
type Adjustment struct {
	ID        int64
	OrgID     int64
	Deduction bool
	Title     string // 事项
	Level     string // AdjustKind.Label that it is of, "" when written freely
	Basis     string // 依据
	Evidence  string // 佐证材料
	Line      string // of the self-assessment form on which the branch claimed it, "" when the committee wrote it
	Matter    string // entries of one matter count once, the highest level (同一事项就高计一次); "" is a matter of its own
	Self      *Points
	Checked   *Points
	Final     *Points
}

// At returns the points that hold at a stage, and whether there are any: the stage's own, or for FinalMark the checked ones where
// the committee changed nothing. As with marks, what only the branch claims holds at its own stage alone.
func (a Adjustment) At(stage Stage) (Points, bool) {
	p := [...]*Points{a.Self, a.Checked, a.Final}[stage]
	if p == nil && stage == FinalMark {
		p = a.Checked
	}
	if p == nil {
		return 0, false
	}
	return *p, true
}

// SentForm is the self-assessment form that a branch was sent last.
type SentForm struct {
	OrgID   int64
	Number  int    // of the scheme's version in the year, from 1
	Version string // what the form was made by (selfform.Version)
	At      time.Time
	Stale   bool // the scheme was changed since, so that the form cannot be taken back; not kept
}

// Veto is a 一票否决 that was found.
type Veto struct {
	ID    int64
	OrgID int64
	Rule  string // VetoRule.ID, "" when written freely
	Title string
	Basis string
	Date  Date
}

// Decision is what the committee meeting decided for a branch: a tie at the quota's border, or a grade below what
// the marks give. The reason is printed.
//
// It holds for the marks that it was made on; when those change it lapses.
type Decision struct {
	OrgID  int64
	Grade  string
	Reason string
	By     string
	At     time.Time
	Basis  Standing // as it was when the decision was made
}

// Standing is where the marks alone put a branch: what a decision about it is made on.
type Standing struct {
	Total  Points  `json:"total"`
	Earned string  `json:"earned"` // the grade by marks, gate and veto
	Tie    string  `json:"tie,omitempty"`
	Places int     `json:"places,omitempty"` // left for those tied at the border of the quota of grade Tie
	Tied   []int64 `json:"tied,omitempty"`   // who they are, in rising order
}

// Known reports whether it is written down at all: decisions of older data files have none.
func (s Standing) Known() bool { return s.Earned != "" }

// Opinion is the text of one opinion box on a branch's sheet. Box is self, team, committee, notice or authority
// (上级行业主管单位意见).
type Opinion struct {
	OrgID int64
	Box   string
	Text  string
	Date  Date
}

// MarkSheet is everything that was marked for one branch in one year.
//
// Year is the year assessed; 0 where it is not known, and then nobody is left ungraded for being new.
type MarkSheet struct {
	OrgID       int64 // Assessed.Key: UnitKey where it is a unit's
	Year        int
	Group       int // the number of its group in the year; 0 means 1
	Branch      string
	Unit        *Unit  // what is assessed when it is no branch; Branch is its name then
	Secretary   string // of a unit its legal person
	Members     int    // 党员 on the day of printing; 0 for a unit
	SetUpOn     Date
	Marks       map[MarkKey]Mark
	Adjustments []Adjustment
	Vetoes      []Veto
	Opinions    []Opinion
}

// Mark returns the mark of an item at a stage.
func (s *MarkSheet) Mark(item string, stage Stage) (Mark, bool) {
	m, ok := s.Marks[MarkKey{item, stage}]
	return m, ok
}

// Effective returns the mark that holds for an item at a stage: the stage's own, or for FinalMark the checked one
// where the committee changed nothing.
func (s *MarkSheet) Effective(item string, stage Stage) (Mark, bool) {
	if m, ok := s.Mark(item, stage); ok {
		return m, true
	}
	if stage == FinalMark {
		return s.Mark(item, CheckedMark)
	}
	return Mark{}, false
}

// CommitteeChanges counts the final marks, and final points of bonus and deduction, that the committee set itself:
// those that do not merely repeat the checked ones.
func (s *MarkSheet) CommitteeChanges() int {
	n := 0
	for key, final := range s.Marks {
		if checked, ok := s.Mark(key.Item, CheckedMark); key.Stage == FinalMark && !(ok && checked.Same(final)) {
			n++
		}
	}
	for _, a := range s.Adjustments {
		if a.Final != nil && (a.Checked == nil || *a.Checked != *a.Final) {
			n++
		}
	}
	return n
}

// SortedMarkKeys lists the keys of marks by item and stage, so that whatever is written in their order has one.
func SortedMarkKeys(all map[MarkKey]Mark) []MarkKey {
	return slices.SortedFunc(maps.Keys(all), func(a, b MarkKey) int {
		return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Stage, b.Stage))
	})
}

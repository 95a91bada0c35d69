package intake

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// BranchRef names the organisation that a row belongs to. ID is 0 when it does not exist yet: then Name stands in
// Plan.NewOrgs (or, in a branch ledger, is the name of another row), and the one who applies the plan creates it
// first. Both empty: no branch.
type BranchRef struct {
	ID   int64
	Name string
}

// IsZero reports whether no branch is named.
func (b BranchRef) IsZero() bool { return b.ID == 0 && b.Name == "" }

// UnitRef names the unit where somebody works. ID is 0 when it does not exist yet: then Name stands in Plan.NewUnits.
type UnitRef struct {
	ID   int64
	Name string
}

// IsZero reports whether no unit is named.
func (u UnitRef) IsZero() bool { return u.ID == 0 && u.Name == "" }

// MemberOp is one member to add or to change.
type MemberOp struct {
	Ref     RowRef
	Kind    RowKind      // New or Update
	Member  model.Member // as it shall be stored; for Update the known member with its changes, ID set. BranchID is Branch.ID
	Branch  BranchRef    // Update: zero when the branch does not change
	Unit    UnitRef      // zero when the unit does not change, or none is named
	Changed []Field      // Update: the fields that change
}

// OrgOp is one organisation to add or to change, with its units and posts.
type OrgOp struct {
	Ref     RowRef
	Kind    RowKind   // New or Update
	Org     model.Org // ID set for Update; ParentID is Parent.ID
	Parent  BranchRef // zero: under the committee itself for New, unchanged for Update
	Units   []UnitOp  // units to cover in addition; known covers are not repeated
	Told    []UnitOp  // known units of which the row tells the kind or the headcount
	Posts   []PostOp  // posts to enter in addition; known posts are not repeated
	Ended   []int64   // IDs of known posts that the ledger no longer names, for duties that it does state
	Dropped []int64   // IDs of known covers that the ledger no longer names
	Changed []Field
}

// UnitOp is a unit that an organisation shall cover. Unit.ID is 0 when it is new. Changed are the fields of a known one that shall be written.
type UnitOp struct {
	Unit    model.Unit
	Changed []Field
}

// PostOp is a post that somebody shall hold. MemberID is 0 when nobody of that name is known yet; the one who
// applies the plan may look again by name in the same branch.
type PostOp struct {
	Name     string
	Duty     model.Duty
	MemberID int64
}

// ActivityOp is one activity record to add or to change.
type ActivityOp struct {
	Ref      RowRef
	Kind     RowKind // New or Update
	Activity model.Activity
	Branch   BranchRef
	Changed  []Field
}

// EntryOp is one entry of the plan's register to add or to change.
type EntryOp struct {
	Ref     RowRef
	Kind    RowKind      // New or Update
	Entry   record.Entry // as it shall be stored; ID set for Update
	Changed []Field      // Update: the fields that change
}

// ScoreOps is what a score file would write into the open year.
type ScoreOps struct {
	Marks       []MarkOp
	Adjustments []AdjustmentOp
	Vetoes      []VetoOp
}

// MarkOp is one mark to enter.
type MarkOp struct {
	Ref    RowRef
	Branch BranchRef
	Key    model.MarkKey
	Points model.Points
	Reason string // "" leaves the known reason
	Known  bool   // a mark is there and changes
	NA     bool   // 不适用
}

// AdjustmentOp is one bonus or deduction to enter. Adjustment.ID is set when a known one changes.
type AdjustmentOp struct {
	Ref        RowRef
	Branch     BranchRef
	Adjustment model.Adjustment
}

// VetoOp is one 一票否决 to enter.
type VetoOp struct {
	Ref    RowRef
	Branch BranchRef
	Veto   model.Veto
}

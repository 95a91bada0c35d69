package office

import "fmt"

// BranchNotice is something about an organisation that a person should look at.
type BranchNotice struct {
	Urgency Urgency
	Title   string
	Text    string
	Way     BranchWay
}

// Urgency says how much a notice presses.
type Urgency int

// The urgencies, the greatest first.
const (
	Overdue Urgency = iota // a term of the rules has passed
	Soon                   // something is due or missing
	Told                   // worth knowing
)

// BranchWay is what mends what a notice says.
type BranchWay int

// The ways out of a notice.
const (
	NoWay    BranchWay = iota
	NewTerm            // register the election
	FillForm           // fill the organisation's form
)

// Notices say of an organisation: its term, a missing secretary, a headcount of the ledger that is not that of the roster.
func (b *BranchDetail) Notices() []BranchNotice {
	var all []BranchNotice
	switch b.Term {
	case TermOverdue:
		all = append(all, BranchNotice{Overdue, "任期届满未换届", "届满时间 " + string(b.Org.TermEnd) + "，" + b.TermText(), NewTerm})
	case TermDueSoon:
		all = append(all, BranchNotice{Soon, "任期快到了，" + b.TermText(), "届满时间 " + string(b.Org.TermEnd) + "，提前安排换届", NewTerm})
	}
	if !b.Org.Kind.IsBranch() {
		return all
	}
	if b.Secretary == "" {
		all = append(all, BranchNotice{Soon, "没有登记书记", "印考核表和换届提醒都要用到书记姓名", FillForm})
	}
	if b.Org.ReportedSize >= 0 && b.Org.ReportedSize != b.BranchRow.Members {
		all = append(all, BranchNotice{Told, fmt.Sprintf("台账写 %d 人，花名册是 %d 人", b.Org.ReportedSize, b.BranchRow.Members),
			"人数一律按花名册算；核对是谁没有报，或者已经转走", NoWay})
	}
	return all
}

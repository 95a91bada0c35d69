package intake

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// compareFields points to what a row's values say against one another and against the roster, as the definition asks.
func (r *reader) compareFields(d *entryRow, def *record.Register) {
	for _, f := range def.Fields {
		switch value := d.e.Values[f.Name]; {
		case value == "":
		case f.AtMost != "":
			r.checkAtMost(d, def, &f)
		case f.MembersOf != "":
			r.checkOwnBranch(d, def, &f)
		}
	}
}

func (r *reader) checkAtMost(d *entryRow, def *record.Register, f *record.Item) {
	n, err := model.ParsePoints(d.e.Values[f.Name])
	most, errMost := model.ParsePoints(d.e.Values[f.AtMost])
	if err != nil || errMost != nil || n <= most {
		return
	}
	other, _ := def.Field(f.AtMost)
	r.add(d.row(), CountMismatch, Warning, r.columnFor(def, f.Name), fmt.Sprintf("%s %s，%s %s，%s不应多于%s", f.Label, n.Short(), other.Label, most.Short(), f.Label, other.Label), "核对这两个数")
}

// checkOwnBranch compares the branch of a row with that of its member. Those who left the roster have none to compare.
func (r *reader) checkOwnBranch(d *entryRow, def *record.Register, f *record.Item) {
	at, ok := r.b.index.memberAt[record.RefID(d.e.Values[f.MembersOf])]
	if !ok {
		return
	}
	m, org := &r.b.known.Members[at], record.RefID(d.e.Values[f.Name])
	own, ok := r.b.index.orgAt[m.BranchID]
	if !ok || m.ClosedOn != "" || org == m.BranchID {
		return
	}
	name := r.b.valueText(f, d.e.Values[f.Name])
	r.add(d.row(), BranchDiffers, Warning, r.columnFor(def, f.Name), fmt.Sprintf("%s写作“%s”，花名册里 %s 在“%s”", f.Label, clip(name), m.Name, r.b.known.Orgs[own].Name), "核对是谁写错了：改这一格，或先在花名册里改党员的支部；不改的，这条记录按表里的支部存入")
}

package intake

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/record"
)

// compareFields points to what a row's values say against one another and against the roster, as the definition asks.
func (r *reader) compareFields(d *entryRow, def *record.Register) {
	if said, i := def.Undated(&d.e); said != "" {
		r.add(d.row(), DateMissing, Warning, r.columnFor(def, i.Name), said, "补上"+i.Label+"，或者改状态")
	}
	if said, i := def.Unfinished(&d.e); said != "" {
		r.add(d.row(), CountMismatch, Warning, r.columnFor(def, i.Name), said, "核对做了多少；没有做完的写明原因，或者改状态")
	}
	if said, i := def.Early(&d.e, r.b.today); said != "" && !i.Happened { // a day of what has happened is pointed to below
		r.add(d.row(), DateOrder, Warning, r.columnFor(def, i.Name), said, "核对日期和状态，改正写错的那个")
	}
	if r.b.contest != nil {
		if said := r.b.contest.NoProject(&d.e, r.b.projects); said != "" {
			r.add(d.row(), ValueUnknown, Warning, r.columnFor(def, "project"), said, "核对项目名称；名称对不上的分不计入排名")
		}
	}
	for n := range def.Fields {
		f := &def.Fields[n]
		if said := def.TooMany(f, &d.e); said != "" {
			r.add(d.row(), CountMismatch, Warning, r.columnFor(def, f.Name), said, "核对这两个数")
		}
		if day := f.StillAhead(d.e.Values[f.Name], r.b.today); day != "" {
			text, fix := sayFuture(f.Label, day)
			r.add(d.row(), DateOrder, Warning, r.columnFor(def, f.Name), text, fix)
		}
		if f.MembersOf != "" && d.e.Values[f.Name] != "" {
			r.checkOwnBranch(d, def, f)
		}
	}
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

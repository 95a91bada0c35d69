package office

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/registers"
)

// registerSource begins the sources that count entries of a register: register.pledge; with kinds only those that are of one of
// them, as register.public-service:法律援助+公益法律服务, or what they add up to, as register.volunteer:时长: whole hours.
const registerSource = "register."

// entered counts the entries of the registers that an item names: those of the branch, by the date that the register counts by (see
// record.Counting). Where there are none the records are silent.
func (b *branchRecord) entered(item *model.Item) (scoring.Evidence, findings, bool) {
	var f findings
	number, sum, unit, unread, overADay := 0, model.Points(0), "", 0, 0
	var left []string // what is not counted
	for _, kind := range item.Evidence {
		name, ok := strings.CutPrefix(kind, registerSource)
		if !ok || b.entries == nil {
			continue
		}
		id, only, _ := strings.Cut(name, ":")
		def, all, err := b.entries(id)
		if err != nil || def.Counts == nil {
			continue
		}
		adds, in := def.Counts.SumAs != "" && only == def.Counts.SumAs, "次"
		if adds {
			in = def.Counts.SumUnit
		}
		if unit != "" && unit != in { // hours and times do not add up
			left = append(left, fmt.Sprintf("“%s”按%s计，和前面的不能相加，没有计入", def.Title, in))
			continue
		}
		unit = in
		all = slices.DeleteFunc(slices.Clone(all), func(e record.Entry) bool { return !b.counts(def, &e, only) })
		over := def.OverADay(pointers(all))
		for i := range all {
			e := &all[i]
			f.records++
			said := e.Title + " " + dateIn(e.Values[def.Counts.On]).Long()
			n, err := model.ParsePoints(e.Values[def.Counts.Sum])
			switch day, tooMuch := over[i]; {
			case !adds:
				number++
			case tooMuch:
				overADay++
				said += "，" + def.SayOverADay(day) + "，没有计入"
			case err != nil:
				unread++
				said += "，没有写清多少，没有计入"
			default:
				sum += n
				said += "，" + n.Short() + " " + unit
			}
			f.line(def.Title, said)
		}
	}
	if unread > 0 {
		left = append(left, fmt.Sprintf("有 %d 条没有写清多少%s，没有计入", unread, unit))
	}
	if overADay > 0 {
		left = append(left, fmt.Sprintf("有 %d 条同一天加起来超过一天能有的%s，没有计入，核对日期和时长", overADay, unit))
	}
	f.remark = strings.Join(left, "；")
	return scoring.Evidence{Number: number + int(sum/100), Unit: cmp.Or(unit, "次")}, f, f.records > 0
}

// counts reports whether an entry counts in the year.
func (b *branchRecord) counts(def *record.Register, e *record.Entry, only string) bool {
	on := dateIn(e.Values[def.Counts.On])
	switch {
	case on == "" || b.lastDay().Before(on) || e.ClosedOn != "" && !b.lastDay().Before(e.ClosedOn):
		return false
	case only != "" && only == def.Counts.SumAs:
		return on.Year() == b.year
	case only != "" && !slices.Contains(strings.Split(only, "+"), e.Values[def.Counts.By]):
		return false
	case def.Counts.Standing:
		return stands(def, e, b.lastDay().AddDays(1)) // one that ended after the year stood in it
	}
	return on.Year() == b.year
}

// registerSources are the registers whose entries can be counted, of those that ship.
func registerSources() (all []Source) {
	for _, raw := range registers.All() {
		if def, err := record.ParseRegister(raw); err == nil && def.Counts != nil {
			all = append(all, Source{ID: registerSource + def.ID, Kind: "台账", Label: def.Title})
		}
	}
	return all
}

// entriesOfBranch are the entries of a branch: those that name it and, where a member's entry names none, those of who was in it on the
// day by which the register counts.
func entriesOfBranch(r *store.Reader, def *record.Register, org int64) ([]record.Entry, error) {
	if def.Owner != record.OfMember || def.Counts == nil {
		return r.EntriesOf(def.ID, org)
	}
	all, err := r.EntriesOfMembers(def.ID, org)
	if err != nil || !slices.ContainsFunc(all, func(e record.Entry) bool { return e.OrgID == 0 }) {
		return all, err
	}
	people, err := r.MembersEverOf(org)
	if err != nil {
		return nil, err
	}
	now, ids := map[int64]int64{}, []int64{}
	for i := range people {
		now[people[i].ID], ids = people[i].BranchID, append(ids, people[i].ID)
	}
	periods, err := r.MembershipsOfMany(ids)
	if err != nil {
		return nil, err
	}
	stays := map[int64][]model.Membership{}
	for _, s := range periods {
		stays[s.MemberID] = append(stays[s.MemberID], s)
	}
	return slices.DeleteFunc(all, func(e record.Entry) bool {
		return e.OrgID == 0 && branchOn(stays[e.MemberID], now[e.MemberID], dateIn(e.Values[def.Counts.On])) != org
	}), nil
}

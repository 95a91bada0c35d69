package office

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/resources/registers"
)

// registerSource begins the sources that count entries of a register: register.pledge; with kinds only those that are of one of
// them, as register.public-service:法律援助+公益法律服务, or what they add up to, as register.volunteer:时长: whole hours.
const registerSource = "register."

// entered counts the entries of the registers that an item names: those of the branch, by the date that the register counts by (see
// record.Counting). Where there are none the records are silent.
func (b *branchRecord) entered(item *model.Item) (scoring.Evidence, findings, bool) {
	var f findings
	number, sum, unit := 0, model.Points(0), "次"
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
		for i := range all {
			if e := &all[i]; b.counts(def, e, only) {
				f.records++
				said := e.Title + " " + dateIn(e.Values[def.Counts.On]).Long()
				if def.Counts.SumAs != "" && only == def.Counts.SumAs {
					n, _ := model.ParsePoints(e.Values[def.Counts.Sum])
					sum += n
					unit, said = def.Counts.SumUnit, said+"，"+n.Short()+" "+def.Counts.SumUnit
				} else {
					number++
				}
				f.line(def.Title, said)
			}
		}
	}
	return scoring.Evidence{Number: number + int(sum/100), Unit: unit}, f, f.records > 0
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
		return e.ClosedOn != "" || !def.Over(e) // one that was closed after the year stood in it
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

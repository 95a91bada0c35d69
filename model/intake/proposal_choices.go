package intake

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"

	"github.com/shuangbai/shuangbai/model/record"
)

// chooseOwner proposes under which record an entry is shown: a column of persons that is called 姓名 or 党员, else the first
// column that names branches or units, most of them known.
func (p *Proposal) chooseOwner() {
	for _, c := range p.Columns {
		if c.Leave || c.Of == 0 || c.Matched*100 < enoughPercent*c.Of || c.Of*2 < p.Rows {
			continue
		}
		switch {
		case c.Shape == record.Member && (strings.Contains(c.Label, "姓名") || strings.Contains(c.Label, "党员")):
			p.Owner = record.OfMember
			return
		case p.Owner != record.OfCommittee:
		case c.Shape == record.Org:
			p.Owner = record.OfOrg
		case c.Shape == record.Unit:
			p.Owner = record.OfUnit
		}
	}
}

// chooseState proposes the column that says how far an entry is.
func (p *Proposal) chooseState() {
	for _, c := range p.Columns {
		if p.StateOf == "" && !c.Leave && has(cellvalue.Squeeze(c.Label), stateWords) {
			p.SetStateOf(c.Name)
		}
	}
}

// SetStateOf takes the states from a column of 是/否 or of options, by its Name; "" and any other column make a register
// without states.
func (p *Proposal) SetStateOf(name string) {
	p.StateOf, p.States = "", nil
	for _, c := range p.Columns {
		if c.Name != name || c.Leave {
			continue
		}
		switch c.Shape {
		case record.YesNo:
			p.StateOf = c.Name
			p.States = []record.State{{Name: "未完成", Values: []string{record.No}}, {Name: "已完成", Values: []string{record.Yes}, Over: true}}
		case record.Choice:
			p.StateOf = c.Name
			for _, o := range c.Options {
				p.States = append(p.States, record.State{Name: o.Value, Over: has(o.Value, overWords) && !has(o.Value, openWords)})
			}
			slices.SortStableFunc(p.States, func(a, b record.State) int {
				switch {
				case a.Over == b.Over:
					return 0
				case b.Over:
					return -1
				}
				return 1
			})
		}
	}
}

// chooseDue proposes which dates are due, and which date settles them.
func (p *Proposal) chooseDue() {
	done := ""
	for _, c := range p.Columns {
		if c.Shape == record.Date && !c.Leave && done == "" && has(c.Label, doneDateWords) && !has(c.Label, []string{"计划", "应"}) {
			done = c.Name
		}
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Shape != record.Date || c.Leave || c.Name == done {
			continue
		}
		switch {
		case has(c.Label, reminderFar):
			c.Remind = 30
		case has(c.Label, reminderNear):
			c.Remind = 7
		default:
			continue
		}
		c.Until = done
	}
}

// chooseList proposes what is required and what the list shows.
func (p *Proposal) chooseList() {
	required, listed := 0, 0
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Leave {
			continue
		}
		private := c.Shape == record.IDNumber || c.Shape == record.Phone
		if c.Of == p.Rows && p.Rows > 0 && required < requiredAtMost && !private && !has(c.Label, remarkWords) && c.Matched == c.Of {
			c.Required = true
			required++
		}
		if listed < fieldsOfList && !private && c.Shape != record.LongText && c.Shape != record.File && !has(c.Label, remarkWords) {
			c.InList = true
			listed++
		}
	}
}

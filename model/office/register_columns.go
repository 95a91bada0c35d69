package office

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// The columns of a register's paper and workbook that are no fields of it.
var (
	numberColumn = record.Item{Name: "number", Label: "编号", Shape: record.Text}
	keptColumn   = record.Item{Name: "kept-times", Label: "履行", Shape: record.Text}   // done of promised, in place of the two numbers
	roundColumn  = record.Item{Name: "since-last", Label: "比上次", Shape: record.Text}  // what changed since the round before
	rankColumn   = record.Item{Name: "contest-rank", Label: "评分", Shape: record.Text} // how a project stands among those of its year
	stateColumn  = record.Item{Name: "state", Label: "状态", Shape: record.Choice}
)

// Columns are those of the register's list and paper: its listed fields, with the number and the state where it has
// them. With all they are those of the workbook that an import reads back: every field.
func (e RegisterEntries) Columns(all bool) []record.Item {
	items := e.Listed()
	if all {
		items = e.Fields
	}
	var columns []record.Item
	label := func(l string) bool {
		return slices.ContainsFunc(items, func(i record.Item) bool { return i.Label == l })
	}
	if e.Prefix != "" && !label(numberColumn.Label) {
		columns = append(columns, numberColumn)
	}
	for _, i := range items {
		switch {
		case all || e.Promise == nil || i.Name != e.Promise.Times && i.Name != e.Promise.Done:
			columns = append(columns, i)
		case i.Name == e.Promise.Times:
			columns = append(columns, keptColumn)
		}
	}
	if e.Rounds != nil && !all && !label(roundColumn.Label) {
		columns = append(columns, roundColumn)
	}
	if e.Contest != nil && !all && !label(rankColumn.Label) {
		columns = append(columns, rankColumn)
	}
	told := slices.ContainsFunc(items, func(i record.Item) bool { return i.Name == e.StateOf })
	if (e.StatesByHand() || !all && len(e.States) > 0 && !told) && !label(stateColumn.Label) {
		columns = append(columns, stateColumn)
	}
	return columns
}

// MemberIDs are the members of the roster whom the entries belong to, each once.
func (e RegisterEntries) MemberIDs() []int64 {
	var ids []int64
	for _, row := range e.Rows {
		if row.MemberID != 0 && !slices.Contains(ids, row.MemberID) {
			ids = append(ids, row.MemberID)
		}
	}
	return ids
}

// Disclosure is what the columns of the entries tell of people, by a way out.
func (e RegisterEntries) Disclosure(columns []record.Item, whole bool, way model.DisclosureWay) Disclosure {
	d := Disclosure{What: e.Title, Way: way, Members: e.MemberIDs(), Persons: len(e.MemberIDs())}
	var holds []string
	masked := false
	for _, c := range columns {
		if c.Shape == record.Member || c.Shape == record.IDNumber || c.Shape == record.Phone {
			holds, masked = append(holds, c.Label), masked || c.Shape != record.Member
		}
	}
	if len(holds) == 0 && d.Persons > 0 {
		holds = []string{"姓名"}
	}
	d.Holds, d.Whole = strings.Join(holds, "、"), whole && masked
	if masked && d.Persons == 0 {
		d.Persons = len(e.Rows)
	}
	return d
}

// Lines are the entries as text, parallel to columns; numbers of persons and telephones are masked unless whole.
func (e RegisterEntries) Lines(columns []record.Item, whole bool) [][]string {
	lines := make([][]string, len(e.Rows))
	for i, row := range e.Rows {
		for _, c := range columns {
			text := row.Masked(c.Name)
			switch {
			case c.Name == numberColumn.Name:
				text = row.Number
			case c.Name == stateColumn.Name:
				text = row.State
			case whole:
				text = row.Text(c.Name)
			}
			lines[i] = append(lines[i], text)
		}
	}
	return lines
}

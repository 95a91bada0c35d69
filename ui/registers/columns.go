package registers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
)

// columns are the columns of a register: the fields of its list, the state; every other field can be chosen in the 列
// menu.
func columns(def record.Register) []table.Column[row] {
	listed := office.RegisterEntries{Register: def}.Columns(false)
	var all []table.Column[row]
	shown := map[string]bool{}
	lead := leadOf(listed)
	for _, i := range listed {
		shown[i.Name] = true
		all = append(all, column(def, i, i.Name == lead))
	}
	if slices.ContainsFunc(def.Fields, record.Item.DueElsewhere) {
		all = append(all, dueColumn())
	}
	fit(all, def)
	for _, i := range def.Fields {
		if !shown[i.Name] {
			c := column(def, i, false)
			c.Hidden, c.Flex = true, false
			all = append(all, c)
		}
	}
	return all
}

// dueID is the column of what is due; no field has such a name.
const dueID = "due-day"

// dueColumn says what is due and when, where that is no day of the list: 介绍信到期 10-01.
func dueColumn() table.Column[row] {
	c := records.Column(dueID, "到期", record.Text, func(r row) string { return cmp.Or(r.Due.Said(), "—") })
	c.Width, c.Flex = 148, false
	c.Compare = func(a, b row) int {
		none := func(r row) int {
			if r.Due.Field == "" {
				return 1
			}
			return 0
		}
		return cmp.Or(none(a)-none(b), a.Due.Days-b.Due.Days)
	}
	c.Tone = func(r row) look.Tone {
		switch {
		case r.Due.Overdue:
			return look.ToneBad
		case r.Due.Field != "":
			return look.ToneWarn
		}
		return look.ToneNone
	}
	return c
}

// roomFor is the width of the table beside the pane, without the margin at its left.
const roomFor float32 = 634

// fit hides what has no room in the list, from the right; the state and what is due stay.
func fit(all []table.Column[row], def record.Register) {
	total := float32(0)
	for _, c := range all {
		if !c.Hidden {
			total += c.Width
		}
	}
	for i := len(all) - 1; i > 0 && total > roomFor; i-- {
		item, _ := def.Field(all[i].ID)
		if !all[i].Hidden && all[i].ID != "state" && all[i].ID != dueID && (item == nil || item.Remind == 0) {
			all[i].Hidden = true
			total -= all[i].Width
		}
	}
	for i := range all { // what names the rows gets what is left
		if c := &all[i]; c.Lead && c.Flex {
			c.Width += max(0, min(roomFor-total, leadWide-c.Width))
		}
	}
}

func overLast(def record.Register, r row) int {
	if def.Over(&r.Entry) {
		return 1
	}
	return 0
}

// leadOf is the column that names a row: the first one that is no number.
func leadOf(items []record.Item) string {
	for _, i := range items {
		if i.Name != "number" {
			return i.Name
		}
	}
	return ""
}

func column(def record.Register, i record.Item, lead bool) table.Column[row] {
	words := textOf(i)
	c := records.Column(i.Name, i.Label, i.Shape, words)
	c.Lead, c.Always = lead, lead
	if c.Width == 0 {
		c.Width, c.Flex = 106, true
	}
	switch i.Shape {
	case record.Org:
		plainBranches(&c, words)
		if lead {
			c.Width = leadWide
		}
	case record.Number, record.Money, record.Percent:
		c.Width = max(c.Width, text.Width(i.Label, look.SizeSmall, false)+2*look.Gap8)
		if i.Adds() {
			c.Total = func(rows []row) string { return sum(rows, i) }
		}
	case record.Date:
		c.Compare = func(a, b row) int { // what is done with comes last: nothing is due of it
			return cmp.Or(overLast(def, a)-overLast(def, b), strings.Compare(words(a), words(b)))
		}
		c.Tone = func(r row) look.Tone {
			switch {
			case r.Due.Field != i.Name || i.DueElsewhere():
				return look.ToneNone
			case r.Due.Overdue:
				return look.ToneBad
			}
			return look.ToneWarn
		}
	case record.LongText, record.Log:
		c.Width = 160
	}
	switch i.Name {
	case "number":
		c.Width, c.Flex, c.Hidden = 112, false, true
	case "kept-times":
		c.Width, c.Flex = 64, false
		c.Compare = func(a, b row) int { return cmp.Compare(a.Kept.Left(), b.Kept.Left()) }
		c.Tone = func(r row) look.Tone {
			if r.Kept.Late() {
				return look.ToneWarn
			}
			return look.ToneNone
		}
	case "contest-rank":
		c.Width, c.Flex = 132, false
		c.Compare = func(a, b row) int {
			return cmp.Or(strings.Compare(b.Values["year"], a.Values["year"]), cmp.Compare(a.Rank, b.Rank))
		}
	case "state":
		c.Width, c.Flex = 72, false
		c.Compare = func(a, b row) int { return cmp.Compare(stateAt(def, a.State), stateAt(def, b.State)) }
		c.Ink = func(r row) look.Token {
			if s, _ := def.StateNamed(r.State); s.Over {
				return look.Text3
			}
			return look.Clear
		}
	}
	return c
}

// leadWide is the width for ten characters of what names the rows: the least of branches, of others where there is room.
const leadWide float32 = 156

// plainBranches leaves 党支部 out of the names that are drawn, so that namesakes are told apart in a narrow column; the tip and copies have
// the whole names.
func plainBranches(c *table.Column[row], whole func(row) string) {
	c.Draw = func(r row, cell *table.Cell) { cell.Text = model.PlainBranch(whole(r)) }
	c.TipOf = whole
}

// textOf is what a column shows of an entry; nothing is a dash, so that a gap is seen.
func textOf(i record.Item) func(row) string {
	return func(r row) string {
		text := r.Masked(i.Name)
		if i.Shape == record.Log { // the last of its lines
			text = text[strings.LastIndex(text, "\n")+1:]
		}
		switch i.Name {
		case "number":
			text = r.Number
		case "state":
			text = r.State
		}
		if text = strings.Join(strings.Fields(text), " "); text == "" {
			return "—"
		}
		return text
	}
}

// sum adds up a column of numbers or money; "" where nothing is a number.
func sum(rows []row, i record.Item) string {
	total, any := model.Points(0), false
	for _, r := range rows {
		if p, err := model.ParsePoints(r.Values[i.Name]); err == nil {
			total, any = total+p, true
		}
	}
	switch {
	case !any:
		return ""
	case i.Shape == record.Money:
		return total.String()
	}
	return total.Short()
}

func stateAt(def record.Register, name string) int {
	return slices.IndexFunc(def.States, func(s record.State) bool { return s.Name == name })
}

// standing is the sentence of the head: 共建协议 38 份：履行 27 份，到期 4 份，逾期 1 份.
func standing(def record.Register, rows []row) string {
	if len(rows) == 0 {
		return def.Title + "，还没有登记"
	}
	text := fmt.Sprintf("%s %d %s", def.Title, len(rows), def.Unit)
	var parts []string
	say := func(word string, n int) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d %s", word, n, def.Unit))
		}
	}
	state, most := "", 0
	for _, s := range def.States {
		if n := count(rows, inState(s.Name)); n > most && !s.Over {
			state, most = s.Name, n
		}
	}
	say(state, most)
	say(soonLabel(def), count(rows, dueSoon))
	say("逾期", count(rows, overdue))
	if len(parts) > 0 {
		text += "：" + strings.Join(parts, "，")
	}
	return text
}

// soonLabel says what is called due: 60 天内到期, or 快到期 where the dates are reminded of at different distances.
func soonLabel(def record.Register) string {
	ahead := ""
	for _, i := range def.Fields {
		switch i.Ahead() {
		case "", ahead:
		default:
			if ahead != "" {
				return "快到期"
			}
			ahead = i.Ahead()
		}
	}
	return ahead + "内到期"
}

func overdue(r row) bool { return r.Due.Overdue }
func dueSoon(r row) bool { return r.Due.Field != "" && !r.Due.Overdue }
func inState(name string) func(row) bool {
	return func(r row) bool { return r.State == name }
}

func count(rows []row, keep func(row) bool) int {
	n := 0
	for _, r := range rows {
		if keep(r) {
			n++
		}
	}
	return n
}

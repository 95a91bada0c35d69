package branches

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
)

var fields = records.Fields[row, model.Org]{Kind: record.Orgs, Of: func(r *row) *model.Org { return &r.Org }}

// columns are the columns of the ledger, unit being what a unit is called; those that are hidden can be chosen in the 列 menu.
func columns(unit string) []table.Column[row] {
	name := fields.Column("name", 180)
	name.Flex, name.Lead, name.Always, name.Ends = true, true, true, true
	name.Compare = func(a, b row) int { return strings.Compare(a.Org.SortPinyin, b.Org.SortPinyin) }
	formed := records.Column("formation", "组建", record.Choice, formation)
	formed.Width, formed.Ink = 52, func(row) look.Token { return look.Text2 }
	units := count("units", unit, func(r row) int { return len(r.Units) })
	units.Total = unitTotal
	secretary := records.Column("secretary", "书记", record.Member, func(r row) string { return cmp.Or(r.Secretary, "—") })
	secretary.Width = 76
	term := records.Column("term_end", "任期届满", record.Date, func(r row) string { return cmp.Or(string(r.Org.TermEnd), "—") })
	term.Width, term.Ink, term.Bold = 108, termInk, overdue
	progress := records.Column("progress", "考核", record.Choice, row.Assessment)
	progress.Width, progress.Ink = 92, progressInk
	progress.Compare = func(a, b row) int {
		return cmp.Or(cmp.Compare(progressRank(a), progressRank(b)), strings.Compare(a.Grade, b.Grade))
	}
	parent := parentColumn()
	parent.Width = 160
	return append([]table.Column[row]{name, formed, units,
		count("full", "正式", func(r row) int { return r.Full }), count("members", "党员", func(r row) int { return r.Members }),
		secretary, term, progress,
	}, records.Hidden(fields.Column("kind", 92), parent, fields.Column("management", 84), fields.Column("set_up_on", 104), fields.Column("phone", 0))...)
}

// count is a column of numbers with their sum in the footer.
func count(id, title string, get func(row) int) table.Column[row] {
	c := records.Column(id, title, record.Number, func(r row) string { return strconv.Itoa(get(r)) })
	c.Width, c.Total = 50, func(rows []row) string {
		n := 0
		for _, r := range rows {
			n += get(r)
		}
		return kit.Count(n)
	}
	return c
}

// parentColumn shows the name of the organisation above in the place of its number.
func parentColumn() table.Column[row] {
	return records.Column("parent_id", record.Orgs.Get("parent_id").Label, record.Org, func(r row) string { return r.Parent })
}

func formation(r row) string {
	switch r.Org.Kind {
	case model.GeneralBranch:
		return "总支"
	case model.Group:
		return "小组"
	}
	return string([]rune(cmp.Or(r.Org.Formation.Label(), "未填"))[:2])
}

// unitTotal counts a unit once, although two organisations may cover it.
func unitTotal(rows []row) string {
	seen := map[int64]bool{}
	for _, r := range rows {
		for _, u := range r.Units {
			seen[u.ID] = true
		}
	}
	return kit.Count(len(seen))
}

func termInk(r row) look.Token {
	switch r.Term {
	case office.TermOverdue:
		return look.Bad
	case office.TermDueSoon:
		return look.Warn
	case office.TermUnknown:
		return look.Text3
	}
	return look.Clear
}

func progressInk(r row) look.Token {
	if r.Grade != "" { // good or not, the word says it
		return look.Clear
	}
	switch r.Progress.State() {
	case scoring.Unsent, scoring.PartlySent:
		return look.Bad
	case scoring.Checked, scoring.Finalised:
		return look.OK
	}
	return look.Text2
}

// progressRank orders the assessment from nothing to final.
func progressRank(r row) int {
	return int(r.Progress.State())*1000000 + r.Progress.Checked*1000 + r.Progress.Self
}

// exportColumns are the columns of the ledger in a file that can be imported again.
func exportColumns() []table.Column[row] {
	secretary := records.Column("secretary", "书记", record.Member, func(r row) string { return r.Secretary })
	columns := append(fields.File("name", "kind"), parentColumn())
	columns = append(columns, fields.File("formation", "management")...)
	columns = append(columns, records.Column("units", "覆盖单位", record.Unit, unitNames), count("members", "党员人数", func(r row) int { return r.Members }),
		count("full", "其中正式党员", func(r row) int { return r.Full }), secretary)
	return append(columns, fields.File("set_up_on", "term_start", "term_end", "phone", "remark")...)
}

func unitNames(r row) string {
	names := make([]string, len(r.Units))
	for i, u := range r.Units {
		names[i] = u.Name
	}
	return strings.Join(names, "、")
}

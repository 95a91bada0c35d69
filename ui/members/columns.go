package members

import (
	"cmp"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
)

var fields = records.Fields[row, model.Member]{Kind: record.Members, Of: func(r *row) *model.Member { return &r.Member }}

// columns are the columns of the roster; those that are hidden can be chosen in the 列 menu.
func columns() []table.Column[row] {
	name := fields.Column("name", 100)
	name.Lead, name.Always = true, true
	name.Compare = func(a, b row) int { return strings.Compare(a.SortPinyin, b.SortPinyin) }
	birth := fields.Column("birth", 76)
	birth.Text = func(r row) string { return string(r.Birth[:min(7, len(r.Birth))]) }
	branch := branchColumn("未分支部")
	branch.Ink = func(r row) look.Token {
		if r.BranchID == 0 {
			return look.Warn
		}
		return look.Clear
	}
	kind := records.Column("kind", "类别", record.Choice, func(r row) string { return cmp.Or(r.Kind.Short(), "未填") })
	kind.Width = 52
	kind.Ink = func(r row) look.Token {
		switch r.Kind {
		case model.FullMember:
			return look.Clear
		case model.KindNotRecorded:
			return look.Warn
		}
		return look.Info
	}
	return append([]table.Column[row]{
		name, fields.Column("sex", 44), birth, fields.Column("id_number", 156), branch, kind, fields.Column("join_date", 96),
		{ID: "marks", Title: "标记", Width: 104, Tags: marks},
	}, records.Hidden(fields.Column("full_date", 96), fields.Column("ethnicity", 68), fields.Column("education", 84), unitColumn(), fields.Column("job", 136),
		fields.Column("phone", 120), fields.Column("remark", 136))...)
}

// branchColumn shows the branch's name in the place of its number.
func branchColumn(none string) table.Column[row] {
	c := records.Column("branch_id", record.Members.Get("branch_id").Label, record.Org, func(r row) string { return cmp.Or(r.Branch, none) })
	c.Width, c.Flex = 176, true
	return c
}

// unitColumn shows the name of the unit in the place of its number.
func unitColumn() table.Column[row] {
	c := records.Column("unit_id", record.Members.Get("unit_id").Label, record.Unit, func(r row) string { return r.Unit })
	c.Width = 152
	return c
}

// marks are the tags of a person: what needs a look first, then posts. One tag shows, the rest is counted.
func marks(r row) []table.Tag {
	var all []table.Tag
	add := func(on bool, text string, tone look.Tone) {
		if on {
			all = append(all, table.Tag{Text: text, Tone: tone})
		}
	}
	add(r.ClosedOn != "", r.Status.Label(), look.ToneMuted)
	add(r.Lost, "失联", look.ToneBad)
	add(r.IDNumber == "" && r.ClosedOn == "", "缺证号", look.ToneWarn)
	add(r.Floating, "流动", look.ToneWarn)
	add(r.Exempt, "免考勤", look.ToneMuted)
	add(r.NewGroup, "新就业群体", look.ToneMuted)
	for _, duty := range r.Posts {
		add(true, duty.Label(), look.ToneMuted)
	}
	return all
}

// exportColumns are the columns of a roster in a file: the items of the national form.
func exportColumns() []table.Column[row] {
	columns := fields.File("name", "sex", "ethnicity", "id_number", "birth", "education", "kind")
	columns = append(append(columns, branchColumn("")), fields.File("join_date", "full_date", "apply_date", "activist_date", "target_date")...)
	return append(append(columns, unitColumn()), fields.File("job", "phone", "address", "status", "lost", "floating",
		"float_to", "new_group", "remark")...)
}

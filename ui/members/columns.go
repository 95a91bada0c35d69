package members

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

type row = office.MemberRow

// columns are the columns of the roster; those that are hidden can be chosen in the 列 menu.
func columns() []table.Column[row] {
	text := func(id, title string, width float32, get func(row) string) table.Column[row] {
		return table.Column[row]{ID: id, Title: title, Width: width, Text: get,
			Compare: func(a, b row) int { return strings.Compare(get(a), get(b)) }}
	}
	hidden := func(c table.Column[row]) table.Column[row] { c.Hidden = true; return c }
	name := text("name", "姓名", 100, func(r row) string { return r.Name })
	name.Lead, name.Always, name.Compare = true, true, byName
	branch := text("branch", "所在党支部", 176, func(r row) string { return orElse(r.Branch, "未分支部") })
	branch.Flex = true
	branch.Ink = func(r row) look.Token {
		if r.BranchID == 0 {
			return look.Warn
		}
		return look.Clear
	}
	kind := text("kind", "类别", 52, func(r row) string { return orElse(r.Kind.Short(), "未填") })
	kind.Ink = func(r row) look.Token {
		switch r.Kind {
		case model.FullMember:
			return look.Clear
		case model.KindNotRecorded:
			return look.Warn
		}
		return look.Info
	}
	id := text("id", "公民身份号码", 156, func(r row) string { return model.MaskID(r.IDNumber) })
	phone := text("phone", "手机", 120, func(r row) string { return model.MaskPhone(r.Phone) })
	return []table.Column[row]{
		name,
		text("sex", "性别", 44, func(r row) string { return string(r.Sex) }),
		text("birth", "出生", 76, func(r row) string { return month(r.Birth) }),
		id, branch, kind,
		text("join", "入党日期", 96, func(r row) string { return string(r.JoinDate) }),
		{ID: "marks", Title: "标记", Width: 104, Tags: marks},
		hidden(text("full", "转正日期", 96, func(r row) string { return string(r.FullDate) })),
		hidden(text("ethnicity", "民族", 68, func(r row) string { return r.Ethnicity })),
		hidden(text("education", "学历", 84, func(r row) string { return r.Education })),
		hidden(text("job", "岗位", 136, func(r row) string { return r.Job })),
		hidden(phone),
		hidden(text("remark", "备注", 136, func(r row) string { return r.Remark })),
	}
}

func byName(a, b row) int { return strings.Compare(a.SortPinyin, b.SortPinyin) }

func month(d model.Date) string {
	if len(d) > 7 {
		d = d[:7]
	}
	return string(d)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
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
	for _, duty := range r.Posts {
		add(true, duty.Label(), look.ToneMuted)
	}
	return all
}

// exportColumns are the columns of a roster in a file: the items of the national form. The number is masked unless
// full is asked for.
func exportColumns(full bool) []table.Column[row] {
	text := func(title string, get func(row) string) table.Column[row] {
		return table.Column[row]{ID: title, Title: title, Text: get}
	}
	number, phone := func(r row) string { return model.MaskID(r.IDNumber) }, func(r row) string { return model.MaskPhone(r.Phone) }
	if full {
		number, phone = func(r row) string { return r.IDNumber }, func(r row) string { return r.Phone }
	}
	return []table.Column[row]{
		text("姓名", func(r row) string { return r.Name }),
		text("性别", func(r row) string { return string(r.Sex) }),
		text("民族", func(r row) string { return r.Ethnicity }),
		text("公民身份号码", number),
		text("出生日期", func(r row) string { return string(r.Birth) }),
		text("学历", func(r row) string { return r.Education }),
		text("人员类别", func(r row) string { return r.Kind.Label() }),
		text("所在党支部", func(r row) string { return r.Branch }),
		text("加入党组织日期", func(r row) string { return string(r.JoinDate) }),
		text("转为正式党员日期", func(r row) string { return string(r.FullDate) }),
		text("工作岗位", func(r row) string { return r.Job }),
		text("联系电话", phone),
		text("家庭住址", func(r row) string { return r.Address }),
		text("党籍状态", func(r row) string { return r.Status.Label() }),
		text("是否为失联党员", func(r row) string { return yesNo(r.Lost) }),
		text("是否为流动党员", func(r row) string { return yesNo(r.Floating) }),
		text("外出流向", func(r row) string { return r.FloatTo }),
		text("备注", func(r row) string { return r.Remark }),
	}
}

func yesNo(v bool) string {
	if v {
		return "是"
	}
	return "否"
}

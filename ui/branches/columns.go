package branches

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// columns are the columns of the ledger; those that are hidden can be chosen in the 列 menu.
func columns() []table.Column[row] {
	text := func(id, title string, width float32, get func(row) string) table.Column[row] {
		return table.Column[row]{ID: id, Title: title, Width: width, Text: get,
			Compare: func(a, b row) int { return strings.Compare(get(a), get(b)) }}
	}
	count := func(id, title string, get func(row) int) table.Column[row] {
		return table.Column[row]{ID: id, Title: title, Width: 50, Align: look.Right, Text: func(r row) string { return strconv.Itoa(get(r)) },
			Compare: func(a, b row) int { return cmp.Compare(get(a), get(b)) }, Total: func(rows []row) string { return total(rows, get) }}
	}
	hidden := func(c table.Column[row]) table.Column[row] { c.Hidden = true; return c }
	name := text("name", "名称", 180, func(r row) string { return r.Org.Name })
	name.Flex, name.Lead, name.Always = true, true, true
	name.Compare = func(a, b row) int { return strings.Compare(a.Org.SortPinyin, b.Org.SortPinyin) }
	formed := text("formation", "组建", 52, formation)
	formed.Ink = func(row) look.Token { return look.Text2 }
	units := count("units", "单位", func(r row) int { return len(r.Units) })
	units.Total = unitTotal
	term := text("term", "任期届满", 108, func(r row) string { return orElse(string(r.Org.TermEnd), "—") })
	term.Ink = termInk
	term.Bold = func(r row) bool { return r.Term == office.TermOverdue }
	progress := text("progress", "考核", 92, func(r row) string { return r.Progress.Label() })
	progress.Ink = progressInk
	progress.Compare = func(a, b row) int { return cmp.Compare(progressRank(a), progressRank(b)) }
	return []table.Column[row]{
		name, formed, units,
		count("full", "正式", func(r row) int { return r.Full }),
		count("members", "党员", func(r row) int { return r.Members }),
		text("secretary", "书记", 76, func(r row) string { return orElse(r.Secretary, "—") }),
		term, progress,
		hidden(text("kind", "类别", 92, func(r row) string { return r.Org.Kind.Label() })),
		hidden(text("parent", "上级党组织", 160, func(r row) string { return r.Parent })),
		hidden(text("management", "管理关系", 84, func(r row) string { return r.Org.Management.Label() })),
		hidden(text("setup", "成立时间", 104, func(r row) string { return string(r.Org.SetUpOn) })),
		hidden(text("phone", "联系电话", 120, func(r row) string { return r.Org.Phone })),
	}
}

func formation(r row) string {
	switch r.Org.Kind {
	case model.GeneralBranch:
		return "总支"
	case model.Group:
		return "小组"
	}
	return string([]rune(orElse(r.Org.Formation.Label(), "未填"))[:2])
}

func total(rows []row, get func(row) int) string {
	n := 0
	for _, r := range rows {
		n += get(r)
	}
	return kit.Count(n)
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

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// exportColumns are the columns of the ledger in a file.
func exportColumns() []table.Column[row] {
	text := func(title string, get func(row) string) table.Column[row] {
		return table.Column[row]{ID: title, Title: title, Text: get}
	}
	return []table.Column[row]{
		text("党组织全称", func(r row) string { return r.Org.Name }),
		text("组织类别", func(r row) string { return r.Org.Kind.Label() }),
		text("上级党组织", func(r row) string { return r.Parent }),
		text("组建方式", func(r row) string { return r.Org.Formation.Label() }),
		text("管理关系", func(r row) string { return r.Org.Management.Label() }),
		text("覆盖单位", unitNames),
		text("党员人数", func(r row) string { return strconv.Itoa(r.Members) }),
		text("其中正式党员", func(r row) string { return strconv.Itoa(r.Full) }),
		text("书记", func(r row) string { return r.Secretary }),
		text("成立时间", func(r row) string { return string(r.Org.SetUpOn) }),
		text("本届起始", func(r row) string { return string(r.Org.TermStart) }),
		text("届满时间", func(r row) string { return string(r.Org.TermEnd) }),
		text("联系电话", func(r row) string { return r.Org.Phone }),
		text("备注", func(r row) string { return r.Org.Remark }),
	}
}

func unitNames(r row) string {
	names := make([]string, len(r.Units))
	for i, u := range r.Units {
		names[i] = u.Name
	}
	return strings.Join(names, "、")
}

package units

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
)

var fields = records.Fields[row, model.Unit]{Kind: record.Units, Of: func(r *row) *model.Unit { return &r.Unit }}

// columns are the columns of the list; those that are hidden can be chosen in the 列 menu.
func columns() []table.Column[row] {
	name := fields.Column("name", 168)
	name.Flex, name.Lead, name.Always = true, true, true
	name.Compare = func(a, b row) int { return strings.Compare(a.SortPinyin, b.SortPinyin) }
	orgs := orgColumn("—")
	coverage := coverageColumn()
	coverage.Ink = func(r row) look.Token {
		switch {
		case r.ClosedOn != "":
			return look.Text3
		case r.Coverage == model.NotCovered:
			return look.Bad
		case r.Coverage == model.CoveredByPerson:
			return look.Warn
		}
		return look.Clear
	}
	full := count("full", "正式", func(r row) int { return r.Full })
	full.Ink = func(r row) look.Token {
		if r.Due() {
			return look.Bad
		}
		return look.Clear
	}
	staff := fields.Column("staff", 52)
	staff.Title = "职工"
	return append([]table.Column[row]{name, orgs, coverage, full, count("probation", "预备", func(r row) int { return r.Probation }), staff},
		records.Hidden(instructorColumn(), fields.Column("kind", 88), fields.Column("district", 88), fields.Column("legal_person", 84), fields.Column("credit_code", 168),
			fields.Column("licence_to", 100), fields.Column("address", 160))...)
}

// orgColumn shows the organisations that cover a unit.
func orgColumn(none string) table.Column[row] {
	c := records.Column("orgs", "覆盖它的党组织", record.Org, func(r row) string { return cmp.Or(r.OrgNames(), none) })
	c.Width, c.Flex = 168, true
	return c
}

func coverageColumn() table.Column[row] {
	c := records.Column("coverage", "覆盖", record.Choice, coverageText)
	c.Width, c.Compare = 72, func(a, b row) int { return cmp.Compare(a.Coverage, b.Coverage) }
	return c
}

func coverageText(r row) string {
	if r.ClosedOn != "" {
		return "已停办"
	}
	return r.Coverage.Label()
}

func instructorColumn() table.Column[row] {
	return records.Column("instructor", "指导员", record.Member, func(r row) string { return r.Instructor })
}

// count is a column of numbers.
func count(id, title string, get func(row) int) table.Column[row] {
	c := records.Column(id, title, record.Number, func(r row) string { return strconv.Itoa(get(r)) })
	c.Width = 48
	return c
}

// exportColumns are the columns of the list in a file.
func exportColumns() []table.Column[row] {
	named := fields.File("name", "kind")
	named[0].Title = "单位名称"
	all := append(named, orgColumn(""), coverageColumn(), count("full", "正式党员", func(r row) int { return r.Full }),
		count("probation", "预备党员", func(r row) int { return r.Probation }), instructorColumn())
	return append(all, fields.File("staff", "credit_code", "licence", "licence_to", "legal_person", "authority", "district", "address", "closed_on", "closed_why")...)
}

func people(r row) string {
	text := fmt.Sprintf("正式 %d，预备 %d", r.Full, r.Probation)
	if other := r.People - r.Full - r.Probation; other > 0 {
		text += fmt.Sprintf("，类别未填 %d", other)
	}
	return text
}

package main

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

type person struct {
	id, name, sex, birth, number, branch, kind, joined string
	age                                                int
}

func people(n int) []person {
	given := []string{"一舟", "青禾", "青野", "晓棠", "见鹿", "知衡", "予墨", "雨眠", "书屹", "怀竹"}
	family := []string{"陈", "段", "方", "洪", "林", "欧阳", "潘", "任", "沈", "温", "许", "叶", "张", "赵"}
	list := make([]person, n)
	for i := range list {
		list[i] = person{id: fmt.Sprint(i), name: family[i%len(family)] + given[i/3%len(given)], sex: []string{"男", "女"}[i%2],
			birth: fmt.Sprintf("%d-%02d", 1970+i%35, 1+i%12), number: fmt.Sprintf("320100********%04d", i%10000),
			branch: []string{"听松书法培训中心党支部", "鹭汀小学党支部", "南片培训机构联合党支部"}[i%3], kind: []string{"正式", "预备"}[i/7%2], joined: fmt.Sprintf("%d-07-01", 1995+i%30), age: i % 60}
	}
	return list
}

func peopleSpec() table.Spec[person] {
	text := func(f func(person) string) (func(person) string, func(a, b person) int) {
		return f, func(a, b person) int { return cmp.Compare(f(a), f(b)) }
	}
	column := func(id, title string, w float32, f func(person) string) table.Column[person] {
		t, c := text(f)
		return table.Column[person]{ID: id, Title: title, Width: w, Text: t, Compare: c}
	}
	name := column("name", "姓名", 104, func(p person) string { return p.name })
	name.Lead = true
	kind := column("kind", "类别", 48, func(p person) string { return p.kind })
	kind.Ink = func(p person) look.Token {
		if p.kind == "预备" {
			return look.Info
		}
		return look.Text1
	}
	branch := column("branch", "所在党支部", 176, func(p person) string { return p.branch })
	branch.Flex = true
	age := column("age", "党龄", 64, func(p person) string { return fmt.Sprint(p.age) })
	age.Align = look.Right
	age.Compare = func(a, b person) int { return cmp.Compare(a.age, b.age) }
	age.Total = func(all []person) string {
		sum := 0
		for _, p := range all {
			sum += p.age
		}
		return kit.Count(sum)
	}
	age.Tone = func(p person) look.Tone {
		if p.age == 42 {
			return look.ToneBad
		}
		return look.ToneNone
	}
	tags := table.Column[person]{ID: "tags", Title: "标记", Width: 96, Tags: func(p person) []table.Tag {
		if p.age%9 == 0 {
			return []table.Tag{{Text: "转正逾期", Tone: look.ToneBad}}
		}
		return nil
	}}
	return table.Spec[person]{ID: "people", Checks: true, Unit: "人", SortBy: "name", Key: func(p person) string { return p.id },
		Columns: []table.Column[person]{name, column("sex", "性别", 44, func(p person) string { return p.sex }), column("birth", "出生", 76, func(p person) string { return p.birth }),
			column("number", "公民身份号码", 152, func(p person) string { return p.number }), branch, kind, column("joined", "入党日期", 94, func(p person) string { return p.joined }), age, tags},
		Actions: func([]person) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.NewButton("转移到支部", nil).Small(), kit.NewButton("登记活动", nil).Small()}
		}}
}

func bigTable() *table.Table[person] {
	t := table.New(peopleSpec())
	t.SetRows(people(5000))
	return t
}

type gridRow struct {
	name  string
	marks map[string]string
}

func scoreGrid() *table.Table[*gridRow] {
	columns := []table.Column[*gridRow]{
		{ID: "name", Title: "支部", Width: 148, Lead: true, Small: false, Always: true, Text: func(r *gridRow) string { return r.name },
			Draw: func(_ *gridRow, c *table.Cell) { c.Icon = "chevron-right" }},
		{ID: "line", Title: "栏", Width: 40, Small: true, Text: func(*gridRow) string { return "复核" }},
	}
	groups := []struct {
		name  string
		items []string
	}{{"A　政治引领 20", []string{"A1", "A2", "A3", "A4", "A5"}}, {"B　组织建设 20", []string{"B1", "B2", "B3", "B4", "B5"}}, {"C　组织生活 25", []string{"C1", "C2", "C3"}}, {"D　队伍 35", []string{"D1", "D2", "D3", "D4", "D5", "D6"}}}
	for _, g := range groups {
		for i, id := range g.items {
			columns = append(columns, table.Column[*gridRow]{ID: id, Title: id, Sub: "5", Group: g.name, Width: 47, Align: look.Right, RuleOff: i == 0,
				Text: func(r *gridRow) string { return r.marks[id] }, Edit: func(*gridRow) bool { return true },
				Tone: func(r *gridRow) look.Tone {
					if r.marks[id] == "3.00" {
						return look.ToneInfo
					}
					return look.ToneNone
				}})
		}
	}
	t := table.New(table.Spec[*gridRow]{Columns: columns, Key: func(r *gridRow) string { return r.name }, RowHeight: look.DenseRow, Cells: true, Frozen: 2, CellPad: 6,
		Picked: func(r *gridRow) bool { return r.name == "朗晨外语培训学校" },
		Commit: func(r *gridRow, id, s string) error {
			if s > "9" {
				return fmt.Errorf("over")
			}
			r.marks[id] = s
			return nil
		}})
	var rows []*gridRow
	for i, n := range []string{"青禾培训学校", "松溪艺术培训中心", "朗晨外语培训学校", "澄观实验学校", "稚林幼儿园", "望桥职业培训学校"} {
		r := &gridRow{n, map[string]string{}}
		for k, c := range columns[2:] {
			r.marks[c.ID] = []string{"5.00", "4.00", "2.00", "3.00"}[(i*k+k)%4]
		}
		rows = append(rows, r)
	}
	t.SetRows(rows)
	t.SetCurrentCell("松溪艺术培训中心", "A3")
	return t
}

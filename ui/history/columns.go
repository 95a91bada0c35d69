package history

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
)

const moment = "2006-01-02 15:04"

func changeColumns() []table.Column[model.ChangeSet] {
	column := func(id, title string, width float32, text func(model.ChangeSet) string) table.Column[model.ChangeSet] {
		c := records.Column(id, title, record.Text, text)
		c.Width = width
		return c
	}
	at := column("at", "时间", 140, func(c model.ChangeSet) string { return model.When(c.At, moment) })
	at.Always, at.Compare = true, func(a, b model.ChangeSet) int { return cmp.Compare(a.ID, b.ID) }
	why := column("why", "内容", 240, func(c model.ChangeSet) string { return c.Why })
	why.Flex, why.Lead, why.Always, why.Ink = true, true, true, inkOf
	rows := column("rows", "改动", 92, func(c model.ChangeSet) string { return fmt.Sprintf("%s 处", kit.Count(c.Rows)) })
	rows.Align, rows.Compare = look.Right, func(a, b model.ChangeSet) int { return cmp.Compare(a.Rows, b.Rows) }
	return []table.Column[model.ChangeSet]{at, column("who", "操作人", 88, func(c model.ChangeSet) string { return c.Who }), why,
		column("kind", "类别", 100, func(c model.ChangeSet) string { return kindLabel(c.Sort()) }), rows,
		{ID: "state", Title: "状态", Width: 84, Tags: state},
		{ID: "undo", Title: "撤销", Width: 48, Always: true, Draw: drawUndo},
	}
}

func importColumns() []table.Column[importRow] {
	column := func(id, title string, width float32, text func(importRow) string) table.Column[importRow] {
		c := records.Column(id, title, record.Text, text)
		c.Width = width
		return c
	}
	at := column("at", "时间", 140, func(r importRow) string { return model.When(r.At, moment) })
	at.Always, at.Compare = true, func(a, b importRow) int { return cmp.Compare(a.ID, b.ID) }
	file := column("file", "文件", 168, func(r importRow) string { return r.File })
	file.Flex, file.Lead, file.Always = true, true, true
	columns := []table.Column[importRow]{at, file, column("kind", "内容", 106, func(r importRow) string { return intake.Kind(r.Kind).Label() })}
	for _, c := range counts {
		columns = append(columns, records.Column(c.id, c.label, record.Number, func(r importRow) string {
			if c.of(r) == 0 {
				return "—"
			}
			return strconv.Itoa(c.of(r))
		}))
	}
	state := table.Column[importRow]{ID: "state", Title: "状态", Width: 68, Tags: importState}
	undo := table.Column[importRow]{ID: "undo", Title: "撤销", Width: 48, Always: true, Draw: func(r importRow, cell *table.Cell) { drawUndo(r.set, cell) }}
	return append(columns, state, undo)
}

// counts are what became of the rows of an import.
var counts = []struct {
	id, label string
	of        func(importRow) int
}{
	{"new", "新增", func(r importRow) int { return r.New }},
	{"update", "更新", func(r importRow) int { return r.Update }},
	{"same", "相同", func(r importRow) int { return r.Same }},
	{"skip", "跳过", func(r importRow) int { return r.Skip }},
	{"conflict", "未确认", func(r importRow) int { return r.Conflict }},
	{"errors", "有问题", func(r importRow) int { return r.Errors }},
}

// kinds are the kinds of changes, which are filters of the list.
var kinds = []struct{ id, label string }{
	{"import", "导入"}, {"edit", "资料修改"}, {"assess", "考核"}, {"settings", "设置"}, {"undo", "撤销"}, {"restore", "恢复备份"}, {"reveal", "查看和导出"},
}

func kindFilters() []records.Filter[model.ChangeSet] {
	var all []records.Filter[model.ChangeSet]
	for _, k := range kinds {
		all = append(all, records.Filter[model.ChangeSet]{ID: k.id, Label: k.label, Keep: func(c model.ChangeSet) bool { return c.Sort() == k.id }})
	}
	return all
}

func kindLabel(kind string) string {
	if i := slices.IndexFunc(kinds, func(k struct{ id, label string }) bool { return k.id == kind }); i >= 0 {
		return kinds[i].label
	}
	return "其他"
}

func inkOf(c model.ChangeSet) look.Token {
	if c.Undone != 0 {
		return look.Text3
	}
	return look.Clear
}

func state(c model.ChangeSet) []table.Tag {
	switch {
	case c.Undone != 0:
		return []table.Tag{{Text: "已撤销", Tone: look.ToneMuted}}
	case c.Undoes != 0:
		return []table.Tag{{Text: "撤销", Tone: look.ToneInfo}}
	}
	return nil
}

func importState(r importRow) []table.Tag {
	if text := r.State(); text != "" {
		return []table.Tag{{Text: text, Tone: look.ToneMuted}}
	}
	return nil
}

func drawUndo(c model.ChangeSet, cell *table.Cell) {
	if c.ID != 0 && c.NoUndo() == "" {
		cell.Icon, cell.Ink, cell.Indent = "undo", look.Info, 4
	}
}

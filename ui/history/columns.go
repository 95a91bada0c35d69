package history

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// importRow is an import with the change set that it made.
type importRow struct {
	model.Import
	set model.ChangeSet
}

const moment = "2006-01-02 15:04"

func (s *Screen) changeColumns() []table.Column[model.ChangeSet] {
	return []table.Column[model.ChangeSet]{
		{ID: "at", Title: "时间", Width: 140, Always: true, Text: func(c model.ChangeSet) string { return model.When(c.At, moment) },
			Compare: func(a, b model.ChangeSet) int { return cmp.Compare(a.ID, b.ID) }},
		{ID: "who", Title: "操作人", Width: 88, Text: func(c model.ChangeSet) string { return c.Who },
			Compare: func(a, b model.ChangeSet) int { return strings.Compare(a.Who, b.Who) }},
		{ID: "why", Title: "内容", Width: 240, Flex: true, Lead: true, Always: true, Text: func(c model.ChangeSet) string { return c.Why },
			Ink: inkOf},
		{ID: "kind", Title: "类别", Width: 84, Text: func(c model.ChangeSet) string { return kindLabel(kindOf(c)) },
			Compare: func(a, b model.ChangeSet) int { return strings.Compare(a.Kind, b.Kind) }},
		{ID: "rows", Title: "改动", Width: 72, Align: look.Right, Text: func(c model.ChangeSet) string { return fmt.Sprintf("%s 处", kit.Count(c.Rows)) },
			Compare: func(a, b model.ChangeSet) int { return cmp.Compare(a.Rows, b.Rows) }},
		{ID: "state", Title: "状态", Width: 84, Tags: state},
		{ID: "undo", Title: "撤销", Width: 48, Always: true, Draw: func(c model.ChangeSet, cell *table.Cell) { drawUndo(c, cell) }},
	}
}

func (s *Screen) importColumns() []table.Column[importRow] {
	count := func(id, title string, get func(importRow) int) table.Column[importRow] {
		return table.Column[importRow]{ID: id, Title: title, Width: 56, Align: look.Right, Text: func(r importRow) string {
			if get(r) == 0 {
				return "—"
			}
			return strconv.Itoa(get(r))
		}, Compare: func(a, b importRow) int { return cmp.Compare(get(a), get(b)) }}
	}
	return []table.Column[importRow]{
		{ID: "at", Title: "时间", Width: 140, Always: true, Text: func(r importRow) string { return model.When(r.At, moment) },
			Compare: func(a, b importRow) int { return cmp.Compare(a.ID, b.ID) }},
		{ID: "file", Title: "文件", Width: 168, Flex: true, Lead: true, Always: true, Text: func(r importRow) string { return r.File }},
		{ID: "kind", Title: "内容", Width: 106, Text: func(r importRow) string { return intake.Kind(r.Kind).Label() }},
		count("new", "新增", func(r importRow) int { return r.New }),
		count("update", "更新", func(r importRow) int { return r.Update }),
		count("same", "相同", func(r importRow) int { return r.Same }),
		count("skip", "跳过", func(r importRow) int { return r.Skip }),
		count("conflict", "未确认", func(r importRow) int { return r.Conflict }),
		count("errors", "有问题", func(r importRow) int { return r.Errors }),
		{ID: "state", Title: "状态", Width: 68, Tags: func(r importRow) []table.Tag { return state(r.set) }},
		{ID: "undo", Title: "撤销", Width: 48, Always: true, Draw: func(r importRow, cell *table.Cell) { drawUndo(r.set, cell) }},
	}
}

func kindLabel(kind string) string {
	for _, k := range kinds {
		if k.id == kind && kind != "" {
			return k.label
		}
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

func drawUndo(c model.ChangeSet, cell *table.Cell) {
	if c.ID != 0 && cannot(c) == "" {
		cell.Icon, cell.Ink, cell.Indent = "undo", look.Info, 4
	}
}

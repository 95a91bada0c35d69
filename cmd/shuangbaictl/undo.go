package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func runUndo(ctx context.Context, a *app, args []string) error {
	word, err := oneWord(a.dryRunFlags("undo"), args, "变更编号 [--dry-run]")
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(word, 10, 64)
	if err != nil || id <= 0 {
		return model.Errorf(model.Usage, "“%s”不是变更编号；用 shuangbaictl list changes 查看", word)
	}
	return a.with(ctx, false, func(o *office.Office) error {
		undo := o.Undo
		if a.dryRun {
			undo = o.UndoPreview
		}
		report, err := undo(ctx, id)
		if err != nil && len(report.Kept) == 0 {
			return err
		}
		a.tellUndo(id, report, err)
		return err
	})
}

// tellUndo says what an undo did, or why it did nothing. The rows that it kept are named: whoever may undo a change may
// see the roster.
func (a *app) tellUndo(id int64, report office.UndoReport, failed error) {
	if a.json {
		kept := []map[string]any{}
		for _, k := range report.Kept {
			kept = append(kept, map[string]any{"table": k.Table, "id": k.ID, "label": k.Label, "why": k.Why, "columns": append([]string{}, k.Columns...)})
		}
		a.printWith(map[string]any{"undone": id, "change_set": report.ChangeSet, "restored": report.Restored, "kept": kept, "dry_run": a.dryRun}, failed)
		return
	}
	switch {
	case failed != nil:
	case a.dryRun:
		a.say("将撤销第 %d 号变更，恢复 %d 处；只是预览，没有写任何东西", id, report.Restored)
	default:
		a.say("已撤销第 %d 号变更，恢复 %d 处；这次撤销是第 %d 号，也能撤销", id, report.Restored, report.ChangeSet)
	}
	if len(report.Kept) > 0 {
		a.say("%s", fmt.Sprintf("保留现在内容的 %d 处：", len(report.Kept)))
	}
	for _, k := range report.Kept {
		a.say("  %s", k.Text())
	}
}

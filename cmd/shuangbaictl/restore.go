package main

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// warn prints what Verify found in a file that was copied all the same.
func (a *app) warn(before string, problems []string) {
	for _, p := range problems {
		fmt.Fprintf(a.stderr, "注意：%s：%s\n", before, p)
	}
}

func runRestore(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("restore")
	a.forceFlag(fs)
	fs.BoolVar(&a.dryRun, "preview", a.dryRun, "同 --dry-run：说清会少什么、会变什么，不恢复")
	list := fs.Bool("list", false, "列出可以恢复的备份，旁边的和第二个地方的")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) > 1 || *list != (len(words) == 0) {
		return model.Errorf(model.Usage, "用法：shuangbaictl restore 备份文件 [--force] [--dry-run 或 --preview]，或者 restore --list")
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	if *list {
		return a.listRestorable(ctx, path)
	}
	source := words[0]
	if err := a.unlock(ctx, source); err != nil {
		return err
	}
	if err := a.unlock(ctx, path); err != nil && !a.force {
		return err
	}
	do := func(ctx context.Context, from, to string, overOther bool) (office.RestoreReport, error) {
		return office.Restore(ctx, from, to, a.user(), overOther, clock)
	}
	if a.dryRun {
		do = office.RestorePreview
	}
	r, err := do(ctx, source, path, a.force)
	if err != nil {
		if r.Other != "" && !a.force {
			err = model.Errorf(model.Conflict, "%s；确实要换，加上 --force", model.MessageOf(err))
		}
		return err
	}
	a.warn("备份校验发现", r.Problems)
	if r.Other != "" {
		a.warn("换成了另一份数据文件", []string{r.Other})
	}
	var differs office.RestoreDifference
	if a.dryRun && r.Other == "" {
		if differs, err = office.RestoreDiffers(ctx, source, path); err != nil {
			return err
		}
	}
	if a.json && a.dryRun {
		a.print(map[string]any{"data": path, "from": source, "kept": "", "dry_run": true, "problems": append([]string{}, r.Problems...), "other": r.Other,
			"difference": differenceJSON(&differs)})
	} else if a.json {
		a.print(map[string]any{"data": path, "from": source, "kept": r.Kept, "dry_run": a.dryRun, "problems": append([]string{}, r.Problems...), "other": r.Other})
	}
	if a.dryRun {
		a.say("可以从 %s 恢复，没有写任何东西", source)
		for _, l := range differs.Lines() {
			if r.Other == "" {
				a.say("%s：%s", l.Head, l.Text)
			}
		}
		return nil
	}
	a.say("已从 %s 恢复", source)
	if r.Kept != "" {
		a.say("原来的数据文件留在 %s；恢复错了，用 restore 恢复它就回到原来", r.Kept)
	}
	return nil
}

// listRestorable lists what the data file can be restored from, which need not be there any more.
func (a *app) listRestorable(ctx context.Context, path string) error {
	r := office.RestorableOf(ctx, path)
	rows := []map[string]any{}
	for _, of := range []struct {
		kind string
		all  []office.SavedBackup
	}{{"backup", r.Beside}, {"second", r.Second}, {"aside", r.Aside}} {
		for _, b := range of.all {
			at := model.When(b.At, "2006-01-02 15:04")
			rows = append(rows, map[string]any{"file": b.Path, "at": at, "reason": b.Reason, "bytes": b.Size, "kind": of.kind, "key": b.Key})
			line := fmt.Sprintf("%s　%s　%s　%s", at, b.Reason, model.BytesText(b.Size), b.Path)
			if b.Key != "" {
				line += "　" + b.Key
			}
			a.say("%s", line)
		}
	}
	if len(rows) == 0 {
		a.say("没有可以恢复的备份")
	}
	if r.Trouble != "" {
		a.warn("没有全列出", []string{r.Trouble})
	}
	if a.json {
		a.print(map[string]any{"data": path, "copies": rows, "place": r.Place, "place_trouble": r.Trouble})
	}
	return nil
}

// differenceJSON is what a restore would do: the changes and rows that only the data file or only the backup has, and the years
// whose assessment is at another point.
func differenceJSON(d *office.RestoreDifference) map[string]any {
	sets := func(all []model.ChangeSet) []map[string]any {
		out := []map[string]any{}
		for _, c := range all {
			out = append(out, map[string]any{"number": c.ID, "at": model.When(c.At, "2006-01-02 15:04"), "who": c.Who, "why": c.Why})
		}
		return out
	}
	rows := func(l office.RowList) map[string]any {
		return map[string]any{"count": l.Count, "names": append([]string{}, l.Names...)}
	}
	tables, years := []map[string]any{}, []map[string]any{}
	for _, t := range d.Tables {
		tables = append(tables, map[string]any{"table": t.Table, "label": t.Label, "gone": rows(t.Gone), "changed": rows(t.Changed), "back": rows(t.Back)})
	}
	for _, y := range d.Years {
		years = append(years, map[string]any{"year": y.Year, "now": y.Now, "then": y.Then})
	}
	return map[string]any{"backup_at": model.When(d.At, "2006-01-02 15:04"), "changes_gone": sets(d.After), "changes_apart": sets(d.Apart),
		"tables": tables, "years": years, "not_compared": d.Why}
}

package main

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
)

func districtAdd(ctx context.Context, a *app, o *office.Office, f districtFlags, paths []string) error {
	password, err := passwordFrom(f.secret)
	if err != nil {
		return err
	}
	plan, err := o.PlanTake(ctx, paths, password, nil)
	if err != nil {
		return err
	}
	if f.latest {
		if err := o.Insist(ctx, plan, plan.Overtaken()...); err != nil {
			return err
		}
	}
	files := []map[string]any{}
	for i, file := range plan.Files {
		files = append(files, takeJSON(paths[i], file))
		a.say("%s", takeLine(file))
		if file.Err == nil && !file.Same {
			a.say("  %s", file.Origin())
		}
		for _, c := range file.Changes {
			a.say("  %d　%s", c.Year, c.Text)
		}
		if file.Overtaken {
			a.say("  要以这份为准，加上 --as-latest")
		}
		for _, c := range file.Conflicts {
			a.say("  待定：%s", conflictLine(c))
		}
	}
	if refused := plan.Refused(); len(refused) > 0 && !f.good {
		err := refused[0].Err
		if len(plan.Files) > 1 {
			err = model.Errorf(model.CodeOf(err), "%s：%s。其余的也没有收；只收好的，加上 --good-only", refused[0].File, model.MessageOf(err))
		}
		if a.json {
			a.printWith(map[string]any{"files": files, "change_set": 0}, err)
		}
		return err
	}
	var settled []model.Settlement
	if f.settle != "" {
		for _, c := range plan.Conflicts() {
			settled = append(settled, c.Settle(f.settle == "take"))
		}
	}
	set, err := o.Take(ctx, plan, settled)
	if err != nil {
		return err
	}
	if a.json {
		a.print(map[string]any{"files": files, "change_set": set, "dry_run": a.dryRun})
		return nil
	}
	if len(plan.Good()) == 0 {
		a.say("没有要收的，什么都没有改动")
		return nil
	}
	return a.changed(set, plan.Said(), nil)
}

func takeLine(f *office.TakeFile) string {
	switch {
	case f.Err != nil:
		return f.File + "　没有收：" + model.MessageOf(f.Err)
	case f.Same && f.Insisted:
		return f.File + "　" + f.Committee + "　以前收过，以这份为准"
	case f.Same:
		return f.File + "　以前收过，照旧"
	case f.New:
		return f.File + "　" + f.Committee + "　新列入名单"
	}
	return f.File + "　" + f.Committee
}

func takeJSON(path string, f *office.TakeFile) map[string]any {
	object := map[string]any{"file": path, "committee": f.Committee, "same": f.Same, "new": f.New, "roster_left": f.RosterLeft, "overtaken": f.Overtaken, "as_latest": f.Insisted}
	if f.Err != nil {
		object["error"] = map[string]string{"code": string(model.CodeOf(f.Err)), "message": model.MessageOf(f.Err)}
		return object
	}
	changes := []map[string]any{}
	for _, c := range f.Changes {
		changes = append(changes, map[string]any{"year": c.Year, "new": c.New, "nothing": c.Nothing, "text": c.Text})
	}
	object["changes"], object["conflicts"], object["people"], object["hash"] = changes, conflictsJSON(f.Conflicts), f.Package.People, f.Package.Hash
	return object
}

func conflictsJSON(all []district.Conflict) []map[string]any {
	objects := []map[string]any{}
	for _, c := range all {
		objects = append(objects, map[string]any{"committee": c.Committee, "year": c.Year, "branch": c.Name, "standing": c.Standing, "incoming": c.Incoming})
	}
	return objects
}

func conflictLine(c district.Conflict) string {
	return fmt.Sprintf("%s　%d 年度　%s　原来 %s，后来 %s", c.Committee, c.Year, c.Name, c.Standing, c.Incoming)
}

func districtConflicts(ctx context.Context, a *app, o *office.Office, f districtFlags, _ []string) error {
	c, err := o.Comparison(ctx, f.year)
	if err != nil {
		return err
	}
	var all []district.Conflict
	for _, r := range c.Rows {
		all = append(all, r.Conflicts...)
	}
	for _, one := range all {
		a.say("%s", conflictLine(one))
	}
	if a.json {
		a.print(map[string]any{"conflicts": conflictsJSON(all)})
	}
	return nil
}

func districtSettle(ctx context.Context, a *app, o *office.Office, f districtFlags, words []string) error {
	if words[1] != "keep" && words[1] != "take" {
		return model.Errorf(model.Usage, "写 keep（保留原来的）或 take（采用后来的）")
	}
	s, err := senderNamed(ctx, o, words[0])
	if err != nil {
		return err
	}
	c, err := o.Comparison(ctx, f.year)
	if err != nil {
		return err
	}
	row := c.Row(s.ID)
	if row == nil || len(row.Conflicts) == 0 {
		return model.Errorf(model.NotFound, "“%s”没有待定的结果", s.Name)
	}
	set, err := o.SettleResults(ctx, row.Conflicts, words[1] == "take")
	return a.changed(set, fmt.Sprintf("定下%s %d 处待定的结果", s.Name, len(row.Conflicts)), err)
}

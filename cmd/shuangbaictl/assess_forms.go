package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/selfform"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// pathList is a flag that may be given several times.
type pathList []string

func (p *pathList) String() string     { return strings.Join(*p, " ") }
func (p *pathList) Set(s string) error { *p = append(*p, s); return nil }

// assessExport writes the self-assessment forms, of all branches or of those whose name holds branch.
func (a *app) assessExport(ctx context.Context, o *office.Office, year int, words []string, branch, group string) error {
	if len(words) != 1 {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess export 文件夹 [--branch 支部] [--group 组别] [--force]")
	}
	var only []int64
	if branch != "" || group != "" {
		f, err := o.Facts(ctx, year)
		if err != nil {
			return err
		}
		sheets := f.SheetsOf(nil)
		if group != "" {
			if f, err = office.FindGroup(f, group); err != nil {
				return err
			}
			sheets = f.Sheets
		}
		var names []string
		for _, s := range sheets {
			names = append(names, s.Branch)
			if strings.Contains(s.Branch, branch) {
				only = append(only, s.OrgID)
			}
		}
		if only == nil {
			return noSuchBranch(names, branch)
		}
	}
	forms, err := o.SendForms(ctx, year, words[0], only, a.force, a.progress("写出"))
	if model.CodeOf(err) == model.Exists {
		return model.Errorf(model.Exists, "%s，或者加上 --force 替换它们", model.MessageOf(err))
	}
	if err != nil {
		return err
	}
	listed := []map[string]any{}
	for _, form := range forms {
		listed = append(listed, map[string]any{"branch": form.Branch, "file": form.File})
	}
	if a.json {
		a.print(map[string]any{"year": year, "files": listed, "dry_run": a.dryRun})
	}
	if a.dryRun {
		a.say("可以写出 %d 份自评表，没有写任何东西", len(forms))
		return nil
	}
	a.say("已写出 %d 份自评表：%s", len(forms), words[0])
	return nil
}

// assessCollect takes back what the branches handed in.
func (a *app) assessCollect(ctx context.Context, o *office.Office, year int, paths, take []string, goodOnly bool) error {
	if len(paths) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl assess collect 文件或文件夹… [--good-only] [--take 文件]… [--dry-run]")
	}
	c, err := o.ReadForms(ctx, year, paths, a.progress("核对"))
	if err != nil {
		return err
	}
	for _, path := range take {
		if c, err = o.Choose(ctx, c, path); err != nil {
			return err
		}
	}
	var id int64
	if a.dryRun {
		err = c.Refusal(goodOnly)
	} else {
		id, err = o.TakeForms(ctx, c, goodOnly)
	}
	if a.json {
		object := collectionJSON(c)
		object["change_set"], object["dry_run"] = id, a.dryRun
		a.printWith(object, err)
		return err
	}
	a.tellCollection(c)
	switch {
	case err != nil:
		return err
	case a.dryRun:
		a.say("可以%s，没有写任何东西", c.ActLabel())
	case id == 0:
		a.say("没有变化，不用收")
	default:
		a.say("已%s。变更编号 %d", c.ActLabel(), id)
	}
	return nil
}

func (a *app) tellCollection(c *office.Collection) {
	for _, f := range c.Files {
		a.say("%s\t%s\t%s", f.State.Label(), f.Name(), f.Text)
		for _, p := range f.Problems {
			a.say("  %s", placed(p))
		}
		for _, n := range f.Notes {
			a.say("  %s", placed(n))
		}
	}
}

// placed is a problem with where it is: 自评表!E8　….
func placed(p selfform.Problem) string {
	place := p.Cell
	if p.Sheet != "" && p.Cell != "" {
		place = p.Sheet + "!" + p.Cell
	} else if p.Sheet != "" {
		place = p.Sheet
	}
	return strings.TrimSpace(place + "　" + p.Text)
}

// collectionJSON is a collection as the contract of the command line has it.
func collectionJSON(c *office.Collection) map[string]any {
	files := []map[string]any{}
	for _, f := range c.Files {
		marks, same := []map[string]any{}, 0
		for _, m := range f.Marks {
			if m.Kind == office.MarkSame {
				same++
				continue
			}
			mark := map[string]any{"branch": m.Branch, "item": m.Item.ID, "cell": m.Cell, "kind": m.Kind, "old": m.Before.Mark, "new": m.After.Mark}
			if m.Before.Reason != m.After.Reason {
				mark["reason"] = []string{m.Before.Reason, m.After.Reason}
			}
			if m.Before.Evidence != m.After.Evidence {
				mark["evidence"] = []string{m.Before.Evidence, m.After.Evidence}
			}
			if m.Note != "" {
				mark["note"] = m.Note
			}
			marks = append(marks, mark)
		}
		claims := []map[string]any{}
		for _, x := range f.Claims {
			if x.Kind == office.MarkSame {
				continue
			}
			claims = append(claims, map[string]any{"line": x.Code, "cell": x.Cell, "kind": x.Kind, "title": x.After.Title, "level": x.After.Level,
				"basis": x.After.Basis, "evidence": x.After.Evidence, "old": x.Before.Points, "new": x.After.Points, "note": x.Note})
		}
		files = append(files, map[string]any{"claims": claims, "file": f.Path, "branch": f.Branch, "state": f.State, "text": f.Text, "form": !f.Plain,
			"problems": problemsJSON(f.Problems), "notes": problemsJSON(f.Notes), "marks": marks, "same": same})
	}
	summary := map[string]any{"files": len(c.Files), "marks": c.Changes()}
	for _, s := range []office.CollectState{office.CollectReady, office.CollectSame, office.CollectEmpty, office.CollectDuplicate, office.CollectChoose,
		office.CollectLeft, office.CollectRefused} {
		summary[string(s)] = c.Count(s)
	}
	return map[string]any{"year": c.Year, "files": files, "summary": summary}
}

func problemsJSON(all []selfform.Problem) []map[string]string {
	listed := []map[string]string{}
	for _, p := range all {
		listed = append(listed, map[string]string{"sheet": p.Sheet, "cell": p.Cell, "text": p.Text})
	}
	return listed
}

// assessMissing lists the branches whose self-assessment is not complete.
func (a *app) assessMissing(ctx context.Context, o *office.Office, year int) error {
	f, err := o.Facts(ctx, year)
	if err != nil {
		return err
	}
	rows := []map[string]any{}
	var all []scoring.HandedInBranch
	for _, g := range f.All() {
		all = append(all, scoring.HandedIn(g)...)
	}
	for _, h := range all {
		if h.Complete() {
			continue
		}
		row := map[string]any{"branch": h.Branch, "secretary": h.Secretary, "state": h.Label(), "given": h.Given, "items": h.Items, "sent": nil}
		if h.Sent != nil {
			row["sent"] = map[string]any{"at": h.Sent.At.UTC().Format(time.RFC3339), "version": h.Sent.Number, "stale": h.Sent.Stale}
		}
		rows = append(rows, row)
		a.say("%s\t%s\t%s\t%s", h.Label(), h.Branch, h.Secretary, h.SentLabel())
	}
	if a.json {
		a.print(map[string]any{"year": year, "missing": rows, "complete": len(all) - len(rows)})
	}
	a.say("%s", fmt.Sprintf("自评已交 %d / %d；名单可用 report missing-self --out 文件 打印", len(all)-len(rows), len(all)))
	return nil
}

package main

import (
	"context"
	"flag"
	"os"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/schemebook"
	"github.com/shuangbai/shuangbai/model/scoring"
)

const schemeUsage = "用法：shuangbaictl scheme list | show ID | export ID 文件.xlsx [--force] | import 文件.xlsx [--year Y] [--dry-run]"

func runScheme(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("scheme", flag.ContinueOnError)
	year := yearFlag(fs)
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	a.forceFlag(fs)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	switch {
	case len(words) == 1 && words[0] == "list":
		return a.withSchemes(ctx, func(_ *office.Office, rows []office.SchemeRow) error {
			return printRows(a, "schemes", rows, schemeColumns, "")
		})
	case len(words) == 2 && words[0] == "show":
		return a.withSchemes(ctx, func(_ *office.Office, rows []office.SchemeRow) error { return a.showScheme(rows, words[1]) })
	case len(words) == 3 && words[0] == "export":
		return a.withSchemes(ctx, func(o *office.Office, rows []office.SchemeRow) error {
			return a.exportScheme(o, rows, words[1], words[2])
		})
	case len(words) == 2 && words[0] == "import":
		return a.with(ctx, false, func(o *office.Office) error { return a.importScheme(ctx, o, *year, words[1]) })
	}
	return model.Errorf(model.Usage, "%s", schemeUsage)
}

// withSchemes works on the schemes of the data file; where none is named and the user has none, on those of the program, with
// no office.
func (a *app) withSchemes(ctx context.Context, work func(*office.Office, []office.SchemeRow) error) error {
	path, err := a.path()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil && a.data == "" {
		rows, err := office.DefaultSchemeRows()
		if err != nil {
			return err
		}
		return work(nil, rows)
	}
	return a.with(ctx, true, func(o *office.Office) error {
		rows, err := o.SchemeRows(ctx)
		if err != nil {
			return err
		}
		return work(o, rows)
	})
}

func (a *app) showScheme(rows []office.SchemeRow, id string) error {
	row, err := office.FindScheme(rows, id)
	if err != nil {
		return err
	}
	s := row.Scheme
	if a.json {
		a.print(s)
	}
	a.say("%s（%s）", s.Title, s.Source)
	for _, p := range s.Parts {
		a.say("%s %s 分", p.Name, p.Max.Short())
		for _, c := range p.Categories {
			a.say("  %s %s %s 分", c.ID, c.Name, c.Max.Short())
			for _, i := range c.Items {
				a.say("    %s %s %s 分", i.Code, i.Name, i.Max.Short())
			}
		}
	}
	for _, problem := range scoring.Validate(s) {
		a.say("要改：%s", problem)
	}
	return nil
}

func (a *app) exportScheme(o *office.Office, rows []office.SchemeRow, id, path string) error {
	row, err := office.FindScheme(rows, id)
	if err != nil {
		return err
	}
	to := outfile.Target{Path: path, Endings: schemebook.Endings}
	if o != nil {
		to = o.Output(path, schemebook.Endings)
	}
	if to, err = a.output(to); err != nil {
		return err
	}
	if err := office.ExportScheme(row.Scheme, to); err != nil {
		return err
	}
	if a.json {
		a.print(map[string]any{"scheme": row.ID, "out": path})
	}
	a.say("%s：%s", row.Scheme.Title, path)
	return nil
}

func (a *app) importScheme(ctx context.Context, o *office.Office, year int, path string) error {
	y, err := a.workingYear(ctx, o, year)
	if err != nil {
		return err
	}
	ctx = a.preview(ctx)
	got, wrong, err := o.ImportScheme(ctx, y, path)
	if err != nil {
		if a.json {
			a.printWith(map[string]any{"problems": append([]schemebook.Problem{}, wrong...)}, err)
		}
		return err
	}
	id := office.DraftRowID(got.Draft)
	if a.json {
		a.print(map[string]any{"scheme": id, "year": y, "title": got.Draft.Scheme.Title, "items": got.Draft.Scheme.ItemCount(),
			"problems": append([]schemebook.Problem{}, got.Unsound...), "change_set": got.Change, "dry_run": a.dryRun})
	}
	if a.dryRun {
		a.say("可以导入，没有写任何东西")
	} else {
		a.say("已导入为 %d 年度的草稿 %s：%s，%d 项。变更编号 %d", y, id, got.Draft.Scheme.Title, got.Draft.Scheme.ItemCount(), got.Change)
	}
	for _, p := range got.Unsound {
		a.say("下发前要改：%s", p)
	}
	return nil
}

package main

import (
	"context"
	"flag"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func runInit(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("init", flag.ContinueOnError)
	name := fs.String("name", "", "党委全称")
	sector := fs.String("sector", "", "education 或 law")
	year := fs.Int("year", 0, "工作年度")
	fs.BoolVar(&a.dryRun, "dry-run", false, "只检查，不建立")
	if _, err := parse(fs, args); err != nil {
		return err
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	c := model.Committee{Name: *name, Sector: model.Sector(*sector), Contact: a.user(), Year: *year}
	if *name == "" || *sector == "" {
		return model.Errorf(model.Usage, "用法：shuangbaictl init --name 党委全称 --sector education|law")
	}
	if a.dryRun {
		if err := c.Validate(); err != nil {
			return err
		}
		a.say("可以建立，没有写任何东西：%s", path)
		return nil
	}
	o, err := office.Create(ctx, path, c, office.Options{Who: a.user()})
	if err != nil {
		return err
	}
	defer o.Close()
	if a.json {
		a.print(map[string]any{"data": path, "committee": c.Name})
	}
	a.say("已建立 %s：%s", path, c.Name)
	return nil
}

func runBackup(ctx context.Context, a *app, args []string) error {
	target, err := oneWord(args, "backup", "文件")
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(o *office.Office) error {
		if err := o.Backup(ctx, target); err != nil {
			return err
		}
		if a.json {
			a.print(map[string]any{"backup": target, "verified": true})
		}
		a.say("已备份并校验：%s", target)
		return nil
	})
}

func runVerify(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("verify", flag.ContinueOnError)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	path := ""
	if len(words) > 0 {
		path = words[0]
	} else if path, err = a.path(); err != nil {
		return err
	}
	report, err := office.Verify(ctx, path)
	if err != nil {
		return err
	}
	if a.json {
		a.print(report)
	}
	a.say("%s", report.Text())
	return nil
}

func runRestore(ctx context.Context, a *app, args []string) error {
	source, err := oneWord(args, "restore", "备份文件")
	if err != nil {
		return err
	}
	path, err := a.path()
	if err != nil {
		return err
	}
	aside, err := office.Restore(ctx, source, path)
	if err != nil {
		return err
	}
	if a.json {
		a.print(map[string]any{"data": path, "from": source, "kept": aside})
	}
	a.say("已从 %s 恢复", source)
	if aside != "" {
		a.say("原来的数据文件留在 %s", aside)
	}
	return nil
}

// oneWord reads a command that takes one word and no flags of its own.
func oneWord(args []string, name, what string) (string, error) {
	words, err := parse(flag.NewFlagSet(name, flag.ContinueOnError), args)
	if err != nil {
		return "", err
	}
	if len(words) != 1 {
		return "", model.Errorf(model.Usage, "用法：shuangbaictl %s %s", name, what)
	}
	return words[0], nil
}

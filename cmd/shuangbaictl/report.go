package main

import (
	"context"
	"flag"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
)

func runReport(ctx context.Context, a *app, args []string) error {
	fs := a.dryRunFlags("report")
	year := yearFlag(fs)
	branch := fs.String("branch", "", "党支部")
	fs.StringVar(branch, "unit", "", "单位，考核单位的组别用")
	out := fs.String("out", "", "文件")
	entry := fs.String("entry", "", "台账记录的编号，共建协议用；会议议程、数据一览、会议纪要写会议名称，名称相同的连日期写")
	a.forceFlag(fs)
	var opts reports.Options
	fs.BoolVar(&opts.WholeNumbers, "whole", false, "花名册、台账：身份证号写全，记入历史")
	fs.BoolVar(&opts.ByStrokes, "strokes", false, "花名册：按姓氏笔画排列")
	fs.BoolVar(&opts.NoReasons, "no-reasons", false, "考核表：不印计分说明")
	fs.BoolVar(&opts.NoBoxes, "no-boxes", false, "考核表：不印签字盖章栏")
	fs.BoolVar(&opts.NoLetterhead, "no-letterhead", false, "函：用红头纸，不印抬头")
	fs.BoolVar(&opts.A3, "a3", false, "组织树：印在 A3 纸上")
	fs.BoolVar(&opts.GroupsApart, "by-group", false, "考核结果公示：每个考核组别各一份，不合成一份")
	fs.BoolVar(&opts.OddStart, "odd-start", false, "双面打印，每份从奇数页起")
	quarter := fs.Int("quarter", 0, "先锋指数公示表：第几季度，不写是最近填全的一个")
	pages := fs.String("pages", "", "页码，如 1-3,5")
	layout := layoutFlags(fs)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 2 && words[0] == "register" { // report register ID
		words = []string{string(intake.RegisterKind(words[1]))}
	}
	if len(words) == 1 && words[0] == "list" {
		papers := append(reports.Catalogue(), reports.Paper{Name: "register:ID", Title: "台账的清单；ID 见 register list"})
		return printRows(a, "reports", papers, paperColumns, "")
	}
	if len(words) > 0 && words[0] == "layout" {
		return a.reportLayout(ctx, words[1:], *year, layout)
	}
	if len(words) != 1 || *out == "" {
		return model.Errorf(model.Usage, "用法：shuangbaictl report 名称 --out 文件.pdf|文件.xlsx；report list 列出全部名称")
	}
	if id, ok := intake.Kind(words[0]).Register(); ok {
		return a.with(ctx, !a.notes(opts.WholeNumbers), func(o *office.Office) error { return a.reportRegister(ctx, o, id, *out, opts.WholeNumbers) })
	}
	found, err := reports.Find(words[0])
	if err != nil {
		return err
	}
	if opts.Pages, err = reports.ParsePages(*pages); err != nil {
		return err
	}
	if err := offered(fs, &found); err != nil {
		return err
	}
	return a.with(ctx, !a.notes(opts.WholeNumbers), func(o *office.Office) error {
		to, err := a.output(o.Output(*out, reports.Endings()))
		if err != nil {
			return err
		}
		y, err := a.workingYear(ctx, o, *year)
		if err != nil {
			return err
		}
		f, err := o.PaperFacts(ctx, y, found.Needs)
		if err != nil {
			return err
		}
		if *quarter != 0 && f.Pioneer != nil {
			if f.Pioneer, err = o.PioneerPaper(ctx, y, *quarter); err != nil {
				return err
			}
		}
		if opts.Layout, err = o.PaperLayout(ctx, found.Name, y); err == nil {
			opts.Layout, err = layout.over(opts.Layout)
		}
		if err != nil {
			return err
		}
		only, err := copiesFor(ctx, o, found, f, *branch, *entry)
		if err != nil {
			return err
		}
		done, err := writePaper(ctx, o, found, f, to, opts, only)
		if err != nil {
			return err
		}
		a.tellWritten(found.Name, found.Title, *out, done)
		return nil
	})
}

// notes reports whether what is written may have to be noted in the history: with whole numbers, and where the data file has a password.
func (a *app) notes(whole bool) bool {
	path, err := a.path()
	if err != nil {
		return whole
	}
	s, err := office.SealInfo(path)
	return whole || err == nil && s.Sealed
}

// offered refuses a flag that says something of a paper which the paper does not have.
func offered(fs *flag.FlagSet, p *reports.Paper) (err error) {
	asks := map[string]reports.Ask{"strokes": reports.AskStrokes, "no-reasons": reports.AskReasons, "no-boxes": reports.AskBoxes,
		"no-letterhead": reports.AskLetterhead, "number": reports.AskOfficial, "issuer": reports.AskOfficial, "date": reports.AskOfficial, "quarter": reports.AskQuarter, "by-group": reports.AskGroups, "a3": reports.AskA3}
	fs.Visit(func(f *flag.Flag) {
		ask, ok := asks[f.Name]
		switch {
		case f.Name == "dry-run":
			err = model.Errorf(model.Usage, "--dry-run 只用于 report layout；出文书不改数据")
		case f.Name == "whole" && !slices.Contains(p.Asks, reports.AskWhole):
			err = model.Errorf(model.Usage, "--whole 只用于党员花名册和台账的清单（report register:ID）；%s里没有身份证号，去掉 --whole 再打印", p.Title)
		case ok && !slices.Contains(p.Asks, ask):
			err = model.Errorf(model.Usage, "%s没有这一项，去掉 --%s 再打印", p.Title, f.Name)
		}
	})
	return err
}

func (a *app) tellWritten(name, title, out string, done reports.Written) {
	if a.json {
		a.print(map[string]any{"report": name, "out": out, "pages": done.Pages, "warnings": append([]string{}, done.Warnings...)})
	}
	a.say("%s：%s", title, out)
	for _, w := range done.Warnings {
		a.say("  %s", w)
	}
}

// reportRegister writes a register: the columns of its list as a paper, all its fields as a workbook, which an import
// reads back. With whole the numbers of persons and telephones are written whole, and the history tells of it.
func (a *app) reportRegister(ctx context.Context, o *office.Office, id, out string, whole bool) error {
	to, err := a.output(o.Output(out, reports.Endings()))
	if err != nil {
		return err
	}
	all, err := o.Entries(ctx, id, false)
	if err != nil {
		return err
	}
	c, err := o.Committee(ctx)
	if err != nil {
		return err
	}
	columns := all.Columns(strings.EqualFold(filepath.Ext(out), ".xlsx"))
	list := reports.RegisterList{ID: all.ID, Committee: c.Name, Title: all.Title, Unit: all.Unit, On: o.Today(), Columns: columns, Lines: all.Lines(columns, whole)}
	var done reports.Written
	write := func() (err error) {
		done, err = reports.WriteCollection(reports.RegisterPaper(list, reports.Options{}), to, o.Now())
		return err
	}
	if err := o.Disclose(ctx, all.Disclosure(columns, whole, model.ToFile), to, write); err != nil {
		return err
	}
	a.tellWritten(string(intake.RegisterKind(id)), all.Title, out, done)
	return nil
}

// writePaper writes one paper as PDF or workbook, by the file's ending; no copies named means all. The history tells of whole ID
// numbers before they are written.
func writePaper(ctx context.Context, o *office.Office, p reports.Paper, f *paper.Facts, to outfile.Target, opts reports.Options, only []int64) (done reports.Written, err error) {
	write := func() (err error) {
		done, err = reports.Write(ctx, p, f, opts, to, only...)
		return err
	}
	d := office.Disclosure{What: p.Title, Way: model.ToFile, Whole: opts.WholeNumbers && !p.Empty(f).Is(), Members: f.MemberIDs(only...)}
	d.Holds, d.Persons = p.Holds(f, only...)
	err = o.Disclose(ctx, d, to, write)
	return done, err
}

package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
)

// runDemo makes a complete sample committee: DIR/demo.db through the real imports, and the year-end papers.
func runDemo(ctx context.Context, a *app, args []string) (err error) {
	fs := flag.NewFlagSet("demo", flag.ContinueOnError)
	a.forceFlag(fs)
	district := fs.Bool("district", false, "再生成收三个党委数据包的区级汇总")
	stage := fs.String("stage", "", "停在一年的哪一步：1 到 7，或者下发、自评、复核、测评、核定、公示、归档")
	dir, err := oneWord(fs, args, "目录 [--stage 步骤] [--district] [--force]")
	if err != nil {
		return err
	}
	if *stage != "" {
		if *district {
			return model.Errorf(model.Usage, "--stage 和 --district 不能一起用：数据包要等全年办完")
		}
		return a.demoAt(ctx, dir, *stage)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return model.Wrap(err, model.ReadOnly, "不能建立文件夹 %s，换一个能写的位置", dir)
	}
	path := filepath.Join(dir, "demo.db")
	papers, err := a.demoPapers(dir, path)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil && !a.force {
		return model.Errorf(model.Exists, "%s 已经存在，没有动它；换一个文件夹，或者加上 --force 重新生成", path)
	}
	whole := filepath.Join(dir, office.SampleDistrictFile)
	if _, err := os.Lstat(whole); *district && err == nil && !a.force {
		return model.Errorf(model.Exists, "%s 已经存在，没有动它；换一个文件夹，或者加上 --force 重新生成", whole)
	}
	old := []string{path}
	if *district {
		old = append(old, whole)
	}
	for _, path := range old {
		if err := office.RemoveSample(path); err != nil {
			return err
		}
	}
	o, err := office.CreateSample(ctx, path, func(line string) { a.say("%s", line) })
	if err != nil {
		return err
	}
	defer closeOffice(o, &err)
	var files, said []string
	for _, p := range papers {
		f, err := o.PaperFacts(ctx, office.SampleYear, p.paper.Needs)
		if err != nil {
			return err
		}
		if p.paper.Empty(f).Is() {
			continue
		}
		done, err := writePaper(ctx, o, p.paper, f, p.to, reports.Options{}, nil)
		if err != nil {
			return err
		}
		files = append(files, p.to.Path)
		if done.Pages > 0 {
			a.say("写出 %s（%d 页）", p.to.Path, done.Pages)
		} else {
			a.say("写出 %s", p.to.Path)
		}
		for _, w := range done.Warnings {
			if !slices.Contains(said, w) { // of the faces of this machine, the same for every paper
				said = append(said, w)
				a.say("  %s", w)
			}
		}
	}
	if *district {
		written, err := a.demoDistrict(ctx, o, dir)
		if err != nil {
			return err
		}
		files = append(files, written...)
	}
	a.say("数据文件 %s", path)
	checked, err := o.Checkup(ctx, "")
	if err != nil {
		return err
	}
	a.sayCheckup(checked)
	if a.json {
		a.print(map[string]any{"data": path, "files": files, "checkup": checkupJSON(checked)["summary"]})
	}
	return nil
}

// demoAt makes the sample committee in the middle of its year: DIR/demo.db, and no papers, which belong to its end.
func (a *app) demoAt(ctx context.Context, dir, word string) (err error) {
	at, err := office.SampleStageOf(word)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return model.Wrap(err, model.ReadOnly, "不能建立文件夹 %s，换一个能写的位置", dir)
	}
	path := filepath.Join(dir, "demo.db")
	if _, err := os.Lstat(path); err == nil && !a.force {
		return model.Errorf(model.Exists, "%s 已经存在，没有动它；换一个文件夹，或者加上 --force 重新生成", path)
	}
	if err := office.RemoveSample(path); err != nil {
		return err
	}
	o, err := office.CreateSampleAt(ctx, path, at, func(line string) { a.say("%s", line) })
	if err != nil {
		return err
	}
	defer closeOffice(o, &err)
	h, err := o.Home(ctx)
	if err != nil {
		return err
	}
	a.say("数据文件 %s", path)
	a.say("%s，示例里的今天是 %s：%s", at.Title(), at.Day, at.Detail)
	next := ""
	for _, s := range h.Checklist() {
		if s.First {
			next = s.Text()
			a.say("%d %s　%s", s.Number, s.Title, next)
		}
	}
	if a.json {
		a.print(map[string]any{"data": path, "files": []string{}, "stage": at.ID, "day": at.Day, "next": next})
	}
	return nil
}

// demoDistrict makes the district's file of three committees and its papers, which it names.
func (a *app) demoDistrict(ctx context.Context, o *office.Office, dir string) (files []string, err error) {
	d, err := o.CreateSampleDistrict(ctx, dir, func(line string) { a.say("%s", line) })
	if err != nil {
		return nil, err
	}
	defer closeOffice(d, &err)
	for _, paper := range reports.CatalogueOf(true) {
		f, err := d.PaperFacts(ctx, office.SampleYear, paper.Needs)
		if err != nil {
			return nil, err
		}
		if paper.Empty(f).Is() {
			continue
		}
		to := d.Output(filepath.Join(dir, fmt.Sprintf("%d年度%s.pdf", office.SampleYear, paper.Title)), reports.Endings())
		to.Replace = a.force
		if _, err := writePaper(ctx, d, paper, f, to, reports.Options{}, nil); err != nil {
			return nil, err
		}
		files = append(files, to.Path)
		a.say("写出 %s", to.Path)
	}
	a.say("区级汇总 %s", filepath.Join(dir, office.SampleDistrictFile))
	return files, nil
}

// demoPaper is a paper of the sample and where it goes.
type demoPaper struct {
	paper reports.Paper
	to    outfile.Target
}

// demoPapers are the sample's papers, their files checked before anything is written.
func (a *app) demoPapers(dir, data string) ([]demoPaper, error) {
	var all []demoPaper
	for _, paper := range reports.Catalogue() {
		for _, ending := range reports.Endings() {
			to, err := a.output(outfile.Target{Path: filepath.Join(dir, fmt.Sprintf("%d年度%s%s", office.SampleYear, paper.Title, ending)),
				Endings: reports.Endings(), Data: data})
			if err != nil {
				return nil, err
			}
			all = append(all, demoPaper{paper, to})
		}
	}
	return all, nil
}

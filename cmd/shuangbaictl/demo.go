package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
)

// runDemo makes a complete sample committee: DIR/demo.db through the real imports, and the year-end papers.
func runDemo(ctx context.Context, a *app, args []string) error {
	dir, err := oneWord(flag.NewFlagSet("demo", flag.ContinueOnError), args, "目录")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return model.Wrap(err, model.ReadOnly, "不能建立文件夹 %s，换一个能写的位置", dir)
	}
	path := filepath.Join(dir, "demo.db")
	if err := office.RemoveSample(path); err != nil {
		return err
	}
	o, err := office.CreateSample(ctx, path, func(line string) { a.say("%s", line) })
	if err != nil {
		return err
	}
	defer o.Close()
	f, err := o.Facts(ctx, office.SampleYear)
	if err != nil {
		return err
	}
	var files []string
	for _, paper := range reports.Catalogue() {
		for _, ending := range []string{".pdf", ".xlsx"} {
			out := filepath.Join(dir, fmt.Sprintf("%d年度%s%s", office.SampleYear, paper.Title, ending))
			done, err := writePaper(paper, f, "", out)
			if err != nil {
				return err
			}
			files = append(files, out)
			if ending == ".pdf" {
				a.say("写出 %s（%d 页）", out, done.Pages)
				for _, w := range done.Warnings {
					a.say("  %s", w)
				}
			} else {
				a.say("写出 %s", out)
			}
		}
	}
	a.say("数据文件 %s", path)
	if a.json {
		a.print(map[string]any{"data": path, "files": files})
	}
	return nil
}

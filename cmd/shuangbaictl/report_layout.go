package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
)

// layoutChoice is what the flags say of a layout; what was not said stays as it is kept in the data file.
type layoutChoice struct {
	set                                               func(name string) bool
	committee, issuer, number, date, numbers, margins *string
}

// layoutFlags adds the flags of a layout, the same for one printing and for keeping it.
func layoutFlags(fs *flag.FlagSet) layoutChoice {
	return layoutChoice{
		committee: fs.String("committee", "", "文书上的党委名称"), issuer: fs.String("issuer", "", "印发机关"),
		number: fs.String("number", "", "文号"), date: fs.String("date", "", "成文日期"),
		numbers: fs.String("numbers", "", "页码：outside 居外，centred 居中"), margins: fs.String("margins", "", "页边距：上,下,左,右，毫米；standard 恢复国标"),
		set: func(name string) (found bool) {
			fs.Visit(func(f *flag.Flag) { found = found || f.Name == name })
			return found
		},
	}
}

// any reports whether a flag of the layout was given.
func (c layoutChoice) any() bool {
	for _, name := range []string{"committee", "issuer", "number", "date", "numbers", "margins"} {
		if c.set(name) {
			return true
		}
	}
	return false
}

// over is a layout with what the flags say in the place of its own.
func (c layoutChoice) over(l model.PaperLayout) (model.PaperLayout, error) {
	var err error
	for name, take := range map[string]func(){
		"committee": func() { l.Committee = *c.committee },
		"issuer":    func() { l.Issuer = *c.issuer },
		"number":    func() { l.Number = *c.number },
		"numbers": func() {
			l.Numbers = model.PageNumbers(strings.TrimPrefix(*c.numbers, "outside"))
		},
		"date": func() {
			var e error
			if l.Dated, e = model.ParseDate(*c.date); e != nil && *c.date != "" {
				err = model.FieldErrorf("dated", "成文日期写成 2026-12-15 的样子")
			}
		},
		"margins": func() {
			l.Margins = model.Margins{}
			m := &l.Margins
			if *c.margins == "standard" {
				return
			}
			if n, e := fmt.Sscanf(*c.margins, "%d,%d,%d,%d", &m.Top, &m.Bottom, &m.Left, &m.Right); n != 4 || e != nil {
				err = model.FieldErrorf("margins", "页边距写成 37,35,28,26 的样子：上,下,左,右，整毫米；standard 恢复国标")
			}
		},
	} {
		if c.set(name) {
			take()
		}
	}
	if err != nil {
		return l, err
	}
	l = l.Trimmed()
	return l, l.Validate()
}

const layoutUsage = "report layout [文书名称] [--year Y] [--committee 名称] [--issuer 机关] [--numbers outside|centred] [--margins 上,下,左,右] [--number 文号] [--date 日期] [--dry-run]"

// reportLayout shows the layout that is kept in the data file, or changes it. Number and date belong to the paper that is named.
func (a *app) reportLayout(ctx context.Context, words []string, year int, choice layoutChoice) error {
	if len(words) > 1 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s", layoutUsage)
	}
	name := ""
	if len(words) == 1 {
		p, err := reports.Find(words[0])
		if err != nil {
			return err
		}
		name = p.Name
	}
	if name == "" && (choice.set("number") || choice.set("date")) {
		return model.Errorf(model.Usage, "文号和成文日期是一份文书的，写上文书名称，例如 report layout bulletin --number 某民教党〔2026〕9号")
	}
	return a.with(ctx, !choice.any(), func(o *office.Office) error {
		y, err := 0, error(nil)
		if name != "" {
			if y, err = a.workingYear(ctx, o, year); err != nil {
				return err
			}
		}
		l, err := o.PaperLayout(ctx, name, y)
		if err != nil {
			return err
		}
		out := map[string]any{}
		if choice.any() {
			if l, err = choice.over(l); err != nil {
				return err
			}
			change, err := o.SavePaperLayout(a.preview(ctx), l)
			if err != nil {
				return err
			}
			out["change_set"], out["dry_run"] = change, a.dryRun
		}
		a.sayLayout(l, out)
		return nil
	})
}

func (a *app) sayLayout(l model.PaperLayout, out map[string]any) {
	m := l.Margins.OrStandard()
	numbers := map[model.PageNumbers]string{model.OutsideNumbers: "outside", model.CentredNumbers: "centred"}[l.Numbers]
	out["paper"], out["committee"], out["issuer"], out["number"], out["date"], out["numbers"] = l.Paper, l.Committee, l.Issuer, l.Number, string(l.Dated), numbers
	out["margins"] = []int{m.Top, m.Bottom, m.Left, m.Right}
	if a.json {
		a.print(out)
	}
	a.say("党委名称：%s", orWords(l.Committee, "同党委资料"))
	a.say("印发机关：%s", orWords(l.Issuer, "同党委名称"))
	a.say("页码：%s", map[string]string{"outside": "居外", "centred": "居中"}[numbers])
	a.say("页边距：上 %d、下 %d、左 %d、右 %d 毫米", m.Top, m.Bottom, m.Left, m.Right)
	if l.Paper != "" {
		a.say("文号：%s", orWords(l.Number, "留空填写"))
		a.say("成文日期：%s", orWords(l.Dated.Long(), "核定或打印的日期"))
	}
	if change, ok := out["change_set"].(int64); ok && change > 0 {
		a.say("已记下，变更 %d；撤销：shuangbaictl undo %d", change, change)
	}
}

func orWords(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

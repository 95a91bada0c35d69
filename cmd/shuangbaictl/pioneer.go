package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/pioneer"
)

const pioneerUsage = "pioneer list [--branch B] | show 姓名 | set 姓名 项目=数量 … | fill --branch B [--blanks 没有记录的计数项按没有计] | event 姓名 --title 事项 --basis 依据 [--points P] [--on 日期] | appraise 姓名=等次 … [--why 理由] [--on 日期] | index export|import 文件.json"

// pioneerCommand is one run of the command with its flags.
type pioneerCommand struct {
	*app
	year, quarter                           int
	branch, title, basis, points, day, note string
	blanks                                  bool
}

func runPioneer(ctx context.Context, a *app, args []string) error {
	c := &pioneerCommand{app: a}
	fs := a.dryRunFlags("pioneer")
	fs.Var((*yearValue)(&c.year), "year", "年度")
	fs.IntVar(&c.quarter, "quarter", 0, "季度")
	fs.StringVar(&c.branch, "branch", "", "支部")
	fs.StringVar(&c.title, "title", "", "加分、减分或清零的事项")
	fs.StringVar(&c.basis, "basis", "", "依据")
	fs.StringVar(&c.note, "why", "", "理由")
	fs.StringVar(&c.points, "points", "", "分值")
	fs.StringVar(&c.day, "on", "", "日期")
	fs.BoolVar(&c.blanks, "blanks", false, "空着的按没有计")
	a.forceFlag(fs)
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return model.Errorf(model.Usage, "用法：shuangbaictl %s [--year Y] [--quarter Q] [--dry-run]", pioneerUsage)
	}
	run := map[string]func(context.Context, *office.Office, []string) error{"list": c.list, "show": c.show, "set": c.set, "fill": c.fill, "event": c.event,
		"appraise": c.appraise, "index": c.index}[words[0]]
	if run == nil {
		return model.Errorf(model.Usage, "pioneer 没有“%s”；用法：shuangbaictl %s", words[0], pioneerUsage)
	}
	return a.with(ctx, words[0] == "list" || words[0] == "show", func(o *office.Office) (err error) {
		if c.year, err = a.aboutYear(ctx, o, c.year); err != nil {
			return err
		}
		if c.quarter == 0 {
			c.quarter = office.LatestQuarter(c.year, o.Today())
		}
		return run(a.preview(ctx), o, words[1:])
	})
}

// board reads the branch that is named, or all.
func (c *pioneerCommand) board(ctx context.Context, o *office.Office) (*office.PioneerBoard, error) {
	org, err := c.org(ctx, o, c.branch)
	if err != nil {
		return nil, err
	}
	return o.PioneerBoard(ctx, c.year, c.quarter, org)
}

func (c *pioneerCommand) org(ctx context.Context, o *office.Office, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	all, err := o.Branches(ctx)
	if err != nil {
		return 0, err
	}
	b, err := named(all, name, func(b office.BranchRow) string { return b.Org.Name })
	return b.Org.ID, err
}

// member finds somebody by name or number among those of the quarter.
func (c *pioneerCommand) member(ctx context.Context, o *office.Office, words []string) (*office.PioneerBoard, *office.PioneerRow, error) {
	if len(words) == 0 {
		return nil, nil, model.Errorf(model.Usage, "写上党员的姓名；用法：shuangbaictl %s", pioneerUsage)
	}
	b, err := c.board(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	var found []*office.PioneerRow
	for i := range b.Rows {
		if r := &b.Rows[i]; r.Member.Name == words[0] || strconv.FormatInt(r.Member.ID, 10) == words[0] {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		return nil, nil, model.Errorf(model.NotFound, "%s没有叫“%s”的党员", model.QuarterLabel(c.year, c.quarter), words[0])
	case 1:
		return b, found[0], nil
	}
	return nil, nil, model.Errorf(model.Conflict, "叫“%s”的党员有 %d 名，加上 --branch，或者写编号（list 里有）", words[0], len(found))
}

func (c *pioneerCommand) set(ctx context.Context, o *office.Office, words []string) error {
	b, r, err := c.member(ctx, o, words)
	if err != nil {
		return err
	}
	var changes []office.PioneerChange
	for _, word := range words[1:] {
		id, text, ok := strings.Cut(word, "=")
		line := b.Index.Line(id)
		if !ok {
			return model.Errorf(model.Usage, "“%s”要写成 项目=数量，如 J1=2；空着是清除", word)
		}
		if line == nil {
			var ids []string
			for _, l := range b.Index.Lines() {
				ids = append(ids, l.ID)
			}
			return model.Errorf(model.NotFound, "先锋指数办法里没有“%s”这一项；有 %s", id, strings.Join(ids, "、"))
		}
		mark, err := r.ReadMark(line, text, c.basis)
		if err != nil {
			return err
		}
		changes = append(changes, office.PioneerChange{MemberID: r.Member.ID, Line: line.ID, Mark: mark})
	}
	if len(changes) == 0 {
		return model.Errorf(model.Usage, "写上要填的项目，如 J1=0 S1=3")
	}
	what := fmt.Sprintf("填%s %s先锋指数 %d 项", r.Member.Name, model.QuarterLabel(c.year, c.quarter), len(changes))
	id, err := o.SetPioneerMarks(ctx, c.year, c.quarter, changes, what)
	return c.changed(id, what, err)
}

func (c *pioneerCommand) fill(ctx context.Context, o *office.Office, _ []string) error {
	if c.branch == "" {
		return model.Errorf(model.Usage, "写上支部：--branch 名称")
	}
	b, err := c.board(ctx, o)
	if err != nil {
		return err
	}
	changes, counted := b.FromRecords(), ""
	blanks := b.BlanksAsNone()
	switch recorded := len(changes); {
	case c.blanks:
		changes = append(changes, blanks...)
		counted = fmt.Sprintf("填%s先锋指数：按记录 %d 处，空着的按没有计 %d 处", model.QuarterLabel(c.year, c.quarter), recorded, len(blanks))
	default:
		counted = fmt.Sprintf("按记录填%s先锋指数 %d 处", model.QuarterLabel(c.year, c.quarter), recorded)
	}
	notes := b.Waiting
	if !c.blanks && len(blanks) > 0 {
		notes = append(slices.Clone(notes), fmt.Sprintf("还有 %d 处没有记录的计数项空着；没有就是没有的，加 --blanks 按没有计", len(blanks)))
	}
	id, err := o.SetPioneerMarks(ctx, c.year, c.quarter, changes, counted)
	return c.changed(id, counted, err, notes...)
}

func (c *pioneerCommand) event(ctx context.Context, o *office.Office, words []string) error {
	b, r, err := c.member(ctx, o, words)
	if err != nil {
		return err
	}
	e := model.PioneerEvent{Year: c.year, Quarter: c.quarter, MemberID: r.Member.ID, Title: c.title, Basis: c.basis, Date: model.Date(c.day)}
	if e.Kind, err = office.PioneerEventKind(b.Index, c.title); err != nil {
		return err
	}
	if c.points != "" {
		if e.Points, err = model.ParsePoints(c.points); err != nil {
			return err
		}
	}
	_, id, err := o.SavePioneerEvent(ctx, e)
	return c.changed(id, fmt.Sprintf("登记%s的%s", r.Member.Name, e.Kind.Label()), err)
}

// eventKind finds the sort of an event by its title, "" for one that the definition does not have.
func (c *pioneerCommand) appraise(ctx context.Context, o *office.Office, words []string) error {
	changes := map[int64][]office.AppraisalChange{}
	var org int64
	for _, word := range words {
		name, grade, ok := strings.Cut(word, "=")
		if !ok {
			return model.Errorf(model.Usage, "“%s”要写成 姓名=等次", word)
		}
		_, r, err := c.member(ctx, o, []string{name})
		if err != nil {
			return err
		}
		org = r.OrgID
		change := office.AppraisalChange{MemberID: r.Member.ID, Grade: grade}
		if c.note != "" {
			change.Reason = &c.note
		}
		if c.day != "" {
			day := model.Date(c.day)
			change.Date = &day
		}
		changes[org] = append(changes[org], change)
	}
	if len(changes) != 1 {
		return model.Errorf(model.Usage, "一次登记一个支部的结果：pioneer appraise 姓名=等次 …")
	}
	id, err := o.SetAppraisals(ctx, c.year, org, changes[org])
	return c.changed(id, fmt.Sprintf("登记 %d 名党员的民主评议结果", len(changes[org])), err)
}

// index writes the definition of the year into a file, or takes one from a file.
func (c *pioneerCommand) index(ctx context.Context, o *office.Office, words []string) error {
	if len(words) != 2 || words[0] != "export" && words[0] != "import" {
		return model.Errorf(model.Usage, "用法：shuangbaictl pioneer index export|import 文件.json [--year Y]")
	}
	if words[0] == "import" {
		raw, err := os.ReadFile(words[1])
		if err != nil {
			return model.Wrap(err, model.Missing, "读不了 %s，看路径对不对", words[1])
		}
		x, err := pioneer.Load(raw)
		if err != nil {
			return err
		}
		id, err := o.SetPioneerIndex(ctx, c.year, x)
		return c.changed(id, fmt.Sprintf("改 %d 年度的先锋指数办法", c.year), err)
	}
	x, _, err := o.PioneerIndex(ctx, c.year)
	if err != nil {
		return err
	}
	raw, err := pioneer.Bytes(x)
	if err != nil {
		return err
	}
	to, err := c.output(o.Output(words[1], []string{".json"}))
	if err != nil {
		return err
	}
	if err := to.Write(raw); err != nil {
		return err
	}
	if c.json {
		c.print(map[string]any{"year": c.year, "out": words[1]})
	}
	c.say("%d 年度的先锋指数办法：%s", c.year, words[1])
	return nil
}

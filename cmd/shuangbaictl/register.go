package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
)

const registerUsage = "用法：shuangbaictl register list | show ID | new --from 文件 --title 名称 [--owner committee|org|unit|member] [--sheet 表]"

func runRegister(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("register", flag.ContinueOnError)
	from := fs.String("from", "", "表格")
	title := fs.String("title", "", "台账名称")
	owner := fs.String("owner", "", "committee|org|unit|member")
	sheetName := fs.String("sheet", "", "工作表")
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	switch {
	case len(words) == 1 && words[0] == "list":
		return a.with(ctx, true, func(o *office.Office) error { return registerList.print(ctx, a, o, "registers", "") })
	case len(words) == 2 && words[0] == "show":
		return a.with(ctx, true, func(o *office.Office) error { return a.showRegister(ctx, o, words[1]) })
	case len(words) == 1 && words[0] == "new" && *from != "" && *title != "":
		if *owner != "" && record.Owner(*owner).Label() == "" {
			return model.Errorf(model.Usage, "--owner 只能是 committee、org、unit 或 member")
		}
		return a.with(ctx, a.dryRun, func(o *office.Office) error {
			d, err := o.ProposeRegister(ctx, *from, *sheetName, 0)
			if err != nil {
				return err
			}
			d.Proposal.Title = *title
			if *owner != "" {
				d.Proposal.Owner = record.Owner(*owner)
			}
			return a.newRegister(ctx, o, d)
		})
	}
	return model.Errorf(model.Usage, "%s", registerUsage)
}

// showRegister prints a definition: with --json as it is written in resources/registers.
func (a *app) showRegister(ctx context.Context, o *office.Office, id string) error {
	def, err := o.Register(ctx, id)
	if err != nil {
		return err
	}
	if a.json {
		a.print(def)
		return nil
	}
	a.say("%s（%s）　归属%s　%s", def.Title, def.ID, def.Owner.Label(), def.Note)
	for _, f := range def.Fields {
		line := "  " + f.Label + "　" + f.Shape.Label()
		if len(f.Options) > 0 {
			line += "：" + strings.Join(f.Options, "、")
		}
		if f.Required {
			line += "　必填"
		}
		if f.Remind > 0 {
			line += fmt.Sprintf("　提前 %d 天提醒", f.Remind)
		}
		a.say("%s", line)
	}
	var states []string
	for _, s := range def.States {
		states = append(states, s.Name)
	}
	if len(states) > 0 {
		a.say("  状态　%s", strings.Join(states, " → "))
	}
	return nil
}

// registerField is a field of a new register with the column that it comes from.
type registerField struct {
	Label   string       `json:"label"`
	Shape   record.Shape `json:"shape"`
	Header  string       `json:"header"`
	Column  string       `json:"column"`
	Sure    int          `json:"sure"`
	Matched int          `json:"matched"`
	Of      int          `json:"of"`
}

// registerProblem is a value that went in as it stands.
type registerProblem struct {
	Row    int         `json:"row"`
	Column string      `json:"column,omitempty"`
	Code   intake.Code `json:"code"`
	Text   string      `json:"text"`
}

func (a *app) newRegister(ctx context.Context, o *office.Office, d *office.RegisterDraft) error {
	var made office.NewRegister
	var err error
	if a.dryRun { // it works beside a window that has the file open
		made.Register, made.Plan, err = o.PlanRegister(ctx, d)
	} else {
		made, err = o.CreateRegister(ctx, d, false)
	}
	if err != nil {
		return err
	}
	fields, letters := []registerField{}, map[int]string{}
	for _, c := range d.Proposal.Columns {
		letters[c.Col] = c.Letter
		if c.Leave {
			a.say("  没有存 %s 列“%s”", c.Letter, c.Header)
			continue
		}
		fields = append(fields, registerField{c.Label, c.Shape, c.Header, c.Letter, c.Sure, c.Matched, c.Of})
		a.say("  %s 列“%s”　%s　%s", c.Letter, c.Header, c.Shape.Label(), c.Note)
	}
	problems := []registerProblem{}
	for _, s := range made.Plan.Sheets {
		for _, row := range s.Rows {
			for _, p := range row.Problems {
				problems = append(problems, registerProblem{row.Number, letters[p.Col], p.Code, p.Text})
				a.say("    第 %d 行　%s", row.Number, p.Text)
			}
		}
	}
	if a.json {
		a.print(map[string]any{"register": made.ID, "title": made.Title, "fields": fields, "rows": made.Plan.ToWrite(), "problems": problems, "change_set": made.ChangeSet})
	}
	if a.dryRun {
		a.say("将新建台账“%s”（%s），导入 %d 条；只是预览，没有写任何东西", made.Title, made.ID, made.Plan.ToWrite())
		return nil
	}
	a.say("新建台账“%s”（%s），导入 %d 条。变更编号 %d，撤销用 shuangbaictl undo %d", made.Title, made.ID, made.Plan.ToWrite(), made.ChangeSet, made.ChangeSet)
	return nil
}

// listEntries prints the entries of a register; numbers of persons and telephones are masked.
func listEntries(ctx context.Context, a *app, o *office.Office, register, search string) error {
	all, err := o.Entries(ctx, register, true)
	if err != nil {
		return err
	}
	type row struct {
		ID       string            `json:"id"`
		Number   string            `json:"number,omitempty"`
		Org      string            `json:"org"`
		Unit     string            `json:"unit"`
		Member   string            `json:"member"`
		State    string            `json:"state"`
		Due      string            `json:"due"`
		ClosedOn string            `json:"closed_on,omitempty"`
		Fields   map[string]string `json:"fields"`
	}
	rows := []row{}
	for _, e := range all.Rows {
		r := row{fmt.Sprint(e.ID), e.Number, e.Org, e.Unit, e.Member, e.State, string(e.Due.Date), string(e.ClosedOn), map[string]string{}}
		line := []string{r.ID}
		for _, f := range all.Fields {
			if v := e.Masked(f.Name); v != "" {
				r.Fields[f.Label] = v
				line = append(line, v)
			}
		}
		line = append(line, e.State, e.Due.Text())
		if strings.Contains(strings.Join(line, "\t"), search) {
			rows = append(rows, r)
			a.say("%s", textLine(line))
		}
	}
	if a.json {
		a.print(map[string]any{"register": register, "title": all.Title, "rows": rows})
	}
	return nil
}

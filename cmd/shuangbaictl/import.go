package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
)

func runImport(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("import", flag.ContinueOnError)
	kind := fs.String("kind", "", "roster|branches|activities|scores|"+strings.Join(office.RegisterWords(), "|")+"|register:ID")
	sheetName := fs.String("sheet", "", "工作表")
	policy := fs.String("policy", "overwrite", "overwrite|fill|skip")
	goodOnly := fs.Bool("good-only", false, "只导入合格的行")
	errorsOut := fs.String("errors", "", "问题表")
	hidden := fs.Bool("hidden", false, "隐藏的行和工作表一起导入")
	fs.BoolVar(&a.dryRun, "dry-run", false, "只看结果，不写")
	a.forceFlag(fs)
	answers := newAnswers()
	fs.Var(answers, "answer", "问题=回答")
	chosen := mapping{}
	fs.Var(chosen, "map", "表头=字段")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) != 1 {
		return model.Errorf(model.Usage, "用法：shuangbaictl import 文件 [选项]；一次导入一个文件")
	}
	opts := intake.Options{Kind: office.KindOfWord(*kind), Policy: intake.Policy(*policy), Map: chosen, Answers: answers.questions, Values: answers.values, IncludeHidden: *hidden}
	if *sheetName != "" {
		opts.OnlySheets = []string{*sheetName}
	}
	if err := checkImportWords(opts); err != nil {
		return err
	}
	// A dry run only looks: it works beside a window that has the file open, but for an error workbook of a file with a password, which the history tells of.
	return a.with(ctx, a.dryRun && (*errorsOut == "" || a.unsealed()), func(o *office.Office) error {
		if err := learnRegister(ctx, o, opts.Kind); err != nil {
			return err
		}
		if err := chosen.checkFields(opts.Kind); err != nil {
			return err
		}
		if err := answers.findOrgs(ctx, o); err != nil {
			return err
		}
		var to outfile.Target
		var err error
		if *errorsOut != "" {
			if to, err = a.output(o.Output(*errorsOut, []string{".xlsx"}, words[0])); err != nil {
				return err
			}
		}
		d, err := a.readImport(ctx, o, words[0], opts, chosen)
		if err != nil {
			return err
		}
		if err := answers.unused(d.Plan); err != nil {
			return err
		}
		if *errorsOut != "" {
			if err := o.SaveErrorWorkbook(ctx, d, to); err != nil {
				return err
			}
		}
		if a.dryRun {
			err = office.Refusal(d.Plan, *goodOnly)
		} else {
			_, err = o.Apply(ctx, d, office.ApplyOptions{GoodOnly: *goodOnly})
		}
		if err != nil {
			d.Plan.Outcome = "refused"
			err = namingTheAnswer(d.Plan, err)
		}
		return a.tellImport(d.Plan, err)
	})
}

// learnRegister makes the headers of the registers known, and refuses one that there is not.
func learnRegister(ctx context.Context, o *office.Office, kind intake.Kind) error {
	id, ok := kind.Register()
	if !ok {
		return nil
	}
	if _, err := o.Registers(ctx); err != nil {
		return err
	}
	_, err := o.Register(ctx, id)
	return err
}

// tellImport prints the plan that was applied or refused: as JSON with the error beside it, or row by row.
func (a *app) tellImport(p *intake.Plan, err error) error {
	if !a.json {
		a.tellPlan(p)
		if err == nil {
			a.tellApplied(p)
		}
		return err
	}
	if err == nil {
		out := bufio.NewWriter(a.stdout)
		if err := p.WriteJSON(out); err != nil {
			return model.Wrap(err, model.DiskFull, "结果没有写完；检查输出的位置")
		}
		fmt.Fprintln(out)
		return model.Wrap(out.Flush(), model.DiskFull, "结果没有写完；检查输出的位置")
	}
	raw, jsonErr := json.Marshal(p)
	if jsonErr != nil {
		return err
	}
	object := map[string]any{}
	if json.Unmarshal(raw, &object) == nil {
		a.printWith(object, err)
	}
	return err
}

// readImport reads a file, and refuses sheets, headers and fields named on the command line that it does not have.
func (a *app) readImport(ctx context.Context, o *office.Office, file string, opts intake.Options, chosen mapping) (*office.Draft, error) {
	d, err := o.ReadImport(ctx, file, opts, a.progress("核对"))
	if err != nil {
		return nil, err
	}
	for _, name := range opts.OnlySheets {
		if err := checkSheet(d.Book, name); err != nil {
			return nil, err
		}
	}
	if err := chosen.checkHeaders(d); err != nil || d.Plan.Kind == "" {
		return d, err
	}
	named, err := chosen.named(d.Plan.Kind)
	if err != nil || maps.Equal(named, chosen) {
		return d, err
	}
	opts.Map = named
	return d, o.Replan(ctx, d, opts, nil)
}

func checkImportWords(opts intake.Options) error {
	_, register := opts.Kind.Register()
	switch opts.Kind { // a word such as terms is a register by now
	case "", intake.Roster, intake.Branches, intake.Activities, intake.Scores:
	default:
		if !register {
			return model.Errorf(model.Usage, "--kind 只能是 roster、branches、activities、scores、%s 或 register:台账代号", strings.Join(office.RegisterWords(), "、"))
		}
	}
	switch opts.Policy {
	case intake.Overwrite, intake.Fill, intake.SkipKnown:
	default:
		return model.Errorf(model.Usage, "--policy 只能是 overwrite、fill 或 skip")
	}
	return nil
}

// tellPlan prints what a plan would do, each row with a problem on a line of its own. Names stay out of it: the row
// number is enough to find the row.
func (a *app) tellPlan(p *intake.Plan) {
	a.say("%s：%s", p.File, p.Kind.Label())
	for _, s := range p.Sheets {
		why := ""
		if s.Why != "" {
			why = "，有" + s.Why
		}
		a.say("  工作表 %s，表头第 %d 行%s", s.Name, s.HeaderRow, why)
		for _, row := range s.Rows {
			for _, problem := range row.Problems {
				a.say("    第 %d 行　%s　%s", row.Number, row.Kind.Label(), problem.Text)
			}
		}
	}
	for _, s := range p.LeftOut() {
		a.say("  没有读工作表“%s”：%s", s.Name, s.Why)
	}
	for _, s := range p.Sheets {
		for _, note := range s.Notes {
			a.say("  工作表 %s：%s", s.Name, note)
		}
	}
	if text := p.MissingText(); text != "" { // names stay out of it here; --json has them
		a.say("  %s", text)
	}
	for _, q := range p.Questions {
		if q.Open() {
			a.say("  要回答：%s。回答用 %s", q.Text, answerFlags(&q))
		}
	}
	for i := range p.Unknowns {
		if u := &p.Unknowns[i]; asksWhich(u) {
			a.say("  要指定：“%s”是哪个党组织（%d 行）。用 %s", u.Text, u.Count, valueFlags(u))
		}
	}
	if p.Hidden.Text != "" {
		a.say("  %s；%s", p.Hidden.Text, p.Hidden.Fix)
	}
	for _, s := range p.Sheets {
		for _, c := range s.Columns {
			if c.Col >= 0 && c.Header != "" && (c.Field == intake.FieldNone || !c.Stored) && c.Field != intake.Seq && c.Field != intake.Issue {
				a.say("  没有导入 %s 列“%s”", c.Letter, c.Header)
			}
		}
	}
	for _, n := range p.NewOrgs {
		a.say("  将新建%s %s（%d 行）", n.Kind.Label(), n.Name, n.Rows)
	}
	for _, n := range p.NewUnits {
		a.say("  将新建单位 %s（%d 人），%s", n.Name, n.Rows, coveredBy(n))
	}
	s := p.Summary
	a.say("  可导入 %d　更新 %d　相同 %d　需确认 %d　有问题 %d　不是数据 %d", s.New, s.Update, s.Same, s.Conflict, s.Error, s.Skip)
}

func coveredBy(n intake.NewUnit) string {
	if n.Cover == "" {
		return "没有支部覆盖"
	}
	return "由" + n.Cover + "覆盖"
}

func (a *app) tellApplied(p *intake.Plan) {
	switch {
	case a.dryRun:
		a.say("只是预览，没有写任何东西")
	case p.ChangeSet != 0:
		a.say("%s。变更编号 %d，撤销用 shuangbaictl undo %d", office.Describe(p), p.ChangeSet, p.ChangeSet)
	default:
		a.say("没有要写的，数据没有变化")
	}
}

// progress prints how far long work is, when stderr is a terminal.
func (a *app) progress(what string) func(done, total int) {
	if f, ok := a.stderr.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return func(done, total int) {
				fmt.Fprintf(a.stderr, "\r%s %d / %d", what, done, total)
				if done >= total {
					fmt.Fprintln(a.stderr)
				}
			}
		}
	}
	return nil
}

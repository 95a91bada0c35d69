package projects

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const nameWidth float32 = 60

// pane shows one project: its states, what is late, who and how much, checks, evidence, and the next step.
func (s *Screen) pane(_ context.Context, o *office.Office, r row) (func() kit.PaneSpec, error) {
	return func() kit.PaneSpec {
		today := o.Today()
		var where []string
		for _, w := range []string{r.Number, r.Row.Org} {
			if w != "" {
				where = append(where, w)
			}
		}
		p := kit.PaneSpec{Title: r.Row.Title, Facts: strings.Join(where, "　"), Under: s.steps(r, today.Year())}
		body := kit.VBox(look.Gap12)
		if title, detail, late := r.Notice(today); title != "" {
			tone := look.ToneWarn
			if late {
				tone = look.ToneBad
			}
			body.Add(kit.NewNote(tone, title, "", detail))
		}
		body.Add(s.facts(r))
		body.Add(section("检查", nil))
		body.Add(s.checks(r, today.Year()))
		body.Add(section("佐证", s.editLink("填写")))
		body.Add(s.evidence(r))
		if log := r.Values["log"]; log != "" {
			body.Add(section("开展记录", nil))
			body.Add(text.Para(log))
		}
		p.Body = body
		if o.ReadOnly() {
			return p
		}
		p.Foot = []fyne.CanvasObject{kit.NewButton("编辑", s.Edit).Small()}
		if r.Group != project.Over && r.Due != "" {
			p.Foot = append(p.Foot, kit.NewButton("登记延期", func() { s.extend(r) }).Small())
		}
		p.Foot = append(p.Foot, kit.MenuButton("更多", s.acts(r)).Small())
		if step, words := r.Next(); step != project.NoStep {
			p.FootR = []fyne.CanvasObject{kit.PrimaryButton(words, func() { s.next(r, step) }).Small()}
		}
		return p
	}, nil
}

// steps are the states on their way, with the day of each.
func (s *Screen) steps(r row, year int) fyne.CanvasObject {
	day := func(name, after string) string {
		if d := model.Date(r.Values[name]); d != "" {
			return dueText(d, year) + after
		}
		return ""
	}
	last := kit.StateStep{Name: project.Finished, Date: day("done_on", "")}
	if last.Date == "" && r.Due != "" {
		last.Date = "应 " + dueText(r.Due, year)
	}
	now := 0
	for i, st := range stages {
		if st.has(r.State) {
			now = i
		}
	}
	all := []kit.StateStep{{Name: project.Applied, Date: day("applied_on", "")}, {Name: project.Approved, Date: day("approved_on", "")},
		{Name: project.Under, Date: day("from", " 起")}, last}
	all[now].Name = r.State
	return kit.NewStateSteps(all, now)
}

// facts are who answers, the measure with its bar, the money, and what it counts for.
func (s *Screen) facts(r row) fyne.CanvasObject {
	var cells []fyne.CanvasObject
	add := func(label string, left fyne.CanvasObject, right ...fyne.CanvasObject) {
		cells = append(cells, text.Body(label).In(look.Text2), kit.Border(nil, nil, nil, kit.HBox(look.Gap8, right...), left))
	}
	small := func(before, words string) []fyne.CanvasObject {
		if words == "" {
			return nil
		}
		return []fyne.CanvasObject{text.Small(before + words)}
	}
	add("负责人", text.Body(cmp.Or(r.Values["leader"], "还没有定")), small("协办 ", text.Truncate(r.Values["helpers"], 130, look.SizeSmall, false))...)
	if id := record.RefID(r.Values["org"]); id != 0 {
		add("支部", kit.HBox(0, kit.NewLink(text.Truncate(r.Row.Org, 240, look.SizeBody, false), func() { s.d.Go(shell.Branches, id) })))
	}
	if r.Values["measure"] != "" || r.Target > 0 {
		ink := look.Chart2
		figure := text.Strong(r.Progress())
		if r.DaysLate > 0 && r.Left() > 0 {
			ink = look.Bad
			figure.In(look.Bad)
		}
		words := strings.TrimSpace(r.Values["measure"])
		if r.Target > 0 {
			words = strings.TrimSpace(words + " " + r.Target.Short() + " " + r.Unit())
		}
		add("指标", text.Body(words).Cutting(), kit.NewProgressLine(float64(r.Share())).Wide(64).In(ink), figure)
	}
	if r.Planned > 0 || r.Paid > 0 {
		add("经费", text.Body("预算 "+r.Planned.String()+" 元").Cutting(), text.Small("已拨 "+r.Paid.String()))
	}
	if r.Values["counts_for"] != "" {
		add("计入考核", text.Body(r.Values["counts_for"]).Cutting(), small("", r.Values["counts_how"])...)
	}
	for _, f := range []struct{ label, name string }{{"目标", "aims"}, {"延期", "extended_why"}, {"结项意见", "result"}, {"备注", "remark"}} {
		if v := r.Values[f.name]; v != "" {
			cells = append(cells, text.Body(f.label).In(look.Text2), text.Para(v))
		}
	}
	return kit.Columns(look.Gap8, 6, []float32{nameWidth, 0}, cells...)
}

func section(title string, act fyne.CanvasObject) fyne.CanvasObject {
	var right []fyne.CanvasObject
	if act != nil {
		right = append(right, act)
	}
	return kit.VBox(look.Gap4, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong(title)}, right), kit.HRule(look.LineSoft))
}

func (s *Screen) editLink(words string) fyne.CanvasObject {
	if s.d.Office.ReadOnly() {
		return nil
	}
	return kit.SmallLink(words, s.Edit)
}

// line is one line of the checks and of the evidence: a sign, what it is, a small word, and at the right how it stands.
func line(icon string, ink look.Token, what, small, right string, rightInk look.Token, act func()) fyne.CanvasObject {
	var end fyne.CanvasObject = text.Small(right).In(rightInk)
	if act != nil {
		end = kit.SmallLink(right, act)
	}
	return kit.Spread(look.Gap8, []fyne.CanvasObject{kit.NewIcon(icon, look.GlyphInline, ink), text.Body(what), text.Small(small).Cutting()}, []fyne.CanvasObject{end})
}

// checks are the review, the mid check and the end report.
func (s *Screen) checks(r row, year int) fyne.CanvasObject {
	box := kit.VBox(look.Gap8)
	said := func(name string) string { return dueText(model.Date(r.Values[name]), year) }
	one := func(what, day, by, result, due string, late bool, act func()) {
		switch {
		case r.Values[day] != "":
			box.Add(line("check", look.OK, what, strings.TrimSpace(said(day)+"　"+r.Values[by]), cmp.Or(r.Values[result], "已办"), look.OK, nil))
		case r.Group == project.Over:
			box.Add(line("info", look.Text3, what, "", "没有记录", look.Text3, nil))
		default:
			icon, ink, words := "clock", look.Text2, "未到"
			if late {
				icon, ink, words = "alert", look.Bad, "未办"
			}
			if due != "" {
				due = "应 " + due
			}
			if act != nil {
				words = "登记"
			}
			box.Add(line(icon, ink, what, due, words, ink, act))
		}
	}
	check := func() { s.check(r) }
	if s.d.Office.ReadOnly() || !r.Running() {
		check = nil
	}
	one("立项审核", "reviewed_on", "reviewer", "", "", false, nil)
	one("中期检查", "mid_on", "mid_by", "mid_result", said("mid_due"), r.MidLate, check)
	one("结项报告", "report_on", "", "", dueText(r.Due, year), r.DaysLate > 0, nil)
	return box
}

// evidence lists what is there, then what is missing.
func (s *Screen) evidence(r row) fyne.CanvasObject {
	box := kit.VBox(look.Gap8)
	for _, e := range r.Evidence() {
		box.Add(line("document", look.Text2, e, "", "已有", look.OK, nil))
	}
	for _, m := range r.Missing {
		box.Add(line("alert", look.Bad, m, "", "缺", look.Bad, nil))
	}
	if len(box.Objects) == 0 {
		box.Add(text.Caption("没有写应有哪些佐证；编辑时填“应有佐证”，例如 签到表、结项报告。"))
	}
	return box
}

// acts are the rarer things that can be done with a project.
func (s *Screen) acts(r row) []kit.Option {
	var acts []kit.Option
	if r.Running() {
		acts = append(acts, kit.Option{Text: "登记开展情况", Icon: "plus", Do: func() { s.next(r, project.Work) }},
			kit.Option{Text: "登记中期检查", Icon: "check", Do: func() { s.check(r) }})
	}
	if r.Group != project.Over {
		acts = append(acts, kit.Option{Text: "结项", Icon: "check", Do: func() { s.next(r, project.Finish) }})
	}
	return append(acts, kit.Option{Text: "到台账里看", Icon: "archive", Detail: fmt.Sprintf("%d 个字段", len(s.def.Fields)), Do: func() { s.d.Go(shell.Registers, r.ID) }})
}
